using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CultureBot.Chat;

namespace CultureBot.Kudos;

/// <summary>Reads what was typed after <c>/kudos</c>. Pure: who the named people are is looked up elsewhere.</summary>
public static partial class KudosText
{
    /// <summary>Below this many characters, emoji, mentions and tags not counted, a kind question is asked first.</summary>
    public const int EnoughCharacters = 20;

    /// <summary>In code points; far above what one types, far below what a platform or a page could not show.</summary>
    public const int MostCharacters = 8000;

    // Between two names at the start, so that "@ana and @ben …" thanks both in the languages people are likely to type.
    private static readonly HashSet<string> Conjunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "und", "y", "e", "et", "og", "och", "en", "ja", "i", "a", "és", "и", "και", "ve", "dan", "me",
    };

    /// <summary>
    /// The names at the start are the recipients and the rest is the giver's words; when no name stands at the start,
    /// every name in the text is a recipient and all of it is the words.
    /// </summary>
    internal static ParsedKudos Parse(CommandText text, KudosKeywords keywords)
    {
        var parts = new Queue<CommandPart>(Normalize(text));
        var visibility = TakeVisibility(parts, keywords);
        var named = TakeNamesAtStart(parts);
        if (named.Count == 0) named = [.. parts.Where(IsName)];
        var words = Tidy(string.Concat(parts.Select(p => p.Plain)));
        return new([.. named.Distinct()], words, visibility);
    }

    /// <summary>The tags of company values among the words, in their order, without '#', in lower case.</summary>
    public static ImmutableArray<string> Tags(string words, IReadOnlyCollection<string> values) =>
    [
        .. TagPattern().Matches(words).Select(m => m.Groups["tag"].Value.ToLowerInvariant())
            .Where(t => values.Contains(t, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The words without the value tags that end them: cards show those as chips.</summary>
    public static string WithoutClosingTags(string words, IReadOnlyCollection<string> tags)
    {
        var shown = words;
        while (ClosingTagPattern().Match(shown) is { Success: true } match
               && tags.Contains(match.Groups["tag"].Value.ToLowerInvariant(), StringComparer.Ordinal))
        {
            shown = shown[..match.Index].TrimEnd();
        }

        return shown.Length == 0 ? words : shown;
    }

    /// <summary>True when the words say too little for the recipient to know what they did.</summary>
    public static bool IsThin(string words)
    {
        var bare = TagPattern().Replace(MentionPattern().Replace(ShortcodePattern().Replace(words, " "), " "), " ");
        var substance = string.Concat(bare.EnumerateRunes().Where(r => !IsPictorial(r)).Select(r => r.ToString()));
        return new StringInfo(SpacePattern().Replace(substance, " ").Trim()).LengthInTextElements < EnoughCharacters;
    }

    /// <summary>SHA-256 in hex of letters and digits alone, in lower case: equal for the same text typed a little differently.</summary>
    public static string Hash(string words)
    {
        // Half a surrogate pair becomes U+FFFD: normalizing refuses it.
        var whole = string.Concat(words.EnumerateRunes().Select(r => r.ToString()));
        var plainest = string.Concat(whole.Normalize(NormalizationForm.FormKC).EnumerateRunes()
            .Where(Rune.IsLetterOrDigit).Select(r => Rune.ToLowerInvariant(r).ToString()));
        if (plainest.Length == 0) plainest = words.Trim();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plainest)));
    }

    // A channel named like a value was meant as the value: Slack turns "#care" into the channel when there is one.
    private static IEnumerable<CommandPart> Normalize(CommandText text) => text.Parts.Where(p => p.Plain.Length > 0);

    private static Visibility TakeVisibility(Queue<CommandPart> parts, KudosKeywords keywords)
    {
        if (parts.Count == 0 || parts.Peek() is not TypedText first) return Visibility.Public;
        var (word, rest) = FirstWord(first.Text);
        if (keywords.VisibilityOf(word) is not { } visibility) return Visibility.Public;
        var others = parts.Skip(1).ToList();
        parts.Clear();
        if (rest.Length > 0) parts.Enqueue(new TypedText(rest));
        others.ForEach(parts.Enqueue);
        return visibility;
    }

    private static List<CommandPart> TakeNamesAtStart(Queue<CommandPart> parts)
    {
        var named = new List<CommandPart>();
        var pending = new Queue<CommandPart>(parts);
        while (pending.TryDequeue(out var part))
        {
            if (IsName(part))
            {
                named.Add(part);
                parts.Clear();
                foreach (var left in pending) parts.Enqueue(left);
            }
            else if (part is not TypedText { Text: var between } || !JoinsNames(between))
            {
                break;
            }
        }

        return named;
    }

    private static bool IsName(CommandPart part) => part is NamedAccount or NamedGroup or TypedHandle;

    private static bool JoinsNames(string between)
    {
        var word = between.Trim([' ', '\t', '\r', '\n', '\u00a0', ',', ';', '&', '+', '、', '،']);
        return word.Length == 0 || Conjunctions.Contains(word);
    }

    private static (string Word, string Remainder) FirstWord(string text)
    {
        var trimmed = text.TrimStart();
        var end = trimmed.IndexOfAny([' ', '\t', '\n', '\r']);
        return end < 0 ? (trimmed, "") : (trimmed[..end], trimmed[end..].TrimStart());
    }

    private static string Tidy(string words) =>
        words.ReplaceLineEndings("\n").Trim([' ', '\t', '\n', '\u00a0', ',', ':', ';']).Replace("\0", "", StringComparison.Ordinal);

    private static bool IsPictorial(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.Format
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        || rune.Value is >= 0xFE00 and <= 0xFE0F;

    [GeneratedRegex(@"(?<![\w#])#(?<tag>[\p{L}\p{N}][\p{L}\p{N}_-]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"(^|\s)#(?<tag>[\p{L}\p{N}][\p{L}\p{N}_-]*)\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClosingTagPattern();

    [GeneratedRegex(@"(?<!\w)@[\p{L}\p{N}._-]+", RegexOptions.None, 1000)]
    private static partial Regex MentionPattern();

    [GeneratedRegex(@":[a-z0-9_+'-]+:", RegexOptions.None, 1000)]
    private static partial Regex ShortcodePattern();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex SpacePattern();
}

/// <param name="Named">People and groups, each once, in their order.</param>
/// <param name="Words">The giver's words, trimmed.</param>
/// <param name="Visibility">From a keyword before the names; public without one.</param>
internal sealed record ParsedKudos(ImmutableArray<CommandPart> Named, string Words, Visibility Visibility);

/// <summary>The words that steer <c>/kudos</c>, in the giver's language; English ones are always understood too.</summary>
internal sealed class KudosKeywords(Phrasebook words, CultureInfo culture)
{
    public bool IsHelp(string text) => Is("KeywordsHelp", text);

    public bool IsThanks(string text) => Is("KeywordsThanks", text);

    public bool IsUndo(string text) => Is("KeywordsUndo", text);

    public Visibility? VisibilityOf(string word) =>
        Is("KeywordsPrivate", word) ? Visibility.Private
        : Is("KeywordsPrivateAndManager", word) ? Visibility.PrivateAndManager
        : Is("KeywordsManagerOnly", word) ? Visibility.ManagerOnly
        : null;

    private bool Is(string key, string text) => words.IsWord(culture, key, text.Trim());
}
