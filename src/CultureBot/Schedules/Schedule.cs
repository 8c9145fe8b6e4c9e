using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Schedules;

public readonly record struct ScheduleId(Guid Value);

/// <summary>When a scheduled work is due: every week on a day, or every day, at a local time of a zone.</summary>
public sealed record Schedule
{
    public required ScheduleId Id { get; init; }

    /// <summary>The name of an <see cref="IScheduledWork"/>.</summary>
    public required string Work { get; init; }

    /// <summary>Null for the whole organization's.</summary>
    public WorkspaceId? WorkspaceId { get; init; }

    public required Cadence Cadence { get; init; }

    /// <summary>ISO day of week, 1 (Monday) to 7; 0 for daily ones.</summary>
    public int DayOfWeek { get; init; }

    public required int MinuteOfDay { get; init; }

    /// <summary>An IANA zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Starts when its day begins at UTC+14; each person's message then waits for their own hour.</summary>
    public bool IsPersonal { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>Periods due before this are not run: a new schedule, or one that was paused, has no past to catch up on.</summary>
    public required Instant StartsAt { get; init; }
}

public enum Cadence
{
    Daily,
    Weekly,
}
