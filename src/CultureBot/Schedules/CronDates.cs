using System.Globalization;
using NodaTime;
using NodaTime.Extensions;
using Quartz;

namespace CultureBot.Schedules;

/// <summary>
/// The days that a cron expression names. Quartz reads it as if there were no clock changes; what a local time means is
/// then decided by the same rule and the same zone data as for every other cadence.
/// </summary>
internal static class CronDates
{
    /// <summary>A 29 February that is a Monday comes within 40 years; no expression is asked for longer.</summary>
    private const int MostYears = 50;

    /// <summary>Null when it is no expression; a nickname such as <c>@daily</c> is none, since it does not say when.</summary>
    public static CronExpression? Parse(string cron) =>
        !cron.StartsWith('@') && CronExpression.TryParse(cron, out var expression) ? expression.WithTimeZone(TimeZoneInfo.Utc) : null;

    /// <summary>The one minute of a day that it fires at; null when it has several, or is no expression.</summary>
    public static int? MinuteOfDay(string cron) =>
        cron.Split(' ') is [_, var minute, var hour, _, _, ..] && Number(minute, 59) is { } m && Number(hour, 23) is { } h ? (h * 60) + m : null;

    /// <summary>From a date on, the next first.</summary>
    public static IEnumerable<LocalDate> From(string cron, LocalDate date)
    {
        var expression = Parse(cron) ?? throw new FormatException($"'{cron}' is not a cron expression.");
        var at = date.PlusDays(-1).At(new LocalTime(23, 59, 59)).InUtc().ToDateTimeOffset();
        var last = at.AddYears(MostYears);
        while (expression.GetNextValidTimeAfter(at) is { } next && next < last)
        {
            yield return next.ToInstant().InUtc().Date;
            at = next;
        }
    }

    /// <summary>From a date back, the latest first.</summary>
    public static IEnumerable<LocalDate> Back(string cron, LocalDate date)
    {
        var expression = Parse(cron) ?? throw new FormatException($"'{cron}' is not a cron expression.");
        var at = date.PlusDays(1).AtMidnight().InUtc().ToDateTimeOffset();
        var first = at.AddYears(-MostYears);
        while (expression.GetPreviousValidTimeBefore(at) is { } previous && previous > first)
        {
            yield return previous.ToInstant().InUtc().Date;
            at = previous;
        }
    }

    private static int? Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
}
