using System.Text;

namespace CultureBot.Chat.Teams;

/// <summary>
/// The Markdown that Teams reads in a TextBlock. It cannot be switched off there, and an escaping backslash is left standing by
/// some of Teams' clients (AdaptiveCards #4677, #5590): what would be markup is written with its full-width twin, which means
/// nothing to any of them.
/// </summary>
internal static class TeamsMarkup
{
    private const char FullWidth = (char)('！' - '!');
    private const string Anywhere = "\\`*_[]<~{";

    /// <summary>The text as one line that holds no markup, no tag of a mention and no entity.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="isStart">False when something stands before it on its line.</param>
    public static string Inert(string text, bool isStart = true)
    {
        var line = LiteralText.Line(text);
        var block = isStart ? BlockMark(line) : -1;
        if (block < 0 && !IsMarkup(line)) return line;
        var inert = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++) inert.Append(i == block || IsMarkup(line, i) ? (char)(line[i] + FullWidth) : line[i]);
        return inert.ToString();
    }

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

    /// <summary>Where the mark of a list, a title or a quotation stands at the start of a line; -1 without one.</summary>
    private static int BlockMark(string line)
    {
        if (line.Length == 0) return -1;
        if (line[0] == '>') return 0;
        var end = line[0] switch
        {
            '-' or '+' => 1,
            '#' => line.AsSpan().IndexOfAnyExcept('#'),
            >= '0' and <= '9' when line.AsSpan().IndexOfAnyExceptInRange('0', '9') is var mark and > 0 && line[mark] is '.' or ')' => mark + 1,
            _ => 0,
        };
        return end < 0 || (end > 0 && (end == line.Length || line[end] == ' ')) ? Math.Max(end, 1) - 1 : -1;
    }
}
