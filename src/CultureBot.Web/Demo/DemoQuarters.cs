using NodaTime;

namespace CultureBot.Web.Demo;

/// <summary>The two quarters before, and the one that runs.</summary>
internal static class DemoQuarters
{
    public const int Count = 3;

    private const int Months = 3;

    /// <summary>A moment in a quarter, at the latest a minute ago.</summary>
    /// <param name="now">When the demo begins.</param>
    /// <param name="quarter">0 for the first, 2 for the one that runs.</param>
    /// <param name="day">Of the quarter.</param>
    public static Instant At(Instant now, int quarter, int day)
    {
        var today = now.InUtc().Date;
        var first = new LocalDate(today.Year, ((today.Month - 1) / Months * Months) + 1, 1);
        var begin = first.PlusMonths((quarter - Count + 1) * Months).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        return Instant.Min(begin + Duration.FromDays(day), now - Duration.FromMinutes(1));
    }
}
