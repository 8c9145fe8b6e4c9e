using CultureBot.Chat;
using CultureBot.Schedules;
using CultureBot.Web.Visitors;
using NodaTime;

namespace CultureBot.Web.Pages;

/// <summary>The words of the pages in the visitor's language, and times in the visitor's zone.</summary>
internal sealed class PageWords(Visitor visitor)
{
    public string this[string key] => WebWords.Book.SayPlain(visitor.Culture, key);

    public ChatText Say(string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        WebWords.Book.Say(visitor.Culture, key, values);

    /// <summary>Day and time as the visitor's clock shows them.</summary>
    public string When(Instant instant) => When(instant, visitor.Zone);

    /// <summary>Day and time as a clock in the zone shows them.</summary>
    public string When(Instant instant, DateTimeZone zone) =>
        instant.InZone(zone).ToDateTimeUnspecified().ToString("f", visitor.Culture);

    public string Day(Instant instant) => Local(instant).ToString("D", visitor.Culture);

    /// <summary>When a schedule is due, in its own zone.</summary>
    public string Schedule(Schedule schedule)
    {
        var time = new DateTime(1, 1, 1, schedule.MinuteOfDay / 60, schedule.MinuteOfDay % 60, 0, DateTimeKind.Unspecified).ToString("t", visitor.Culture);
        var day = visitor.Culture.DateTimeFormat.GetDayName((DayOfWeek)(schedule.DayOfWeek % 7));
        var when = Say("schedule." + schedule.Cadence, ("day", day), ("time", time)).ToPlain();
        return schedule.IsPersonal
            ? Say("schedule.own_zone", ("when", when)).ToPlain()
            : Say("schedule.zone", ("when", when), ("zone", schedule.TimeZone)).ToPlain();
    }

    private DateTime Local(Instant instant) => instant.InZone(visitor.Zone).ToDateTimeUnspecified();
}
