using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>What was typed after <c>/feedback</c>.</summary>
/// <param name="Way">From a word before the name; null without one.</param>
/// <param name="Named">Whom a mention or a handle at the start names; null for a team's name in plain words.</param>
/// <param name="Rest">What follows the mention; else everything behind the way.</param>
internal sealed record FeedbackText(FeedbackWay? Way, CommandPart? Named, string Rest)
{
    public static FeedbackText Parse(CommandText text, CultureInfo culture)
    {
        var parts = text.Parts.Where(part => part.Plain.Trim().Length > 0).ToList();
        FeedbackWay? way = null;
        if (parts is [TypedText first, ..])
        {
            var (word, rest) = FirstWord(first.Text);
            way = WayOf(word, culture);
            if (way is not null) parts[0] = new TypedText(rest);
            if (parts[0].Plain.Trim().Length == 0) parts.RemoveAt(0);
        }

        return parts is [NamedAccount or NamedGroup or TypedHandle, ..]
            ? new(way, parts[0], Plain(parts.Skip(1)))
            : new(way, null, Plain(parts));
    }

    /// <summary>The first word, and what follows it.</summary>
    public static (string Word, string Behind) FirstWord(string text)
    {
        var trimmed = text.Trim();
        var end = trimmed.IndexOfAny([' ', '\n', '\t']);
        return end < 0 ? (trimmed, "") : (trimmed[..end], trimmed[end..].Trim());
    }

    /// <summary>A number of stars at the start, as <c>4</c>, <c>4/5</c> or <c>4:</c>, and the words behind it; null without one.</summary>
    public static (int? Stars, string Words) Rated(string text)
    {
        var (word, rest) = FirstWord(text);
        var digits = word.TrimEnd(':', ',', '.', '!');
        if (digits.EndsWith("/5", StringComparison.Ordinal)) digits = digits[..^2];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var stars) && stars is >= Rating.Least and <= Rating.Most
            ? (stars, rest)
            : (null, text.Trim());
    }

    private static FeedbackWay? WayOf(string word, CultureInfo culture)
    {
        foreach (var way in Enum.GetValues<FeedbackWay>())
        {
            if (FeedbackWords.Is(culture, "Keywords" + way, word)) return way;
        }

        return null;
    }

    private static string Plain(IEnumerable<CommandPart> parts) => string.Concat(parts.Select(part => part.Plain)).Trim();
}
