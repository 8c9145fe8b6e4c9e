using System.Collections.Immutable;
using System.Globalization;

namespace CultureBot.Chat.Phrases;

/// <summary>One sentence of one language, parsed once.</summary>
internal sealed class Phrase
{
    private readonly ImmutableArray<PhrasePart> _parts;
    private readonly PluralRules _rules;
    private readonly CultureInfo _numbers;
    private readonly bool _isPseudo;

    /// <param name="pattern">The sentence in the notation of <see cref="PhraseParser"/>.</param>
    /// <param name="language">The language that the pattern is written in.</param>
    /// <param name="reader">The reader's culture, which formats numbers.</param>
    /// <exception cref="FormatException">The pattern is malformed.</exception>
    public Phrase(string pattern, CultureInfo language, CultureInfo reader)
    {
        _parts = PhraseParser.Parse(pattern);
        _rules = PluralRules.For(language);
        _isPseudo = PseudoLanguage.Is(reader);
        _numbers = _isPseudo ? language : reader;
        Placeholders = Names(_parts).ToImmutableSortedSet(StringComparer.Ordinal);
    }

    /// <summary>The arguments that it names, and <c>name=branch</c> for each branch of a select.</summary>
    public ImmutableSortedSet<string> Placeholders { get; }

    public ChatText Say(ReadOnlySpan<(string Name, object Value)> values)
    {
        var writer = new PhraseWriter(values, _rules, _numbers, _isPseudo);
        writer.Write(_parts, number: 0, isBold: false);
        return writer.ToText();
    }

    /// <summary>Plural categories that whole numbers up to 200 take in the language and that some plural here does not answer.</summary>
    public IEnumerable<string> MissingCategories() => Plurals(_parts)
        .SelectMany(plural => Enumerable.Range(0, 201)
            .Where(number => !plural.Exact.ContainsKey(number))
            .Select(number => _rules.Category(number - plural.Offset))
            .Where(category => !plural.Categories.ContainsKey(category)))
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Names(ImmutableArray<PhrasePart> parts) => All(parts).SelectMany(part => part switch
    {
        ArgumentPart argument => [argument.Name],
        PluralPart plural => [plural.Name],
        SelectPart select => [select.Name, .. select.Branches.Keys.Select(branch => $"{select.Name}={branch}")],
        _ => (IEnumerable<string>)[],
    });

    private static IEnumerable<PluralPart> Plurals(ImmutableArray<PhrasePart> parts) => All(parts).OfType<PluralPart>();

    private static IEnumerable<PhrasePart> All(ImmutableArray<PhrasePart> parts) => parts.SelectMany(part => part switch
    {
        BoldPart bold => All(bold.Parts),
        SelectPart select => select.Branches.Values.SelectMany(All).Prepend(part),
        PluralPart plural => plural.Exact.Values.Concat(plural.Categories.Values).SelectMany(All).Prepend(part),
        _ => [part],
    });
}
