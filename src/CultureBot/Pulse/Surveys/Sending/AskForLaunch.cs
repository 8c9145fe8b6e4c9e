using CultureBot.Schedules;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>
/// Launches a survey's next window by hand. It is checked at once and goes out in the background, since a hundred thousand people
/// are not written down while somebody waits. The period of the schedule that it happens in is done by it.
/// </summary>
internal sealed class AskForLaunch(Database database, CheckLaunch check, RunJob run, SurveySchedules schedules, TimeProvider clock)
{
    private static readonly Duration Soon = Duration.FromSeconds(1);

    /// <returns>Why it is not launched; null when it is going out.</returns>
    public async Task<LaunchWindowResult?> HandleAsync(LaunchWindow request, CancellationToken cancellationToken)
    {
        var (refused, _, _) = await check.HandleAsync(request, cancellationToken);
        if (refused is not null) return refused;

        var now = clock.GetCurrentInstant();
        var schedule = await database.WriteAsync(StoreAsync, WriteUrgency.Acknowledgement, cancellationToken);
        if (schedule is not null) await run.HandleAsync(schedule.Value, again: true, by: null, cancellationToken);
        else schedules.Notify();
        return null;

        async Task<ScheduleId?> StoreAsync(SqlSession sql)
        {
            await SurveyAudit.AddAsync(sql, request.Survey, LaunchAsked.Action, request.By, now, request.Override);
            if (await SurveySchedules.FindAsync(sql, request.Survey) is { } present) return present.Id;

            await AddSchedule.AddAsync(sql, new(PulseWaveWork.WorkName, request.Survey.Subject, Timing.Once(now + Soon)) { By = request.By }, now);
            return null;
        }
    }
}
