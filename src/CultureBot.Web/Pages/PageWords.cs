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
    public string Schedule(Schedule schedule) => ScheduleWords.Describe(visitor.Culture, schedule).ToPlain();

    private DateTime Local(Instant instant) => instant.InZone(visitor.Zone).ToDateTimeUnspecified();
}
