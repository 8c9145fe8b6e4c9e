using System.Collections.Immutable;
using CultureBot.Pulse;
using CultureBot.Web.Pages.Pictures;
using CultureBot.Web.Visitors;
using NodaTime;

namespace CultureBot.Web.Pages.Surveys;

/// <summary>How much is due on each day, as a picture of weeks: whether people are left in peace between two surveys is seen at once.</summary>
internal sealed class CalendarPicture(SurveyPagesWords phrases, Visitor visitor)
{
    /// <summary>Null where nothing is due.</summary>
    public Picture? Of(SurveyCalendar calendar)
    {
        if (calendar.Entries.IsEmpty) return null;
        var days = calendar.Entries.GroupBy(entry => entry.At.InZone(calendar.Zone).Date).ToDictionary(day => day.Key, day => day.ToList());
        var most = days.Values.Max(entries => entries.Count);
        var busiest = days.Where(day => day.Value.Count == most).Select(day => day.Key).ToList();
        var first = calendar.From.PlusDays(-(((int)calendar.From.DayOfWeek - FirstDay + 7) % 7));
        ImmutableArray<LocalDate> weeks = [.. Enumerable.Range(0, Period.Between(first, calendar.Until, PeriodUnits.Days).Days / 7 + 1).Select(week => first.PlusWeeks(week))];
        return new()
        {
            Id = "calendar",
            Title = most == 1 ? phrases["calendar.one"]
                : busiest is [var one] ? phrases.Say("calendar.busiest", ("day", Day(one)), ("n", most)).ToPlain()
                : phrases.Say("calendar.even", ("days", busiest.Count), ("n", most)).ToPlain(),
            Measure = phrases.Say("calendar.measure", ("zone", calendar.Zone.Id)).ToPlain(),
            Summary = phrases.Say("calendar.summary", ("n", calendar.Entries.Length), ("days", days.Count), ("until", Day(calendar.Until))).ToPlain(),
            Drawing = new HeatDrawing(
                [.. weeks.Select(week => week.ToDateTimeUnspecified().ToString("m", visitor.Culture))],
                [.. Enumerable.Range(0, 7).Select(day => visitor.Culture.DateTimeFormat.GetDayName((DayOfWeek)((FirstDay + day) % 7)))],
                [.. Enumerable.Range(0, 7).Select(day => weeks.Select(week => PointOf(week.PlusDays(day))).ToImmutableArray())],
                "",
                most),
            Table = new(
                [phrases["calendar.day"], .. Enum.GetValues<DueKind>().Select(kind => phrases["due." + kind])],
                [.. days.OrderBy(day => day.Key).Select(day => new PictureRow([Day(day.Key), .. Enum.GetValues<DueKind>().Select(kind => (object?)day.Value.Count(entry => entry.Kind == kind))]))]),
        };

        HeatPoint? PointOf(LocalDate day)
        {
            if (day < calendar.From || day > calendar.Until) return null;
            var count = days.TryGetValue(day, out var entries) ? entries.Count : 0;
            return new(count, count);
        }
    }

    // Weeks begin as the language has it; Sunday is 0.
    private int FirstDay => (int)visitor.Culture.DateTimeFormat.FirstDayOfWeek;

    private string Day(LocalDate date) => date.ToString("D", visitor.Culture);
}
