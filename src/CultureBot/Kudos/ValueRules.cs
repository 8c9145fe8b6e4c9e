using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CultureBot.Kudos;

/// <summary>Why a value is not stored so.</summary>
public enum ValueRefusal
{
    /// <summary>It is none that one could type behind <c>#</c>.</summary>
    Name,

    LongName,

    /// <summary>There is one of that name, perhaps a retired one.</summary>
    Exists,

    /// <summary>It is no single emoji.</summary>
    Emoji,

    LongSentence,
    TooMany,

    /// <summary>The last one in use.</summary>
    Last,

    /// <summary>There is none of that name.</summary>
    Unknown,

    ChangedMeanwhile,
}

/// <summary>What a value may look like. Pure.</summary>
internal static partial class ValueRules
{
    /// <summary>What was typed, as it is stored: spaces in a name become hyphens, capitals small letters, lines one line.</summary>
    public static CompanyValue Tidy(string name, string emoji, string sentence) => new(
        Spaces().Replace(name.Trim().TrimStart('#').Trim(), "-").ToLowerInvariant(), emoji.Trim(), Spaces().Replace(sentence.Trim(), " "));

    /// <summary>Null when it may be.</summary>
    public static ValueRefusal? Refuse(CompanyValue value) =>
        !Name().IsMatch(value.Name) ? ValueRefusal.Name
        : Length(value.Name) > CompanyValue.LongestName ? ValueRefusal.LongName
        : value.Emoji.Length > 0 && !IsEmoji(value.Emoji) ? ValueRefusal.Emoji
        : Length(value.Sentence) > CompanyValue.LongestSentence ? ValueRefusal.LongSentence
        : null;

    // What one sees as one picture may be several code points joined; without one that is a picture by itself it is a letter or a sign.
    private static bool IsEmoji(string text) =>
        text.Length <= 32
        && new StringInfo(text).LengthInTextElements == 1
        && text.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol)
        && text.EnumerateRunes().All(rune => rune.Value is >= 0x2000 and not (>= 0x202A and <= 0x202E));

    private static int Length(string text) => text.EnumerateRunes().Count();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}_-]*\z", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
