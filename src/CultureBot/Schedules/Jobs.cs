using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <summary>A schedule as its operator sees it.</summary>
public sealed record Job
{
    /// <summary>
    /// The work; <c>:</c> with the subject when it has one; and <c>@</c> with the workspace's id on its platform when there are
    /// several workspaces.
    /// </summary>
    public required string Name { get; init; }

    public required Schedule Schedule { get; init; }

    /// <summary>Null for the organization's own.</summary>
    public Workspace? Workspace { get; init; }

    /// <summary>In Quartz's form, seconds first; null when that cannot say it: once, every second week, the 29th or 30th of a month.</summary>
    public required string? Cron { get; init; }

    /// <summary>The zone that <see cref="Cron"/> and the schedule are meant in.</summary>
    public required string CronTimeZone { get; init; }

    /// <summary>When its next three periods that have not been run yet are due; empty while it is paused.</summary>
    public ImmutableArray<Instant> Coming { get; init; } = [];

    /// <summary>Its next period that has not been run yet; null while it is paused.</summary>
    public Instant? NextAt => Coming.IsEmpty ? null : Coming[0];

    /// <summary>Whether it may be paused; what keeps a promise may not.</summary>
    public bool MayPause { get; init; }

    /// <summary>The latest occurrence: when it was due and created, and what became of it.</summary>
    public Occurrence? Last { get; init; }
}

/// <summary>The schedules under the names that the operator's API has for them.</summary>
public sealed class Jobs
{
    private readonly Database _database;
    private readonly ScheduledWorks _works;
    private readonly RunJob _runJob;
    private readonly TimeProvider _time;

    internal Jobs(Database database, ScheduledWorks works, RunJob runJob, TimeProvider time) =>
        (_database, _works, _runJob, _time) = (database, works, runJob, time);

    public async Task<IReadOnlyList<Job>> ListAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetCurrentInstant();
        return await _database.ReadAsync(
            async sql =>
            {
                var workspaces = (await WorkspacesStore.ListConnectedAsync(sql)).ToDictionary(workspace => workspace.Id);
                var last = (await OccurrencesStore.ListLatestAsync(sql)).ToDictionary(occurrence => occurrence.ScheduleId);
                List<Job> jobs = [];
                foreach (var schedule in await SchedulesStore.ListAsync(sql))
                {
                    var workspace = schedule.WorkspaceId is { } id ? workspaces.GetValueOrDefault(id) : null;
                    jobs.Add(new()
                    {
                        Name = workspace is not null && workspaces.Count > 1 ? FullName(schedule, workspace) : OwnName(schedule),
                        Schedule = schedule,
                        Workspace = workspace,
                        Cron = ScheduleCron.Of(schedule),
                        CronTimeZone = ScheduleCron.ZoneOf(schedule),
                        Coming = schedule.IsPaused ? [] : [.. (await ComingPeriods.ListAsync(sql, schedule, now, 3)).Select(period => period.DueAt)],
                        MayPause = _works.Find(schedule.Work)?.MayPause == true,
                        Last = last.GetValueOrDefault(schedule.Id),
                    });
                }

                return jobs;
            },
            cancellationToken);
    }

    /// <summary>Runs the job's current period now, in the background; the full name is good with one workspace too.</summary>
    /// <param name="name">As listed.</param>
    /// <param name="again">Runs it once more when the period has had it.</param>
    /// <param name="by">Who asked for it; null for a program.</param>
    /// <param name="cancellationToken">Ends it; nothing is half done.</param>
    /// <returns>Null when no job goes by that name.</returns>
    public async Task<JobRun?> RunAsync(string name, bool again, AccountId? by, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken) is { } job ? await _runJob.HandleAsync(job.Schedule.Id, again, by, cancellationToken) : null;

    /// <summary>The same for a program.</summary>
    public Task<JobRun?> RunAsync(string name, bool again, CancellationToken cancellationToken) => RunAsync(name, again, by: null, cancellationToken);

    /// <summary>The job of that name, as it is listed; null when there is none.</summary>
    public async Task<Job?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(
            job => job.Name == name || (job.Workspace is { } workspace && FullName(job.Schedule, workspace) == name));

    private static string FullName(Schedule schedule, Workspace workspace) => $"{OwnName(schedule)}@{workspace.ExternalId}";

    private static string OwnName(Schedule schedule) =>
        schedule.Subject.Length == 0 ? schedule.Work : $"{schedule.Work}:{schedule.Subject}";
}
