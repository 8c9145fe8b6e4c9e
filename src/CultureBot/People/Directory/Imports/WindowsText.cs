using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace CultureBot.People.Directory.Imports;

/// <summary>
/// The text of a file in Windows-1252, as older spreadsheets save it. Nothing in such a file says so: whoever sends it has to look at some
/// of its words.
/// </summary>
internal static partial class WindowsText
{
    private const int Windows1252 = 1252;
    private const int WordsShown = 5;

    /// <summary>False for what holds bytes that no such text has, as pictures and archives do.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="text">What it says.</param>
    /// <param name="words">Some words with letters beyond ASCII.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text, out ImmutableArray<string> words)
    {
        (text, words) = (null, []);
        foreach (var one in bytes)
        {
            // Control characters, and the five places where the code page has nothing.
            if (one is (< 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r')) or 0x7F or 0x81 or 0x8D or 0x8F or 0x90 or 0x9D) return false;
        }

        text = CodePagesEncodingProvider.Instance.GetEncoding(Windows1252)!.GetString(bytes);
        words = [.. Beyond().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Take(WordsShown)];
        return true;
    }

    [GeneratedRegex(@"[\p{L}\p{M}]*[^\x00-\x7F]\w*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Beyond();
}
