using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>An auditor agrees to a survey, or sends it back.</summary>
/// <param name="Survey">Which.</param>
/// <param name="Revision">What they read; see <see cref="SurveyRevision"/>.</param>
/// <param name="By">The auditor.</param>
/// <param name="Words">What has to change; null agrees.</param>
internal sealed record DecideSurvey(SurveyId Survey, string Revision, Account By, string? Words);

public enum DecideSurveyResult
{
    Approved,
    SentBack,

    /// <summary>It does not wait for anybody, or has ended.</summary>
    NotWaiting,

    /// <summary>It was changed since they read it.</summary>
    Changed,

    /// <summary>They made or changed it themselves.</summary>
    Own,
}

/// <summary>Stores the decision with its audit, and tells HR, in one unit of work.</summary>
internal sealed class DecideSurveyHandler(Database database, SurveyMessages messages, OutboxSignal outbox, TimeProvider clock)
{
    public async Task<DecideSurveyResult> HandleAsync(DecideSurvey request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var result = await database.WriteAsync(DecideAsync, WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return result;

        async Task<DecideSurveyResult> DecideAsync(SqlSession sql)
        {
            if (await SurveysStore.FindAsync(sql, request.Survey) is not { State: SurveyState.AwaitingApproval } survey) return DecideSurveyResult.NotWaiting;
            if (SurveyRevision.Of(survey) != request.Revision) return DecideSurveyResult.Changed;
            if (await SurveyAudit.IsByAsync(sql, survey.Id, request.By.PersonId)) return DecideSurveyResult.Own;

            if (request.Words is { } words)
            {
                await SurveyAudit.AddAsync(sql, survey.Id, SurveyAudit.SentBack, request.By.Id, now, words);
                await messages.TellDecisionAsync(sql, survey, now);
                return DecideSurveyResult.SentBack;
            }

            var isPaused = await SurveySchedules.FindAsync(sql, survey.Id) is { IsPaused: true };
            await SurveysStore.SaveAsync(
                sql,
                survey with { State = isPaused ? SurveyState.Paused : SurveyState.Scheduled, ApprovedBy = request.By.Id, ApprovedAt = now },
                now);
            await SurveyAudit.AddAsync(sql, survey.Id, SurveyAudit.Approved, request.By.Id, now, request.Revision);
            await messages.TellDecisionAsync(sql, survey, now);
            return DecideSurveyResult.Approved;
        }
    }
}
