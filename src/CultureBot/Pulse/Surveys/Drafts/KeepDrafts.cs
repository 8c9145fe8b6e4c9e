using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>Somebody's own drafts of surveys: begun in chat or on a page, and gone on with on either.</summary>
public sealed class KeepDrafts
{
    private readonly Database _database;
    private readonly SurveySettings _settings;
    private readonly TimeProvider _clock;

    internal KeepDrafts(Database database, SurveySettings settings, TimeProvider clock) => (_database, _settings, _clock) = (database, settings, clock);

    /// <summary>A new survey, filled in with what is sensible.</summary>
    public async Task<SurveyDraft> BeginAsync(Account by, SurveyTemplate template, CancellationToken cancellationToken)
    {
        var now = _clock.GetCurrentInstant();
        var (workspace, least) = await _database.ReadAsync(
            async sql => (await WorkspacesStore.FindAsync(sql, by.WorkspaceId), await _settings.LeastAsync(sql)), cancellationToken);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(workspace?.TimeZone ?? "") ?? DateTimeZone.Utc;
        var culture = Languages.Of(by, workspace);
        var typed = WritePlan.Of(template, TemplateWords.NameOf(culture, template), now.InZone(zone).Date, culture, least);
        var draft = new SurveyDraft(Guid.CreateVersion7(now.ToDateTimeOffset()), by.Id, null, template, zone.Id, typed);
        await KeepAsync(draft, cancellationToken);
        return draft;
    }

    /// <summary>The change of a survey that there is: the one that was begun and waits, else a new one. Null when the survey is gone, or has ended.</summary>
    public Task<SurveyDraft?> ChangeAsync(Account by, SurveyId id, CancellationToken cancellationToken)
    {
        var now = _clock.GetCurrentInstant();
        return _database.WriteAsync(BeginAsync, WriteUrgency.Acknowledgement, cancellationToken);

        async Task<SurveyDraft?> BeginAsync(SqlSession sql)
        {
            if (await SurveysStore.FindAsync(sql, id) is not { State: not SurveyState.Ended } survey) return null;
            var schedule = await SurveySchedules.FindAsync(sql, id);
            var revision = SurveyRevision.OfAll(survey, schedule);
            // What somebody else has changed since it was begun could not be saved.
            if ((await SurveyDraftsStore.ListAsync(sql, by.Id, now)).FirstOrDefault(one => one.SurveyId == id && one.BegunFrom == revision) is { } begun) return begun;

            var workspace = await WorkspacesStore.FindAsync(sql, by.WorkspaceId);
            var draft = new SurveyDraft(
                Guid.CreateVersion7(now.ToDateTimeOffset()), by.Id, id, survey.Template, schedule?.TimeZone ?? workspace?.TimeZone ?? "",
                WritePlan.Of(survey, schedule, Languages.Of(by, workspace)))
            {
                BegunFrom = revision,
            };
            await SurveyDraftsStore.KeepAsync(sql, draft, now);
            return draft;
        }
    }

    /// <summary>The same draft with another template: what that begins with, and of what was typed all that does not depend on it.</summary>
    public async Task<SurveyDraft> ChooseAsync(Account by, SurveyDraft draft, SurveyTemplate template, CancellationToken cancellationToken)
    {
        if (draft.Template == template || draft.SurveyId is not null) return draft;
        var (workspace, least) = await _database.ReadAsync(
            async sql => (await WorkspacesStore.FindAsync(sql, by.WorkspaceId), await _settings.LeastAsync(sql)), cancellationToken);
        var culture = Languages.Of(by, workspace);
        var today = _clock.GetCurrentInstant().InZone(ReadDraft.ZoneOf(draft)).Date;
        var typed = WritePlan.Of(template, TemplateWords.NameOf(culture, template), today, culture, least);
        var isNamed = draft.Text(SurveyFields.Name) != TemplateWords.NameOf(culture, draft.Template);
        string[] kept =
            [SurveyFields.Own, SurveyFields.Rated, SurveyFields.Audience, SurveyFields.Attribute, SurveyFields.Fives, SurveyFields.Bands, .. isNamed ? [SurveyFields.Name] : (string[])[]];
        foreach (var field in kept.Where(draft.Typed.ContainsKey)) typed = typed.SetItem(field, draft.Typed[field]);
        var chosen = draft with { Template = template, Typed = typed };
        await KeepAsync(chosen, cancellationToken);
        return chosen;
    }

    /// <summary>Null when it is somebody else's, or was forgotten after a week.</summary>
    public Task<SurveyDraft?> FindAsync(Account by, Guid id, CancellationToken cancellationToken) =>
        _database.ReadAsync(sql => SurveyDraftsStore.FindAsync(sql, id, by.Id), cancellationToken);

    /// <summary>As it was typed, right or wrong. What is far too long is not kept: false then.</summary>
    public async Task<bool> KeepAsync(SurveyDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Typed.Any(field => field.Value.Length > SurveyFields.LongestOf(field.Key))) return false;
        await _database.WriteAsync(sql => SurveyDraftsStore.KeepAsync(sql, draft, _clock.GetCurrentInstant()), WriteUrgency.Acknowledgement, cancellationToken);
        return true;
    }

    public Task DropAsync(Account by, Guid id, CancellationToken cancellationToken) =>
        _database.WriteAsync(sql => SurveyDraftsStore.DeleteAsync(sql, id, by.Id), WriteUrgency.Acknowledgement, cancellationToken);
}
