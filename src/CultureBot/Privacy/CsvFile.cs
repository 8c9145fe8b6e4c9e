using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;

namespace CultureBot.Privacy;

/// <summary>
/// A file for spreadsheets in which nothing that people wrote is calculated: words that a spreadsheet would take for a formula begin
/// with an apostrophe. Numbers and dates stay what they are, in the same notation whatever the reader's language.
/// </summary>
public static class CsvFile
{
    /// <summary>As browsers are told of it.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    private const int RowsAtOnce = 500;

    // Some spreadsheets take the wide ones for the narrow ones.
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.None };

    /// <summary>The whole file as text.</summary>
    public static string Of(IReadOnlyList<string> columns, IEnumerable<IEnumerable<object?>> rows) => Text([columns, .. rows]);

    /// <summary>In UTF-8, with the mark by which spreadsheets know it.</summary>
    public static byte[] Encode(string file) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(file)];

    /// <summary>Writes it as its rows come, so that it may be longer than memory.</summary>
    public static async Task WriteAsync(
        Stream stream, IReadOnlyList<string> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encode(Text([columns])), cancellationToken);
        await foreach (var some in rows.Chunk(RowsAtOnce).WithCancellation(cancellationToken))
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Text(some)), cancellationToken);
    }

    private static string Text(IEnumerable<IEnumerable<object?>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row) csv.WriteField(Write(cell));
                csv.EndRecord();
            }
        }

        return text.ToString();
    }

    private static string Write(object? cell) => cell switch
    {
        null => "",
        int or long or double => string.Create(CultureInfo.InvariantCulture, $"{cell}"),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        string words when words.Length > 0 && Formula.Contains(words[0]) => "'" + words,
        _ => cell.ToString() ?? "",
    };
}
