using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>Reads a draft for the wizard: what the fields hold, what is wrong with them, and what can be chosen.</summary>
public sealed class ReadDraftView
{
    private const int MostTeams = 100;

    private readonly Database _database;
    private readonly ReadDraft _read;
    private readonly ListAttributes _attributes;
    private readonly SurveySettings _settings;
    private readonly TimeProvider _clock;

    internal ReadDraftView(Database database, ReadDraft read, ListAttributes attributes, SurveySettings settings, TimeProvider clock) =>
        (_database, _read, _attributes, _settings, _clock) = (database, read, attributes, settings, clock);

    /// <param name="draft">As it was filled in, kept or not.</param>
    /// <param name="by">Whose it is.</param>
    /// <param name="said">The language of the page.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<DraftView> HandleAsync(SurveyDraft draft, Account by, CultureInfo said, CancellationToken cancellationToken)
    {
        var (workspace, teams, requiresApproval) = await _database.ReadAsync(
            async sql => (await WorkspacesStore.FindAsync(sql, by.WorkspaceId), await TeamsStore.ListNamesAsync(sql), await _settings.RequiresApprovalAsync(sql)), cancellationToken);
        var typed = Languages.Of(by, workspace);
        var reading = await _read.HandleAsync(draft, typed, said, cancellationToken);
        var zone = ReadDraft.ZoneOf(draft);
        var audience = DraftAudience.Of(draft);
        var items = BankItems.Read(draft.Text(SurveyFields.Items)).Value;
        return new()
        {
            Draft = draft,
            Name = draft.Text(SurveyFields.Name),
            Items = items.IsDefault ? [] : [.. items.Select(question => question.Item)],
            Own = draft.Text(SurveyFields.Own),
            Rated = draft.Text(SurveyFields.Rated),
            Audience = audience,
            Attribute = draft.Text(SurveyFields.Attribute),
            Fives = draft.Text(SurveyFields.Fives),
            Bands = draft.Text(SurveyFields.Bands),
            OpenDays = draft.Text(SurveyFields.OpenDays),
            Timing = DraftTiming.Of(draft, typed, _clock.GetCurrentInstant().InZone(zone).Date),
            Errors = reading.Errors,
            // Those that are chosen already are always among them, or they would be lost.
            Teams = [.. audience.Teams.Concat(teams.Where(DraftAudience.CanName).Take(MostTeams)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.CurrentCultureIgnoreCase)],
            Attributes = await AttributesAsync(draft, cancellationToken),
            Promise = Promise(reading, said, workspace, by),
            When = reading is { IsRight: true, Look.Schedule: { } schedule } ? ScheduleWords.Describe(said, schedule) : null,
            Sendings = reading.IsRight ? reading.Look.Next : [],
            Zone = zone,
            RequiresApproval = requiresApproval,
        };
    }

    private async Task<ImmutableArray<string>> AttributesAsync(SurveyDraft draft, CancellationToken cancellationToken)
    {
        var known = await _attributes.HandleAsync(cancellationToken);
        var chosen = draft.Text(SurveyFields.Attribute);
        return chosen is "" or SurveyFields.NoAttribute || known.Contains(chosen, StringComparer.Ordinal) ? known : [.. known, chosen];
    }

    // It can be said as soon as it is right itself, whatever is wrong elsewhere.
    private static ChatText? Promise(DraftReading reading, CultureInfo said, Workspace? workspace, Account by) =>
        workspace is null || ((string[])[SurveyFields.Fives, SurveyFields.Bands, SurveyFields.Attribute]).Any(reading.Errors.ContainsKey)
            ? null
            : StoredCards.Promised(AskingReader.Of(said, workspace, by), reading.Promise);
}
