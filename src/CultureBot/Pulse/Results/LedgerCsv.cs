using System.Buffers;
using System.Globalization;
using CsvHelper;

namespace CultureBot.Pulse;

/// <summary>The ledger as a file for spreadsheets: every row of it and nothing else. Words that a spreadsheet would calculate are made words.</summary>
public static class LedgerCsv
{
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, InjectionCharacters = "=+-@\t\r\n" };

    // Some spreadsheets take these for the narrow ones.
    private static readonly SearchValues<char> FullWidth = SearchValues.Create("＝＋－＠");

    private static readonly string[] Columns =
    [
        "row", "item", "group_id", "parent_id", "group_kind", "group", "invited", "answered", "joined", "departed", "n", "fives", "high", "middle", "low",
        "option", "position", "words",
    ];

    public static string Of(Ledger ledger)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            foreach (var column in Columns) csv.WriteField(column);
            csv.EndRecord();
            Write(csv, new(StringComparer.Ordinal) { ["row"] = "unreadable ballots", ["n"] = Number(ledger.Unreadable) });
            foreach (var group in ledger.Groups) Write(csv, Group(group));
            foreach (var figure in ledger.Figures) Write(csv, Figure(figure));
            foreach (var (item, option, n) in ledger.Choices)
                Write(csv, new(StringComparer.Ordinal) { ["row"] = "choice", ["item"] = item, ["option"] = Number(option), ["n"] = Number(n) });
            foreach (var (item, group, position, words) in ledger.Comments)
                Write(csv, new(StringComparer.Ordinal) { ["row"] = "comment", ["item"] = item, ["group_id"] = group, ["position"] = Number(position), ["words"] = words });
        }

        return text.ToString();
    }

    private static Dictionary<string, string> Group(PublishedGroup group) => new(StringComparer.Ordinal)
    {
        ["row"] = "group",
        ["group_id"] = group.GroupId,
        ["parent_id"] = group.ParentId ?? "",
        ["group_kind"] = group.Kind.ToString(),
        ["group"] = group.Name,
        ["invited"] = Number(group.Invited),
        ["answered"] = Number(group.Answered),
        ["joined"] = Number(group.Joined),
        ["departed"] = Number(group.Departed),
        ["position"] = Number(group.Position),
    };

    private static Dictionary<string, string> Figure(PublishedFigure figure) => new(StringComparer.Ordinal)
    {
        ["row"] = "figure",
        ["item"] = figure.Item,
        ["group_id"] = figure.GroupId,
        ["n"] = Number(figure.N),
        ["fives"] = Number(figure.Fives),
        ["high"] = Number(figure.High),
        ["middle"] = Number(figure.Middle),
        ["low"] = Number(figure.Low),
    };

    private static void Write(CsvWriter csv, Dictionary<string, string> row)
    {
        foreach (var column in Columns) csv.WriteField(Harmless(row.GetValueOrDefault(column, "")));
        csv.EndRecord();
    }

    private static string Harmless(string cell) => cell.Length > 0 && FullWidth.Contains(cell[0]) ? "'" + cell : cell;

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
