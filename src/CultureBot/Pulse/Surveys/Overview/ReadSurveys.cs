using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <param name="Surveys">The newest first, those that have ended last.</param>
/// <param name="Drafts">The reader's own that wait, with what they are called.</param>
/// <param name="RequiresApproval">An auditor has to agree to what changes.</param>
public sealed record SurveysView(ImmutableArray<ShownSurvey> Surveys, ImmutableArray<(SurveyDraft Draft, string Name)> Drafts, bool RequiresApproval);

/// <summary>All surveys, and one with its past, for HR and auditors.</summary>
public sealed class ReadSurveys
{
    private const int MostEnded = 20;

    private readonly Database _database;
    private readonly SurveySettings _settings;
    private readonly TimeProvider _clock;

    internal ReadSurveys(Database database, SurveySettings settings, TimeProvider clock) => (_database, _settings, _clock) = (database, settings, clock);

    public Task<SurveysView> ListAsync(Account reader, CultureInfo culture, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var now = _clock.GetCurrentInstant();
        return _database.ReadAsync(
            async sql =>
            {
                var shown = ImmutableArray.CreateBuilder<ShownSurvey>();
                foreach (var survey in (IEnumerable<Survey>)[.. await SurveysStore.ListAsync(sql), .. await SurveysStore.ListEndedAsync(sql, MostEnded)])
                    shown.Add(await ShowAsync(sql, survey, await WindowsStore.ListAsync(sql, survey.Id), culture, zone, now));
                var drafts = (await SurveyDraftsStore.ListAsync(sql, reader.Id, now)).Select(draft => (draft, draft.Text(SurveyFields.Name)));
                return new SurveysView(shown.ToImmutable(), [.. drafts], await _settings.RequiresApprovalAsync(sql));
            },
            cancellationToken);
    }

    /// <summary>Null when there is no such survey.</summary>
    public Task<SurveyHistory?> FindAsync(SurveyId id, CultureInfo culture, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var now = _clock.GetCurrentInstant();
        return _database.ReadAsync(ReadAsync, cancellationToken);

        async Task<SurveyHistory?> ReadAsync(SqlSession sql)
        {
            if (await SurveysStore.FindAsync(sql, id) is not { } survey) return null;
            var windows = await WindowsStore.ListAsync(sql, id);
            return new()
            {
                Shown = await ShowAsync(sql, survey, windows, culture, zone, now),
                Terms =
                [
                    SurveyWords.Say(culture, "ApprovalDays", ("days", survey.OpenDays)),
                    .. survey.Template.AsksOnOwnDay() ? (ReadOnlySpan<ChatText>)[] : [SurveyWords.Say(culture, "FollowUps")],
                ],
                Questions = [.. SurveyInWords.Questions(culture, survey.Questions)],
                SentBack = await FindSentBackAsync(sql, survey),
                Windows =
                [
                    .. windows.Select(window => new AskedWindow(
                        window.Id, window.Number, window.LaunchedAt, window.ClosedAt, SurveyInWords.Promise(culture, window.Promise),
                        [.. SurveyInWords.Questions(culture, window.Questions)], IsOut(window, now))),
                ],
            };
        }
    }

    private static async Task<ShownSurvey> ShowAsync(
        SqlSession sql, Survey survey, IReadOnlyList<Window> windows, CultureInfo culture, DateTimeZone zone, Instant now)
    {
        var schedule = await SurveySchedules.FindAsync(sql, survey.Id);
        var next = await SurveySchedules.NextAsync(sql, survey.Id, now);
        var listed = new ListedSurvey(survey, schedule, next.IsEmpty ? null : next[0], windows.Count > 0 ? windows[0] : null);
        return new()
        {
            Survey = survey,
            IsPaused = survey.State == SurveyState.Paused || schedule is { IsPaused: true },
            State = SurveyWords.Say(culture, "State" + survey.State),
            Lines = [.. SurveyLines.Details(culture, listed, zone)],
            Promise = SurveyInWords.Promise(culture, survey.Promise),
            Open = listed.Latest is { State: WindowState.Open } open ? SurveyLines.Open(culture, open) : null,
            Results = windows.FirstOrDefault(window => IsOut(window, now))?.Id,
            Revision = SurveyRevision.Of(survey),
        };
    }

    private static async Task<SentBack?> FindSentBackAsync(SqlSession sql, Survey survey) =>
        survey.State == SurveyState.AwaitingApproval && await SurveyAudit.FindLatestAsync(sql, survey.Id) is { Action: SurveyAudit.SentBack } entry
            ? new(entry.AccountId is { } by ? (await PeopleStore.FindAsync(sql, by))?.Name ?? "" : "", entry.Details)
            : null;

    private static bool IsOut(Window window, Instant now) => window is { State: WindowState.Closed, PublishedAt: { } at } && at <= now;
}
