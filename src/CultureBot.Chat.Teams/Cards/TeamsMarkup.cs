using System.Text;

namespace CultureBot.Chat.Teams;

/// <summary>
/// The Markdown that Teams reads in a TextBlock. It cannot be switched off there, and an escaping backslash is left standing by
/// some of Teams' clients (AdaptiveCards #4677, #5590): what would be markup is written with its full-width twin, which means
/// nothing to any of them.
/// </summary>
internal static class TeamsMarkup
{
    private const string Anywhere = "\\`*_[]<~{";

    /// <summary>The text as one line that holds no markup, no tag of a mention and no entity.</summary>
    /// <param name="text">What somebody wrote.</param>
    public static string Inert(string text) => InertStart(InertPart(text));

    /// <summary>A part of a line without markup. What only means something at the start of a line is left (see <see cref="InertStart"/>).</summary>
    /// <param name="text">What somebody wrote.</param>
    public static string InertPart(string text)
    {
        var part = LiteralText.Line(text);
        if (!IsMarkup(part)) return part;
        var inert = new StringBuilder(part.Length);
        for (var i = 0; i < part.Length; i++) inert.Append(IsMarkup(part, i) ? FullWidth(part[i]) : part[i]);
        return inert.ToString();
    }

    /// <summary>The line without the mark of a list, a title, a quotation or a rule at its start, which may come together from several parts.</summary>
    /// <param name="line">One line with nothing but what is meant as markup.</param>
    public static string InertStart(string line) =>
        BlockMark(line) is var mark and >= 0 ? $"{line.AsSpan(0, mark)}{FullWidth(line[mark])}{line.AsSpan(mark + 1)}" : line;

    /// <summary>True when the line means the same with Markdown and without it.</summary>
    public static bool IsInert(string line) => BlockMark(line) < 0 && !IsMarkup(line);

    private static bool IsMarkup(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (IsMarkup(line, i)) return true;
        }

        return false;
    }

    private static bool IsMarkup(string line, int i) =>
        Anywhere.Contains(line[i], StringComparison.Ordinal)
        || (line[i] == '&' && i + 1 < line.Length && (line[i + 1] == '#' || char.IsAsciiLetter(line[i + 1])));

    /// <summary>Where the mark of a list, a title, a quotation or a rule stands at the start of a line; -1 without one.</summary>
    private static int BlockMark(string line)
    {
        // Up to three spaces before a mark change nothing, and four are a mark of their own: nobody's words should begin with any.
        var text = line.AsSpan().TrimStart();
        if (text.IsEmpty) return -1;
        var start = line.Length - text.Length;
        if (text[0] == '>' || IsRule(text)) return start;
        var end = text[0] switch
        {
            '-' or '+' => 1,
            '#' => text.IndexOfAnyExcept('#'),
            >= '0' and <= '9' when text.IndexOfAnyExceptInRange('0', '9') is var mark and > 0 && text[mark] is '.' or ')' => mark + 1,
            _ => 0,
        };
        return end < 0 || (end > 0 && (end == text.Length || char.IsWhiteSpace(text[end]))) ? start + Math.Max(end, 1) - 1 : -1;
    }

    private static bool IsRule(ReadOnlySpan<char> text) => text.Count('-') > 2 && text.IndexOfAnyExcept('-', ' ', '\t') < 0;

    private static char FullWidth(char sign) => (char)(sign + ('！' - '!'));
}
