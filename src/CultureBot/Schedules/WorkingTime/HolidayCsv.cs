using CsvHelper;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>Holidays as a table with the columns <c>date</c> (2026-12-25) and <c>name</c>; commas, semicolons or tabs.</summary>
internal static class HolidayCsv
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>A line that cannot be read is told, and the others count.</summary>
    public static HolidayFile Read(string text)
    {
        List<(int Line, string Problem)> problems = [];
        using var reader = CsvReader.FromText(text, new()
        {
            Separator = SeparatorOf(text),
            HasHeader = false,
            TrackLineNumbers = true,
            OnMalformedRecord = record => problems.Add(((int)record.LineNumber, "A quotation mark is out of place.")),
        });
        var headings = reader.Read() ? Cells(reader) : [];
        var (date, name) = (IndexOf(headings, "date"), IndexOf(headings, "name"));
        if (date < 0 || name < 0) return new([], [(1, "The first line must name the columns date and name.")]);

        List<(LocalDate Date, string Name)> holidays = [];
        while (reader.Read())
        {
            var cells = Cells(reader);
            if (cells.All(cell => cell.Length == 0)) continue;

            if (date < cells.Length && LocalDatePattern.Iso.Parse(cells[date]) is { Success: true } day)
                holidays.Add((day.Value, name < cells.Length ? cells[name] : ""));
            else problems.Add(((int)reader.LineNumber, "A date is written as 2026-12-25."));
        }

        return new(holidays, problems);
    }

    private static char SeparatorOf(string text)
    {
        var first = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        var found = first.IndexOfAny(Separators);
        return found < 0 ? Separators[0] : first[found];
    }

    private static string[] Cells(CsvReader reader) => [.. reader.Current.ToArray().Select(cell => cell.Trim())];

    private static int IndexOf(string[] headings, string name) =>
        Array.FindIndex(headings, heading => heading.Equals(name, StringComparison.OrdinalIgnoreCase));
}
