using System.Globalization;
using System.Text;
using CultureBot.Privacy;

namespace CultureBot.Tests.Privacy;

public sealed class CsvFileTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30 1", "'+49 30 1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("plain = words", "plain = words")]
    [InlineData("it's", "it's")]
    public void Words_that_would_be_calculated_begin_with_an_apostrophe(string words, string cell) =>
        Assert.Equal($"a\r\n{cell}\r\n", CsvFile.Of(["a"], [[words]]).ReplaceLineEndings("\r\n"));

    [Fact]
    public void Numbers_and_dates_stay_what_they_are_in_every_language()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de");
        try
        {
            var file = CsvFile.Of(
                ["a", "b", "c", "d", "e", "f", "g"], [[-12, 3L, -0.5, new DateOnly(2026, 3, 2), new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(1)), null, "end"]]);

            Assert.Equal("a,b,c,d,e,f,g\n-12,3,-0.5,2026-03-02,2026-03-02 09:00:00,,end\n", file.ReplaceLineEndings("\n"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task What_is_written_as_it_comes_is_the_same_file_with_the_mark_of_UTF8_once()
    {
        IReadOnlyList<object?>[] rows = [.. Enumerable.Range(1, 1201).Select(number => (IReadOnlyList<object?>)[number, "Zoë, \"quoted\"\nand more"])];
        using var stream = new MemoryStream();

        await CsvFile.WriteAsync(stream, ["number", "words"], rows.ToAsyncEnumerable(), TestContext.Current.CancellationToken);

        Assert.Equal(CsvFile.Encode(CsvFile.Of(["number", "words"], rows)), stream.ToArray());
        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'n'], stream.ToArray()[..4]);
        Assert.Contains("1201,\"Zoë, \"\"quoted\"\"", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }
}
