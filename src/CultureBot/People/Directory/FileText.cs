using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace CultureBot.People.Directory;

/// <summary>The text of an imported file: UTF-8 with or without its mark, or UTF-16 with one, as spreadsheets save it.</summary>
internal static class FileText
{
    private const int Beginning = 1024;

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Reads the text, or finds the first place that cannot be read.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> file, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out ImportProblem? problem)
    {
        var bytes = file.Span;
        if (IsNoText(bytes))
        {
            (text, problem) = (null, new(1, 0, ImportFault.NotText));
            return false;
        }

        (text, problem) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var marked] => ReadUtf8(marked),
            [0xFF, 0xFE, .. var little] => ReadUtf16(little, isBigEndian: false),
            [0xFE, 0xFF, .. var big] => ReadUtf16(big, isBigEndian: true),
            _ => ReadUtf8(bytes),
        };
        return text is not null;
    }

    /// <summary>The separator that the first line has most of, outside quotes; a comma when it has none.</summary>
    public static char SeparatorOf(string text)
    {
        var counts = new int[Separators.Length];
        var isQuoted = false;
        foreach (var c in text.AsSpan().TrimStart("\r\n"))
        {
            if (c == '"') isQuoted = !isQuoted;
            if (isQuoted) continue;
            if (c is '\n' or '\r') break;
            var at = Array.IndexOf(Separators, c);
            if (at >= 0) counts[at]++;
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }

    // Pictures, archives and workbooks have bytes of nothing near their beginning, which text has in UTF-16 alone, after its mark.
    private static bool IsNoText(ReadOnlySpan<byte> bytes) =>
        bytes is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) && bytes[..Math.Min(bytes.Length, Beginning)].Contains((byte)0);

    private static (string? Text, ImportProblem? Problem) ReadUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length];
        return Utf8.ToUtf16(bytes, text, out _, out var written, replaceInvalidSequences: false) is OperationStatus.Done
            ? (new string(text, 0, written), null)
            : (null, Unreadable(new string(text, 0, written)));
    }

    private static (string? Text, ImportProblem? Problem) ReadUtf16(ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        var text = (isBigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(bytes[..^(bytes.Length % 2)]);
        var odd = FirstLoneSurrogate(text);
        if (odd < 0 && bytes.Length % 2 == 1) odd = text.Length;
        return odd < 0 ? (text, null) : (null, Unreadable(text[..odd]));
    }

    // The decoder writes U+FFFD for half a pair; in a file that somebody saved it is as good a sign of damage.
    private static int FirstLoneSurrogate(string text) => text.IndexOf('\uFFFD', StringComparison.Ordinal);

    private static ImportProblem Unreadable(string before)
    {
        var line = before.AsSpan(before.LastIndexOf('\n') + 1);
        var separator = SeparatorOf(before);
        var column = 1;
        var isQuoted = false;
        foreach (var c in line)
        {
            if (c == '"') isQuoted = !isQuoted;
            else if (c == separator && !isQuoted) column++;
        }

        return new(before.AsSpan().Count('\n') + 1, column, ImportFault.NotUtf8);
    }
}
