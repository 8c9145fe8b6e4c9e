using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.Pulse;

/// <summary>What became of a draft that was to be scheduled.</summary>
public enum DraftOutcome
{
    Scheduled,

    /// <summary>It is stored, and an auditor has been asked to read it.</summary>
    Waiting,

    /// <summary>Something in it is not right, or its hour has passed since.</summary>
    NotRight,

    /// <summary>The survey that it changes has ended.</summary>
    Gone,

    /// <summary>Somebody else has changed the survey since this was begun.</summary>
    Overtaken,
}

/// <param name="Outcome">What became of it.</param>
/// <param name="Survey">The survey that it is now; null when it is none.</param>
public sealed record ScheduledDraft(DraftOutcome Outcome, SurveyId? Survey);

/// <summary>Makes a survey of a draft, or changes one; a second time it is the same survey.</summary>
public sealed class ScheduleDraft
{
    private readonly Database _database;
    private readonly ReadDraft _read;
    private readonly ReadPopulation _population;
    private readonly SaveSurveyHandler _save;

    internal ScheduleDraft(Database database, ReadDraft read, ReadPopulation population, SaveSurveyHandler save) =>
        (_database, _read, _population, _save) = (database, read, population, save);

    public async Task<ScheduledDraft> HandleAsync(SurveyDraft draft, Account by, CancellationToken cancellationToken)
    {
        var workspace = await _database.ReadAsync(sql => WorkspacesStore.FindAsync(sql, by.WorkspaceId), cancellationToken);
        var culture = Languages.Of(by, workspace);
        if ((await _read.HandleAsync(draft, culture, culture, cancellationToken)).Plan is not { } plan) return new(DraftOutcome.NotRight, null);
        if (!plan.Template.AsksOnOwnDay() && (await _population.HandleAsync(plan.Audience, plan.Promise, default, cancellationToken)).Members.IsEmpty)
            return new(DraftOutcome.NotRight, null);

        return await _save.HandleAsync(new(plan, by.Id, draft.RequestKey, draft.SurveyId, draft), cancellationToken) switch
        {
            { Refused: not null } => new(DraftOutcome.NotRight, null),
            { IsGone: true } => new(DraftOutcome.Gone, null),
            { IsOvertaken: true } => new(DraftOutcome.Overtaken, draft.SurveyId),
            { Survey: var survey } => new(survey!.State == SurveyState.AwaitingApproval ? DraftOutcome.Waiting : DraftOutcome.Scheduled, survey.Id),
        };
    }
}
