using System.Globalization;
using CsvHelper;
using CultureBot.Pulse;
using static CultureBot.Tests.Pulse.Results.Released;

namespace CultureBot.Tests.Pulse.Results;

/// <summary>The file holds every row of the ledger, and nothing that a spreadsheet would calculate.</summary>
public sealed class LedgerCsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\",\"click\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1:A9)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\n=1+1")]
    [InlineData("＝1+1")]
    public void Words_that_would_be_calculated_are_words(string words)
    {
        var ledger = Of([I1], Company(Fives(I1, 5, 10)), Team(words, Fives(I1, 5, 5))) with { Comments = [new("A4", "company", 0, words)] };

        var rows = Read(LedgerCsv.Of(ledger));

        Assert.DoesNotContain(rows.SelectMany(row => row.Values), cell => cell.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(cell[0], StringComparison.Ordinal));
        Assert.EndsWith(words.Trim(), Assert.Single(rows, row => row["row"] == "comment")["words"], StringComparison.Ordinal);
        Assert.EndsWith(words.Trim(), rows.Single(row => row["row"] == "group" && row["group_kind"] == "Tree")["group"], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_of_the_ledger_is_a_row_of_the_file_with_its_numbers()
    {
        var ledger = Of([I1, Recommend], Company(Fives(I1, 5, 10), Bands(Recommend, 4, 3, 3)).Asked(12, 10).Moved(0, 5), Team("A, \"B\"\nC", Fives(I1, 5, 5))) with
        {
            Unreadable = 2,
            Choices = [new("Q1", 0, 7), new("Q2", 1, null)],
            Comments = [new("A4", "company", 0, "Plain; words, \"quoted\"\nand more")],
        };

        var rows = Read(LedgerCsv.Of(ledger));

        Assert.Equal(["unreadable ballots", "group", "group", "figure", "figure", "figure", "choice", "choice", "comment"], rows.Select(row => row["row"]));
        Assert.Equal("2", rows[0]["n"]);
        Assert.Equal(("company", "12", "10", "0", "5"), (rows[1]["group_id"], rows[1]["invited"], rows[1]["answered"], rows[1]["joined"], rows[1]["departed"]));
        Assert.Equal(("A, \"B\"\nC", "company", ""), (rows[2]["group"], rows[2]["parent_id"], rows[2]["invited"]));
        Assert.Equal(("I1", "10", "5", ""), (rows[3]["item"], rows[3]["n"], rows[3]["fives"], rows[3]["high"]));
        Assert.Equal(("A1", "10", "", "4", "3", "3"), (rows[4]["item"], rows[4]["n"], rows[4]["fives"], rows[4]["high"], rows[4]["middle"], rows[4]["low"]));
        Assert.Equal(("Q2", "1", ""), (rows[7]["item"], rows[7]["option"], rows[7]["n"]));
        Assert.Equal("Plain; words, \"quoted\"\nand more", rows[8]["words"]);
    }

    [Fact]
    public void The_file_is_the_same_whatever_the_readers_language()
    {
        var ledger = Of([I1], Company(Fives(I1, 5, 10)));
        var before = CultureInfo.CurrentCulture;
        var file = LedgerCsv.Of(ledger);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de");
            Assert.Equal(file, LedgerCsv.Of(ledger));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static List<Dictionary<string, string>> Read(string file)
    {
        using var reader = CsvReader.FromText(file, new() { HasHeader = false });
        Assert.True(reader.Read());
        var headings = reader.Current.ToArray();
        List<Dictionary<string, string>> rows = [];
        while (reader.Read()) rows.Add(headings.Zip(reader.Current.ToArray()).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal));
        return rows;
    }
}
