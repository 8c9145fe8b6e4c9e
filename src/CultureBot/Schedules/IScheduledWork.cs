using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Schedules;

public readonly record struct OccurrenceId(Guid Value);

/// <summary>One due period of a schedule; it exists once, however often it is asked for.</summary>
public sealed record Occurrence
{
    public required OccurrenceId Id { get; init; }

    public required ScheduleId ScheduleId { get; init; }

    public required string Work { get; init; }

    public WorkspaceId? WorkspaceId { get; init; }

    /// <summary>What its schedule is for; empty when the work has one schedule in that place.</summary>
    public string Subject { get; init; } = "";

    /// <summary>As <see cref="Periods"/> names it, for example 2026-W47; <c>#2</c> and so on when run again on request.</summary>
    public required string Period { get; init; }

    public required OccurrenceState State { get; init; }

    public string? Reason { get; init; }

    /// <summary>When it was due; for one that a person asked for earlier, when they asked. A digest covers the week before.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>A person asked for it and waits for it now: personal messages do not wait for their own hours.</summary>
    public bool IsRequested { get; init; }

    /// <summary>How far its chunks have come, in the work's own words; empty at first.</summary>
    public string Cursor { get; init; } = "";

    public required Instant CreatedAt { get; init; }

    public Instant? FinishedAt { get; init; }
}

public enum OccurrenceState
{
    Started,
    Done,
    Skipped,
    Failed,
}

/// <summary>
/// Something a schedule starts. A slice registers one as a singleton; the engine calls it until it says that it is done.
/// </summary>
public interface IScheduledWork
{
    /// <summary>The name in schedules and in the operator's API, for example <c>channel-digest</c>.</summary>
    string Name { get; }

    /// <summary>What to do with periods that passed while nobody was there.</summary>
    MissedRule Missed { get; }

    /// <summary>The schedule a workspace gets when it connects, or null when the work is not a workspace's.</summary>
    Schedule? DefaultFor(Workspace workspace, Instant now);

    /// <summary>The organization's own schedule, or null when the work belongs to workspaces.</summary>
    Schedule? DefaultForOrganization(Instant now);

    /// <summary>
    /// Does the next chunk: its own units of work of at most 500 rows, which may run twice and must then change nothing
    /// (wanted messages are unique by themselves). Returns the new cursor, or null when everything is done.
    /// </summary>
    /// <exception cref="Exception">Any failure: the chunk is retried with growing pauses, from the same cursor.</exception>
    Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken);

    /// <summary>
    /// Whether an administrator may pause it. What keeps a promise (forgetting, closing, counting) may never be paused, and what has a pause
    /// of its own, as a survey, is paused there.
    /// </summary>
    bool MayPause => false;

    /// <summary>The subject of the messages that an occurrence wants, when they are about the occurrence itself; null when they are about something else.</summary>
    string? SubjectOf(OccurrenceId occurrence) => null;

    /// <summary>A person chose another day, hour, zone or cadence; a personal work may move what it has planned and not sent.</summary>
    Task RescheduledAsync(Schedule schedule, CancellationToken cancellationToken) => Task.CompletedTask;
}

public enum MissedRule
{
    /// <summary>Only the latest, and only within 48 hours of its hour: digests.</summary>
    LatestWithinTwoDays,

    /// <summary>Never late (by more than five minutes): reminders.</summary>
    Never,

    /// <summary>Always, each one: closing a window.</summary>
    Always,

    /// <summary>The latest, however late: syncs and housekeeping.</summary>
    Latest,
}
