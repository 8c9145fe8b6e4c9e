using CultureBot.Privacy;

namespace CultureBot.Pulse;

/// <summary>The ledger as a file for spreadsheets: every row of it and nothing else.</summary>
public static class LedgerCsv
{
    private static readonly string[] Columns =
    [
        "row", "item", "group_id", "parent_id", "group_kind", "group", "invited", "answered", "joined", "departed", "n", "fives", "high", "middle", "low",
        "option", "position", "words",
    ];

    public static string Of(Ledger ledger) => CsvFile.Of(Columns, Rows(ledger).Select(row => Columns.Select(column => row.GetValueOrDefault(column))));

    private static IEnumerable<Dictionary<string, object?>> Rows(Ledger ledger)
    {
        yield return new(StringComparer.Ordinal) { ["row"] = "unreadable ballots", ["n"] = ledger.Unreadable };
        foreach (var group in ledger.Groups) yield return Group(group);
        foreach (var figure in ledger.Figures) yield return Figure(figure);
        foreach (var (item, option, n) in ledger.Choices)
            yield return new(StringComparer.Ordinal) { ["row"] = "choice", ["item"] = item, ["option"] = option, ["n"] = n };
        foreach (var (item, group, position, words) in ledger.Comments)
            yield return new(StringComparer.Ordinal) { ["row"] = "comment", ["item"] = item, ["group_id"] = group, ["position"] = position, ["words"] = words };
    }

    private static Dictionary<string, object?> Group(PublishedGroup group) => new(StringComparer.Ordinal)
    {
        ["row"] = "group",
        ["group_id"] = group.GroupId,
        ["parent_id"] = group.ParentId ?? "",
        ["group_kind"] = group.Kind.ToString(),
        ["group"] = group.Name,
        ["invited"] = group.Invited,
        ["answered"] = group.Answered,
        ["joined"] = group.Joined,
        ["departed"] = group.Departed,
        ["position"] = group.Position,
    };

    private static Dictionary<string, object?> Figure(PublishedFigure figure) => new(StringComparer.Ordinal)
    {
        ["row"] = "figure",
        ["item"] = figure.Item,
        ["group_id"] = figure.GroupId,
        ["n"] = figure.N,
        ["fives"] = figure.Fives,
        ["high"] = figure.High,
        ["middle"] = figure.Middle,
        ["low"] = figure.Low,
    };
}
