using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

public enum SurveyTurn
{
    Pause,
    GoOn,
    End,
}

/// <summary>Pauses a survey, lets it go on, or ends it: nothing new goes out then. A window that is open stays open until it closes.</summary>
internal sealed class TurnSurveyHandler(Database database, SurveySchedules schedules, OutboxSignal outbox, TimeProvider clock)
{
    /// <returns>The survey as it is now; null when there is none that has not ended.</returns>
    public async Task<Survey?> HandleAsync(SurveyId id, SurveyTurn turn, AccountId by, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var turned = await database.WriteAsync(TurnAsync, WriteUrgency.Acknowledgement, cancellationToken);
        schedules.Notify();
        outbox.Notify();
        return turned;

        async Task<Survey?> TurnAsync(SqlSession sql)
        {
            if (await SurveysStore.FindAsync(sql, id) is not { State: not SurveyState.Ended } survey) return null;

            var after = turn switch
            {
                // What waits for an auditor goes on waiting, and pauses or goes on by its schedule.
                SurveyTurn.Pause when survey.State == SurveyState.Scheduled => survey with { State = SurveyState.Paused },
                SurveyTurn.GoOn when survey.State == SurveyState.Paused => survey with { State = SurveyState.Scheduled },
                SurveyTurn.End => survey with { State = SurveyState.Ended, EndedAt = now },
                _ => survey,
            };
            if (await SurveySchedules.FindAsync(sql, id) is { } schedule) await (turn switch
            {
                SurveyTurn.Pause => SchedulesStore.PauseAsync(sql, schedule.Id),
                SurveyTurn.GoOn => SchedulesStore.ResumeAsync(sql, schedule.Id, now),
                _ => (Task)SchedulesStore.EndAsync(sql, schedule.Id, now),
            });
            if (after == survey) return survey;

            await SurveysStore.SaveAsync(sql, after, now);
            await SurveyAudit.AddAsync(sql, id, turn switch
            {
                SurveyTurn.Pause => SurveyAudit.Paused,
                SurveyTurn.GoOn => SurveyAudit.Resumed,
                _ => SurveyAudit.Ended,
            }, by, now);
            await OutboxStore.SubjectChangedAsync(sql, id.Subject, now);
            // Cards that fell due while it was paused were not sent.
            if (turn == SurveyTurn.GoOn && await WindowsStore.FindLatestAsync(sql, id) is { State: WindowState.Open } open)
                await OutboxStore.WantCancelledAsync(sql, open.Id.Subject, now);
            return after;
        }
    }
}
