using System.Collections.Concurrent;
using System.Globalization;
using CultureBot.Schedules;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Tests.Schedules;

/// <summary>A work of a few chunks that remembers which of them it did.</summary>
internal sealed class RecordingWork(string name, MissedRule missed = MissedRule.LatestWithinTwoDays) : IScheduledWork
{
    private readonly ConcurrentQueue<string> _done = new();

    public string Name => name;

    public MissedRule Missed => missed;

    public int Chunks { get; init; } = 3;

    public Cadence Cadence { get; init; } = Cadence.Weekly;

    public bool IsPersonal { get; init; }

    public bool IsOrganizations { get; init; }

    /// <summary>False for a work that has schedules only for subjects.</summary>
    public bool HasDefault { get; init; } = true;

    /// <summary>Runs before a chunk is done: may wait, or throw.</summary>
    public Func<int, CancellationToken, Task> BeforeChunk { get; set; } = (_, _) => Task.CompletedTask;

    public ConcurrentQueue<Occurrence> Seen { get; } = new();

    public ConcurrentQueue<Schedule> Rescheduled { get; } = new();

    /// <summary>The chunks that were done, as <c>2026-W47/1</c>.</summary>
    public IReadOnlyList<string> Done => [.. _done];

    public Schedule? DefaultFor(Workspace workspace, Instant now) =>
        IsOrganizations || !HasDefault ? null : Default(workspace.Id, workspace.TimeZone, now);

    public Schedule? DefaultForOrganization(Instant now) => IsOrganizations && HasDefault ? Default(null, "UTC", now) : null;

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var chunk = occurrence.Cursor.Length == 0 ? 1 : int.Parse(occurrence.Cursor, CultureInfo.InvariantCulture) + 1;
        await BeforeChunk(chunk, cancellationToken);
        Seen.Enqueue(occurrence);
        _done.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{occurrence.Period}/{chunk}"));
        return chunk < Chunks ? chunk.ToString(CultureInfo.InvariantCulture) : null;
    }

    public Task RescheduledAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        Rescheduled.Enqueue(schedule);
        return Task.CompletedTask;
    }

    private Schedule Default(WorkspaceId? workspace, string timeZone, Instant now) =>
        new()
        {
            Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())),
            Work = name,
            WorkspaceId = workspace,
            Cadence = Cadence,
            DayOfWeek = Cadence == Cadence.Weekly ? 5 : 0,
            MinuteOfDay = 16 * 60,
            TimeZone = timeZone,
            IsPersonal = IsPersonal,
            StartsAt = now,
        };
}
