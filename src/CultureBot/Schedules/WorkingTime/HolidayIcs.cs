using System.Text.RegularExpressions;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.Extensions;
using IcalOccurrence = Ical.Net.DataTypes.Occurrence;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>Holidays as the events of a calendar file (RFC 5545): repeated ones, and those of several days.</summary>
internal static partial class HolidayIcs
{
    /// <summary>No country has so many holidays; a rule that fires every second does.</summary>
    private const int MostOccurrences = 5_000;

    private const string NoDate = "An event has no date.";

    /// <summary>An event that cannot be read is told by its line, and the others count.</summary>
    /// <param name="text">The file.</param>
    /// <param name="from">Events that are over before it are left out.</param>
    /// <param name="until">Excluded.</param>
    public static HolidayFile Read(string text, LocalDate from, LocalDate until)
    {
        if (Evaluate(text, from, until) is { Problem: null } whole) return new(whole.Dates, []);

        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        List<(LocalDate Date, string Name)> holidays = [];
        List<(int Line, string Problem)> problems = [];
        foreach (var (first, last) in Events(lines))
        {
            var (dates, problem) = Evaluate(Alone(lines[first..(last + 1)]), from, until);
            if (problem is null) holidays.AddRange(dates);
            else problems.Add((problem == NoDate ? first + 1 : WrongLine(lines, first, last, from, until) + 1, problem));
        }

        return new(holidays, problems.Count > 0 ? problems : [(0, "This is no calendar file.")]);
    }

    /// <summary>The line without which the event can be read, else the one without which it has no date; its first one when it is neither.</summary>
    private static int WrongLine(string[] lines, int first, int last, LocalDate from, LocalDate until)
    {
        var without = Enumerable.Range(first + 1, Math.Max(0, last - first - 1)).ToDictionary(
            line => line, line => Evaluate(Alone([.. lines[first..line], .. lines[(line + 1)..(last + 1)]]), from, until).Problem);
        return without.Keys.Order().Cast<int?>().FirstOrDefault(line => without[line!.Value] is null)
            ?? without.Keys.Order().Cast<int?>().FirstOrDefault(line => without[line!.Value] == NoDate)
            ?? first;
    }

    private static IEnumerable<(int First, int Last)> Events(string[] lines)
    {
        var first = -1;
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line].Trim().Equals("BEGIN:VEVENT", StringComparison.OrdinalIgnoreCase)) first = line;
            if (first < 0 || !lines[line].Trim().Equals("END:VEVENT", StringComparison.OrdinalIgnoreCase)) continue;

            yield return (first, line);
            first = -1;
        }
    }

    private static string Alone(IEnumerable<string> lines) => string.Join("\r\n", ["BEGIN:VCALENDAR", "VERSION:2.0", .. lines, "END:VCALENDAR", ""]);

    private static (List<(LocalDate Date, string Name)> Dates, string? Problem) Evaluate(string text, LocalDate from, LocalDate until)
    {
        try
        {
            if (Calendar.Load(text) is not { } calendar) return ([], "It is empty.");
            if (calendar.Events.Any(holiday => holiday.DtStart is null)) return ([], NoDate);

            List<IcalOccurrence> occurrences =
            [
                .. calendar.GetOccurrences<CalendarEvent>(new CalDateTime(from.ToDateOnly()))
                    .TakeWhile(occurrence => occurrence.Period.StartTime.Date < until.ToDateOnly())
                    .Take(MostOccurrences),
            ];
            return occurrences.Count == MostOccurrences
                ? ([], "An event is repeated too often for a holiday.")
                : ([.. occurrences.SelectMany(Dates)], null);
        }
        catch (Exception wrong)
        {
            // The library throws whatever its parts throw, and the file is somebody else's: it is told, and the next one read.
            return ([], wrong.Message);
        }
    }

    private static IEnumerable<(LocalDate Date, string Name)> Dates(IcalOccurrence occurrence)
    {
        var holiday = (CalendarEvent)occurrence.Source;
        if (!holiday.IsActive) yield break;

        var first = occurrence.Period.StartTime.Date.ToLocalDate();
        var end = occurrence.Period.EffectiveEndTime ?? occurrence.Period.StartTime;
        var last = end.Time is { } time && time > TimeOnly.MinValue ? end.Date.ToLocalDate() : end.Date.ToLocalDate().PlusDays(-1);
        var name = Spaces().Replace(holiday.Summary ?? "", " ").Trim();
        yield return (first, name);
        for (var date = first.PlusDays(1); date <= last; date = date.PlusDays(1)) yield return (date, name);
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
