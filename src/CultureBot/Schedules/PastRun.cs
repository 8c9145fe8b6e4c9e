using NodaTime;

namespace CultureBot.Schedules;

/// <summary>An occurrence as whoever looks after jobs sees it.</summary>
public sealed record PastRun
{
    public required OccurrenceId Id { get; init; }

    public required ScheduleId ScheduleId { get; init; }

    public required string Period { get; init; }

    public required OccurrenceState State { get; init; }

    /// <summary>Why it was skipped.</summary>
    public string? Reason { get; init; }

    public required Instant DueAt { get; init; }

    /// <summary>When it was begun, or skipped.</summary>
    public required Instant CreatedAt { get; init; }

    public Instant? FinishedAt { get; init; }

    /// <summary>Tries in a row that did not get on.</summary>
    public long Attempts { get; init; }

    /// <summary>The kind of the last failure; never anybody's words.</summary>
    public string? LastError { get; init; }

    /// <summary>When it is tried again.</summary>
    public Instant? NextStepAt { get; init; }

    /// <summary>What it sends; null where that cannot be told from others'.</summary>
    public RunMessages? Messages { get; init; }
}

/// <summary>The messages of one occurrence. Never to whom.</summary>
public sealed record RunMessages
{
    public required long Wanted { get; init; }

    public required long Sent { get; init; }

    /// <summary>Those whose time has come.</summary>
    public required long Due { get; init; }

    /// <summary>Those that wait for their readers' hours.</summary>
    public required long Later { get; init; }

    public required long SentLastMinute { get; init; }

    /// <summary>How long what is due takes at the pace of the last minute; null when that cannot be known.</summary>
    public Duration? Left => Due > 0 && SentLastMinute > 0 ? Duration.FromMinutes(Due / (double)SentLastMinute) : null;
}
