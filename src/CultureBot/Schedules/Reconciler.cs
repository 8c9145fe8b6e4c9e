using CultureBot.Storage;
using CultureBot.Workspaces;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <summary>
/// At start and every minute: the schedules that should exist do, their triggers are set, what was missed is claimed by
/// each work's rule, and what failed or was cut short is run.
/// </summary>
public sealed partial class Reconciler
{
    private readonly Database _database;
    private readonly ScheduledWorks _works;
    private readonly ClaimDue _claims;
    private readonly ScheduleTriggers _triggers;
    private readonly OccurrenceRunner _runner;
    private readonly SchedulesHeartbeat _heartbeat;
    private readonly TimeProvider _time;
    private readonly ILogger<Reconciler> _logger;

    internal Reconciler(
        Database database, ScheduledWorks works, ClaimDue claims, ScheduleTriggers triggers, OccurrenceRunner runner,
        SchedulesHeartbeat heartbeat, TimeProvider time, ILogger<Reconciler> logger)
    {
        _database = database;
        _works = works;
        _claims = claims;
        _triggers = triggers;
        _runner = runner;
        _heartbeat = heartbeat;
        _time = time;
        _logger = logger;
    }

    /// <summary>One whole pass; returns when everything due has been run or put off.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await PlanOnceAsync(cancellationToken);
        await _runner.RunDueAsync(cancellationToken);
    }

    /// <summary>A pass without the running: what is due has its occurrence afterwards.</summary>
    internal async Task PlanOnceAsync(CancellationToken cancellationToken)
    {
        await AddDefaultsAsync(cancellationToken);
        var schedules = await _database.ReadAsync(SchedulesStore.ListAsync, cancellationToken);
        foreach (var schedule in schedules) await ClaimAsync(schedule, cancellationToken);
        _heartbeat.Record(await SyncTriggersAsync(schedules, cancellationToken));
    }

    private async Task AddDefaultsAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetCurrentInstant();
        var (workspaces, existing) = await _database.ReadAsync(
            async sql => (await WorkspacesStore.ListConnectedAsync(sql), await SchedulesStore.ListAsync(sql)), cancellationToken);
        var stored = existing.Where(schedule => schedule.Subject.Length == 0).ToDictionary(schedule => (schedule.Work, schedule.WorkspaceId));
        foreach (var work in _works.All)
        {
            Schedule?[] defaults =
                [work.DefaultForOrganization(now), .. workspaces.Select(workspace => work.DefaultFor(workspace, now))];
            foreach (var schedule in defaults.OfType<Schedule>())
            {
                if (!stored.TryGetValue((schedule.Work, schedule.WorkspaceId), out var present))
                {
                    await WriteAsync(sql => SchedulesStore.AddMissingAsync(sql, schedule), cancellationToken);
                }
                else if (present.TimeZone != schedule.TimeZone)
                {
                    await WriteAsync(sql => SchedulesStore.FollowZoneAsync(sql, present.Id, schedule.TimeZone), cancellationToken);
                }
            }
        }
    }

    private async Task ClaimAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        try
        {
            await _claims.HandleAsync(schedule, firedFor: null, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // One schedule that cannot be claimed must not hold up the others; the next pass tries it again.
            Log.NotClaimed(_logger, exception, schedule.Work, schedule.Id.Value);
        }
    }

    private async Task<string?> SyncTriggersAsync(IReadOnlyList<Schedule> schedules, CancellationToken cancellationToken)
    {
        try
        {
            return await _triggers.SyncAsync(schedules, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Without triggers the minute still claims what is due; health tells.
            Log.TriggersNotSet(_logger, exception);
            return "The scheduler does not answer.";
        }
    }

    private Task WriteAsync(Func<SqlSession, Task> unit, CancellationToken cancellationToken) =>
        _database.WriteAsync(unit, WriteUrgency.Background, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Work} (schedule {Schedule}) could not be claimed")]
        public static partial void NotClaimed(ILogger logger, Exception exception, string work, Guid schedule);

        [LoggerMessage(Level = LogLevel.Error, Message = "The scheduler's triggers could not be set")]
        public static partial void TriggersNotSet(ILogger logger, Exception exception);
    }
}
