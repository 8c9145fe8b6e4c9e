using System.Collections.Immutable;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>A survey is made, or one that there is becomes another.</summary>
/// <param name="Plan">Checked.</param>
/// <param name="By">Null for the API.</param>
/// <param name="RequestKey">Equal for two deliveries of the same wish.</param>
/// <param name="Changes">The survey that is changed; null for a new one.</param>
/// <param name="Draft">The form that this was read from; it waits no longer then. Null for the API.</param>
internal sealed record SaveSurvey(SurveyPlan Plan, AccountId? By, string RequestKey, SurveyId? Changes = null, SurveyDraft? Draft = null);

internal sealed record SaveSurveyResult
{
    /// <summary>Null when nothing was stored.</summary>
    public Survey? Survey { get; init; }

    /// <summary>Why its schedule cannot be had so.</summary>
    public ScheduleChange? Refused { get; init; }

    /// <summary>The survey that was to be changed is not there, or has ended.</summary>
    public bool IsGone { get; init; }

    /// <summary>Somebody else has changed it since the form was begun.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>The next sendings.</summary>
    public ImmutableArray<Instant> Next { get; init; } = [];

    /// <summary>False when this request had been stored before.</summary>
    public bool IsNew { get; init; }
}

/// <summary>
/// Stores survey, schedule and audit together, and asks the auditors where they have to agree. What was agreed to and changes
/// in questions, audience or promise has to be agreed to again.
/// </summary>
internal sealed class SaveSurveyHandler(
    Database database, SurveySettings settings, SurveySchedules schedules, SurveyMessages messages, OutboxSignal outbox, TimeProvider clock)
{
    public async Task<SaveSurveyResult> HandleAsync(SaveSurvey request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var result = await database.WriteAsync(
            sql => request.Changes is { } id ? ChangeAsync(sql, request, id, now) : AddAsync(sql, request, now),
            WriteUrgency.Acknowledgement,
            cancellationToken);
        outbox.Notify();
        schedules.Notify();
        return result;
    }

    private async Task<SaveSurveyResult> AddAsync(SqlSession sql, SaveSurvey request, Instant now)
    {
        if (await SurveysStore.FindByRequestAsync(sql, request.RequestKey) is { } before) return new() { Survey = before, Next = await SurveySchedules.NextAsync(sql, before.Id, now) };

        var plan = request.Plan;
        var survey = With(plan, new()
        {
            Id = new(Guid.CreateVersion7(clock.GetUtcNow())),
            Name = plan.Name,
            Template = plan.Template,
            State = await settings.RequiresApprovalAsync(sql) ? SurveyState.AwaitingApproval : SurveyState.Scheduled,
            Questions = plan.Questions,
            Audience = plan.Audience,
            Promise = plan.Promise,
            CreatedBy = request.By,
            CreatedAt = now,
        });
        var scheduled = await SurveySchedules.SetAsync(sql, survey.Id, plan.Timing, request.By, now);
        if (scheduled?.Refusal is not null) return new() { Refused = scheduled };
        if (!await SurveysStore.AddAsync(sql, survey, request.RequestKey)) throw new InvalidOperationException("A survey was stored twice at the same moment; the second unit runs again.");

        await SurveyAudit.AddAsync(sql, survey.Id, SurveyAudit.Created, request.By, now);
        await UseUpAsync(sql, request, survey, now);
        await messages.AskAuditorsAsync(sql, survey, now);
        return new() { Survey = survey, Next = scheduled?.Next ?? [], IsNew = true };
    }

    private async Task<SaveSurveyResult> ChangeAsync(SqlSession sql, SaveSurvey request, SurveyId id, Instant now)
    {
        if (await SurveysStore.FindAsync(sql, id) is not { State: not SurveyState.Ended } before) return new() { IsGone = true };
        if (request.Draft is { } draft && await SurveyDraftsStore.IsSavedAsync(sql, draft.Id)) return new() { Survey = before, Next = await SurveySchedules.NextAsync(sql, id, now) };
        if (request.Draft is { BegunFrom.Length: > 0 } begun && begun.BegunFrom != SurveyRevision.OfAll(before, await SurveySchedules.FindAsync(sql, id)))
            return new() { IsOvertaken = true };

        var survey = With(request.Plan, before);
        if (SurveyRevision.Of(survey) != SurveyRevision.Of(before) && await settings.RequiresApprovalAsync(sql))
            survey = survey with { State = SurveyState.AwaitingApproval, ApprovedBy = null, ApprovedAt = null };
        var scheduled = await SurveySchedules.SetAsync(sql, id, request.Plan.Timing, request.By, now);
        if (scheduled?.Refusal is not null) return new() { Refused = scheduled };

        await SurveysStore.SaveAsync(sql, survey, now);
        await SurveyAudit.AddAsync(sql, id, SurveyAudit.Changed, request.By, now);
        await UseUpAsync(sql, request, survey, now);
        await messages.AskAuditorsAsync(sql, survey, now);
        return new() { Survey = survey, Next = scheduled?.Next ?? [], IsNew = true };
    }

    private static async Task UseUpAsync(SqlSession sql, SaveSurvey request, Survey survey, Instant now)
    {
        if (request.Draft is { } draft)
            await SurveyDraftsStore.SetSavedAsync(sql, draft.Id, survey.Id, SurveyRevision.OfAll(survey, await SurveySchedules.FindAsync(sql, survey.Id)), now);
    }

    private static Survey With(SurveyPlan plan, Survey survey) => survey with
    {
        Name = plan.Name,
        Questions = plan.Questions,
        Audience = plan.Audience,
        Promise = plan.Promise,
        OpenDays = plan.OpenDays,
        ResultsAfterDays = plan.ResultsAfterDays,
    };
}
