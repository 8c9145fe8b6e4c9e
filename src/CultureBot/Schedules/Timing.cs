using NodaTime;

namespace CultureBot.Schedules;

/// <summary>When a schedule is to be due, as a person chooses it. It may be nonsense: <see cref="TimingCheck"/> says so.</summary>
public sealed record Timing
{
    private Timing()
    {
    }

    public required Cadence Cadence { get; init; }

    /// <summary>Weekly: ISO day of week, 1 (Monday) to 7.</summary>
    public int DayOfWeek { get; private init; }

    /// <summary>Monthly and quarterly: 1 to 31.</summary>
    public int DayOfMonth { get; private init; }

    /// <summary>Quarterly: 1 to 3.</summary>
    public int MonthOfQuarter { get; private init; }

    /// <summary>Once: the day; two-weekly: a day that it is due on.</summary>
    public LocalDate? Date { get; private init; }

    /// <summary>Once, at an instant.</summary>
    public Instant? At { get; private init; }

    /// <summary>In Quartz's form, seconds first.</summary>
    public string Cron { get; private init; } = "";

    /// <summary>Minutes since local midnight; by cron, what the expression says.</summary>
    public int MinuteOfDay { get; private init; }

    /// <summary>An IANA zone.</summary>
    public required string TimeZone { get; init; }

    public static Timing Daily(int minuteOfDay, string timeZone) =>
        new() { Cadence = Cadence.Daily, MinuteOfDay = minuteOfDay, TimeZone = timeZone };

    public static Timing Weekly(int dayOfWeek, int minuteOfDay, string timeZone) =>
        new() { Cadence = Cadence.Weekly, DayOfWeek = dayOfWeek, MinuteOfDay = minuteOfDay, TimeZone = timeZone };

    /// <summary>In the ISO week of the date and every second one before and after it, on its day of the week.</summary>
    public static Timing TwoWeekly(LocalDate date, int minuteOfDay, string timeZone) =>
        new() { Cadence = Cadence.TwoWeekly, Date = date, MinuteOfDay = minuteOfDay, TimeZone = timeZone };

    public static Timing Monthly(int dayOfMonth, int minuteOfDay, string timeZone) =>
        new() { Cadence = Cadence.Monthly, DayOfMonth = dayOfMonth, MinuteOfDay = minuteOfDay, TimeZone = timeZone };

    public static Timing Quarterly(int monthOfQuarter, int dayOfMonth, int minuteOfDay, string timeZone) => new()
    {
        Cadence = Cadence.Quarterly,
        MonthOfQuarter = monthOfQuarter,
        DayOfMonth = dayOfMonth,
        MinuteOfDay = minuteOfDay,
        TimeZone = timeZone,
    };

    public static Timing Once(LocalDate date, int minuteOfDay, string timeZone) =>
        new() { Cadence = Cadence.Once, Date = date, MinuteOfDay = minuteOfDay, TimeZone = timeZone };

    /// <summary>At exactly that instant: the end of something that began at another. Its period is named by its date in UTC.</summary>
    public static Timing Once(Instant at)
    {
        var local = at.InUtc();
        return new()
        {
            Cadence = Cadence.Once,
            At = at,
            Date = local.Date,
            MinuteOfDay = (local.Hour * 60) + local.Minute,
            TimeZone = "UTC",
        };
    }

    /// <param name="cron">In Quartz's form, at most once a day: <c>0 30 9 ? * MON-FRI</c>.</param>
    /// <param name="timeZone">Where.</param>
    public static Timing ByCron(string cron, string timeZone)
    {
        var trimmed = string.Join(' ', cron.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new() { Cadence = Cadence.Cron, Cron = trimmed, MinuteOfDay = CronDates.MinuteOfDay(trimmed) ?? 0, TimeZone = timeZone };
    }

    /// <summary>A schedule with this timing and all else as it is.</summary>
    internal Schedule Of(Schedule schedule) => schedule with
    {
        Cadence = Cadence,
        DayOfWeek = DayOfWeek,
        DayOfMonth = DayOfMonth,
        MonthOfQuarter = MonthOfQuarter,
        Date = Date,
        At = At,
        Cron = Cron,
        MinuteOfDay = MinuteOfDay,
        TimeZone = TimeZone,
    };
}
