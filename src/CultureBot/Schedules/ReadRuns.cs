using System.Collections.Immutable;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <param name="Runs">The newest first.</param>
/// <param name="Next">Behind which older ones begin; null when there are none.</param>
public sealed record RunsPage(ImmutableArray<PastRun> Runs, OccurrenceId? Next);

/// <summary>Reads what a job has done.</summary>
public sealed class ReadRuns
{
    private const int AtOnce = 50;
    private const int MostFailed = 100;

    private readonly Database _database;
    private readonly ScheduledWorks _works;
    private readonly TimeProvider _time;

    internal ReadRuns(Database database, ScheduledWorks works, TimeProvider time) => (_database, _works, _time) = (database, works, time);

    /// <param name="schedule">Whose.</param>
    /// <param name="before">Behind this one; null from the newest on.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<RunsPage> HandleAsync(Schedule schedule, OccurrenceId? before, CancellationToken cancellationToken) =>
        _database.ReadAsync(
            async sql =>
            {
                var now = _time.GetCurrentInstant();
                var runs = await PastRunsStore.PageAsync(sql, schedule.Id, before, AtOnce + 1);
                List<PastRun> shown = [];
                foreach (var run in runs.Take(AtOnce)) shown.Add(run with { Messages = await CountAsync(sql, schedule, run, now) });
                return new RunsPage([.. shown], runs.Count > AtOnce ? shown[^1].Id : null);
            },
            cancellationToken);

    /// <summary>What failed and waits for its next try, the latest first.</summary>
    public Task<IReadOnlyList<PastRun>> ListFailedAsync(CancellationToken cancellationToken) =>
        _database.ReadAsync(sql => PastRunsStore.ListFailedAsync(sql, MostFailed), cancellationToken);

    private async Task<RunMessages?> CountAsync(SqlSession sql, Schedule schedule, PastRun run, Instant now) =>
        _works.Find(schedule.Work)?.SubjectOf(run.Id) is { } subject ? await PastRunsStore.CountMessagesAsync(sql, subject, now) : null;
}
