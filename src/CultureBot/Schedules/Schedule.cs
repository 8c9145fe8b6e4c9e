using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Schedules;

public readonly record struct ScheduleId(Guid Value);

/// <summary>When a scheduled work is due: on days of a cadence, at a local time of a zone.</summary>
public sealed record Schedule
{
    public required ScheduleId Id { get; init; }

    /// <summary>The name of an <see cref="IScheduledWork"/>.</summary>
    public required string Work { get; init; }

    /// <summary>Null for the whole organization's.</summary>
    public WorkspaceId? WorkspaceId { get; init; }

    /// <summary>What it is for when its work has several, for example a survey's id: letters, digits, - and :. Empty for the only one.</summary>
    public string Subject { get; init; } = "";

    public required Cadence Cadence { get; init; }

    /// <summary>Weekly: ISO day of week, 1 (Monday) to 7; 0 for others.</summary>
    public int DayOfWeek { get; init; }

    /// <summary>Monthly and quarterly: 1 to 31, the last day where a month is shorter; 0 for others.</summary>
    public int DayOfMonth { get; init; }

    /// <summary>Quarterly: 1 to 3; 0 for others.</summary>
    public int MonthOfQuarter { get; init; }

    /// <summary>Once: its day; two-weekly: a day that it is due on.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>Once, at an instant, whatever a clock on a wall shows then.</summary>
    public Instant? At { get; init; }

    /// <summary>By cron: Quartz's form, seconds first, at most once a day.</summary>
    public string Cron { get; init; } = "";

    /// <summary>Minutes since local midnight.</summary>
    public required int MinuteOfDay { get; init; }

    /// <summary>An IANA zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Starts when its day begins at UTC+14; each person's message then waits for their own hour.</summary>
    public bool IsPersonal { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>Periods due before this are not run: a new schedule, or one that was paused, has no past to catch up on.</summary>
    public required Instant StartsAt { get; init; }

    /// <summary>The whole organization's, every night, by UTC.</summary>
    /// <param name="work">The name of the work.</param>
    /// <param name="hour">0 to 23.</param>
    /// <param name="now">From when on.</param>
    public static Schedule Nightly(string work, int hour, Instant now) => new()
    {
        Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())),
        Work = work,
        Cadence = Cadence.Daily,
        MinuteOfDay = hour * NodaConstants.MinutesPerHour,
        TimeZone = "UTC",
        StartsAt = now,
    };
}
