using System.Globalization;
using CsvHelper;
using CultureBot.Privacy.Attack;

namespace CultureBot.Pulse;

/// <summary>
/// Looks at what readers get — the report that page and chat are made of, and the file — for numbers that the ledger does not have, and for
/// changes of groups whose trend is not shown.
/// </summary>
internal static class ChannelsAttack
{
    /// <param name="ledger">What was published.</param>
    /// <param name="before">Of the survey's window before; null when there is none.</param>
    public static LedgerFinding Run(Ledger ledger, Ledger? before)
    {
        var (tried, found) = (0, 0);
        var published = ledger.Figures.ToHashSet();
        foreach (var group in MakeReport.Of("", ledger, before).Groups)
        {
            foreach (var figure in group.Figures) Look(published.Contains(figure.Figure) && figure.Figure.GroupId == group.Group.GroupId && (figure.Change is null || group.Group.HasTrend));
        }

        foreach (var figure in InFile(LedgerCsv.Of(ledger))) Look(published.Contains(figure));
        return new(LedgerAttackKind.Channels, tried, found);

        void Look(bool isRight)
        {
            tried++;
            if (!isRight) found++;
        }
    }

    private static List<PublishedFigure> InFile(string file)
    {
        using var csv = CsvReader.FromText(file, new() { HasHeader = false });
        var figures = new List<PublishedFigure>();
        Dictionary<string, int>? columns = null;
        while (csv.Read())
        {
            var cells = csv.Current.ToArray();
            if (columns is null) columns = cells.Select((name, column) => (name, column)).ToDictionary(cell => cell.name, cell => cell.column, StringComparer.Ordinal);
            else if (cells[columns["row"]] == "figure") figures.Add(Figure(cells, columns));
        }

        return figures;
    }

    private static PublishedFigure Figure(string[] cells, Dictionary<string, int> columns)
    {
        return new()
        {
            Item = cells[columns["item"]],
            GroupId = cells[columns["group_id"]],
            N = Number("n") ?? 0,
            Fives = Number("fives"),
            High = Number("high"),
            Middle = Number("middle"),
            Low = Number("low"),
        };

        int? Number(string column) => cells[columns[column]] is { Length: > 0 } written ? int.Parse(written, CultureInfo.InvariantCulture) : null;
    }
}
