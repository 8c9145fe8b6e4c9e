using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using CultureBot.Chat.Phrases;

namespace CultureBot.Chat;

/// <summary>
/// The words of one slice: a .resx file with a key a sentence, and one more file a language. Patterns hold named
/// placeholders and CLDR plurals in ICU's notation — <c>{giver} thanked you</c>,
/// <c>{count, plural, one {# person} other {# people}}</c>, <c>{kind, select, team {…} other {…}}</c> — and
/// <c>**bold**</c>. Values put into placeholders stay literal: they are never read as a pattern or as markup.
/// </summary>
public sealed class Phrasebook(ResourceManager resources)
{
    /// <summary>The neutral resources are written in English.</summary>
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private readonly ConcurrentDictionary<(string Culture, string Key), Phrase> _phrases = new();
    private readonly ConcurrentDictionary<string, ImmutableArray<(ResourceSet Texts, CultureInfo Language)>> _languages =
        new(StringComparer.Ordinal);

    /// <summary>The .resx file's name, for messages to developers.</summary>
    public string Name => resources.BaseName;

    /// <summary>Every key of the English book, sorted.</summary>
    public ImmutableArray<string> Keys => [.. KeysOf(CultureInfo.InvariantCulture)];

    /// <summary>
    /// The sentence in the language, or in its parent languages', or in English. The pseudo-language <c>qps-ploc</c>
    /// is English with every letter accented and brackets around, so that text that goes round the phrasebook shows.
    /// </summary>
    /// <param name="culture">Decides language, plural category and number format.</param>
    /// <param name="key">A key of the .resx file.</param>
    /// <param name="values">By placeholder: <see cref="ChatText"/>, string, or a number.</param>
    /// <exception cref="ArgumentException">The key or a placeholder is missing, or the pattern is malformed: a bug, found by tests.</exception>
    public ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values)
    {
        try
        {
            return Find(culture, key).Say(values);
        }
        catch (FormatException wrong)
        {
            throw new ArgumentException($"The phrase '{key}' of {Name}: {wrong.Message}", nameof(values), wrong);
        }
    }

    /// <summary>The sentence as plain text: for buttons, labels and pages.</summary>
    /// <exception cref="ArgumentException">As <see cref="Say"/>.</exception>
    public string SayPlain(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        Say(culture, key, values).ToPlain();

    /// <summary>Whether what was typed is one of the words under a key, which stand there with spaces between them: in English or in the reader's language.</summary>
    public bool IsWord(CultureInfo culture, string key, string typed) =>
        new[] { English, culture }.Any(language => SayPlain(language, key).Split(' ').Contains(typed, StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// What is wrong with the book in one language, a line each, for tests: malformed patterns, keys that English has and the
    /// language and its parents lack (or the reverse), placeholders that differ from the English ones, and plural categories
    /// that the language needs and a plural lacks. The invariant culture checks English itself.
    /// </summary>
    public ImmutableArray<string> Problems(CultureInfo culture)
    {
        var english = KeysOf(CultureInfo.InvariantCulture);
        var own = KeysOf(culture);
        return
        [
            .. english.Except(own).Select(key => $"{key}: lacking"),
            .. own.Except(english).Select(key => $"{key}: no such key in English"),
            .. english.Intersect(own).SelectMany(key => Problems(culture, key)),
        ];
    }

    private IEnumerable<string> Problems(CultureInfo culture, string key)
    {
        Phrase phrase, english;
        try
        {
            phrase = Find(culture, key);
            english = Find(CultureInfo.InvariantCulture, key);
        }
        catch (FormatException wrong)
        {
            return [$"{key}: {wrong.Message}"];
        }

        return
        [
            .. english.Placeholders.Except(phrase.Placeholders).Select(name => $"{key}: the placeholder {name} is lacking"),
            .. phrase.Placeholders.Except(english.Placeholders).Select(name => $"{key}: English has no placeholder {name}"),
            .. phrase.MissingCategories().Select(category => $"{key}: a plural lacks '{category}'"),
        ];
    }

    private Phrase Find(CultureInfo culture, string key) => _phrases.GetOrAdd((culture.Name, key), static (at, arguments) =>
    {
        var (book, culture) = arguments;
        foreach (var (texts, language) in book.LanguagesOf(culture))
        {
            if (texts.GetString(at.Key) is { } pattern) return new(pattern, language, culture);
        }

        throw new FormatException($"{book.Name} has no such key.");
    }, (this, culture));

    /// <summary>The culture's own texts, its parents', then the English ones.</summary>
    private ImmutableArray<(ResourceSet Texts, CultureInfo Language)> LanguagesOf(CultureInfo culture) =>
        _languages.GetOrAdd(culture.Name, _ =>
        {
            var found = ImmutableArray.CreateBuilder<(ResourceSet, CultureInfo)>();
            for (var language = culture; language.Name.Length > 0; language = language.Parent)
            {
                if (resources.GetResourceSet(language, createIfNotExists: true, tryParents: false) is { } texts) found.Add((texts, language));
            }

            if (resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false) is { } english)
            {
                found.Add((english, English));
            }

            return found.ToImmutable();
        });

    /// <summary>The keys that a reader of the culture finds without falling back to a foreign language.</summary>
    private ImmutableSortedSet<string> KeysOf(CultureInfo culture) => LanguagesOf(culture)
        .Where(found => found.Language.Name != English.Name || IsEnglish(culture))
        .SelectMany(found => found.Texts.Cast<DictionaryEntry>())
        .Select(entry => (string)entry.Key)
        .ToImmutableSortedSet(StringComparer.Ordinal);

    private static bool IsEnglish(CultureInfo culture) =>
        culture.Name.Length == 0 || culture.TwoLetterISOLanguageName == "en" || PseudoLanguage.Is(culture);
}
