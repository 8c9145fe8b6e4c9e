using System.Globalization;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Pulse;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace CultureBot.Tests.Pulse.Surveys;

/// <summary>Drafts of surveys, and what the pages read, on both databases.</summary>
public sealed class DraftsTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task A_draft_becomes_one_survey_however_often_it_is_scheduled_and_then_a_change_of_it(DatabaseKind kind)
    {
        await using var fixture = await DeskFixture.StartAsync(kind);
        var (drafts, schedule) = (Drafts(fixture), Schedule(fixture));
        var draft = await drafts.BeginAsync(fixture.Company["ana"], SurveyTemplate.StandingPulse, Cancellation);

        var first = await schedule.HandleAsync(draft, fixture.Company["ana"], Cancellation);
        var again = await schedule.HandleAsync(draft, fixture.Company["ana"], Cancellation);
        var saved = await drafts.FindAsync(fixture.Company["ana"], draft.Id, Cancellation);
        var waiting = await fixture.ReadAsync(sql => SurveyDraftsStore.ListAsync(sql, draft.AccountId, fixture.Clock.Now));

        fixture.Clock.Advance(Duration.FromSeconds(1));

        // Filled in again, as by the button of an old card, it changes what it has become.
        await drafts.KeepAsync(saved! with { Typed = saved.Typed.SetItem(SurveyFields.Name, "Renamed") }, Cancellation);
        var changed = await schedule.HandleAsync((await drafts.FindAsync(fixture.Company["ana"], draft.Id, Cancellation))!, fixture.Company["ana"], Cancellation);
        var twice = await schedule.HandleAsync((await drafts.FindAsync(fixture.Company["ana"], draft.Id, Cancellation))!, fixture.Company["ana"], Cancellation);

        Assert.Equal((DraftOutcome.Scheduled, first.Survey), (first.Outcome, again.Survey));
        Assert.Equal((true, first.Survey), (saved.IsSaved, saved.SurveyId));
        Assert.Empty(waiting);
        Assert.Equal((first.Survey, first.Survey), (changed.Survey, twice.Survey));
        Assert.Equal("Renamed", Assert.Single(await fixture.ReadAsync(SurveysStore.ListAsync)).Name);
        Assert.Equal(
            ["survey.created", "survey.changed"],
            await fixture.ReadAsync(sql => sql.ListAsync<string>("SELECT action FROM audit_entries WHERE action LIKE 'survey.%' ORDER BY id")));
    }

    [Theory, DatabaseData]
    public async Task What_somebody_else_has_changed_meanwhile_is_not_overwritten(DatabaseKind kind)
    {
        await using var fixture = await DeskFixture.StartAsync(kind);
        var (drafts, schedule) = (Drafts(fixture), Schedule(fixture));
        var begun = await drafts.BeginAsync(fixture.Company["ana"], SurveyTemplate.Recommend, Cancellation);
        var survey = (await schedule.HandleAsync(begun, fixture.Company["ana"], Cancellation)).Survey!.Value;
        var hers = (await drafts.ChangeAsync(fixture.Company["ana"], survey, Cancellation))!;
        var same = (await drafts.ChangeAsync(fixture.Company["ana"], survey, Cancellation))!;
        var his = (await drafts.ChangeAsync(fixture.Company["ben"], survey, Cancellation))!;

        var first = await schedule.HandleAsync(his with { Typed = his.Typed.SetItem(SurveyFields.OpenDays, "9") }, fixture.Company["ben"], Cancellation);
        var second = await schedule.HandleAsync(hers, fixture.Company["ana"], Cancellation);
        var anew = (await drafts.ChangeAsync(fixture.Company["ana"], survey, Cancellation))!;
        var paused = await Turn(fixture).HandleAsync(survey, SurveyTurn.Pause, fixture.Company["ben"].Id, Cancellation);
        var third = await schedule.HandleAsync(anew, fixture.Company["ana"], Cancellation);

        Assert.Equal(hers.Id, same.Id);
        Assert.Equal((DraftOutcome.Scheduled, DraftOutcome.Overtaken), (first.Outcome, second.Outcome));
        Assert.NotEqual(hers.Id, anew.Id);
        // Pausing changes nothing that a form holds.
        Assert.Equal((SurveyState.Paused, DraftOutcome.Scheduled), (paused!.State, third.Outcome));
        Assert.Equal(9, (await fixture.ReadAsync(sql => SurveysStore.FindAsync(sql, survey)))!.OpenDays);
    }

    [Theory, DatabaseData]
    public async Task A_draft_is_its_owners_alone_waits_for_a_week_and_is_not_kept_when_it_is_far_too_long(DatabaseKind kind)
    {
        await using var fixture = await DeskFixture.StartAsync(kind);
        var drafts = Drafts(fixture);
        var draft = await drafts.BeginAsync(fixture.Company["ana"], SurveyTemplate.OneOff, Cancellation);

        var others = await drafts.FindAsync(fixture.Company["ben"], draft.Id, Cancellation);
        await drafts.DropAsync(fixture.Company["ben"], draft.Id, Cancellation);
        var isKept = await drafts.KeepAsync(draft with { Typed = draft.Typed.SetItem(SurveyFields.Own, new string('x', 12_001)) }, Cancellation);
        var mine = await fixture.ReadAsync(sql => SurveyDraftsStore.ListAsync(sql, draft.AccountId, fixture.Clock.Now));
        fixture.Clock.Advance(Duration.FromDays(7) + Duration.FromSeconds(1));
        var later = await fixture.ReadAsync(sql => SurveyDraftsStore.ListAsync(sql, draft.AccountId, fixture.Clock.Now));

        Assert.Null(others);
        Assert.False(isKept);
        Assert.Equal(draft.Id, Assert.Single(mine).Id);
        Assert.Equal("", Assert.Single(mine).Typed[SurveyFields.Own]);
        Assert.Empty(later);
    }

    [Theory, DatabaseData]
    public async Task The_list_the_calendar_and_the_results_are_read(DatabaseKind kind)
    {
        await using var fixture = await DeskFixture.StartAsync(kind);
        var draft = await Drafts(fixture).BeginAsync(fixture.Company["ana"], SurveyTemplate.Recommend, Cancellation);
        var kept = await Drafts(fixture).BeginAsync(fixture.Company["ana"], SurveyTemplate.Icare, Cancellation);
        var survey = (await Schedule(fixture).HandleAsync(draft, fixture.Company["ana"], Cancellation)).Survey!.Value;
        var over = await fixture.AddAsync();
        await Turn(fixture).HandleAsync(over, SurveyTurn.End, fixture.Company["ana"].Id, Cancellation);
        await fixture.WriteAsync(sql => sql.ExecuteAsync("INSERT INTO holidays (country, date, name) VALUES ('DE', '2026-05-01', 'Tag der Arbeit'), ('DE', '2026-12-25', 'Weihnachten')"));

        var list = await Surveys(fixture).ListAsync(fixture.Company["ana"], English, DateTimeZone.Utc, Cancellation);
        var one = await Surveys(fixture).FindAsync(survey, English, DateTimeZone.Utc, Cancellation);
        var calendar = await new ReadSurveyCalendar(fixture.Database, fixture.Clock).HandleAsync(Cancellation);
        var published = await new ListPublished(fixture.Database, fixture.Clock).HandleAsync(0, English, Cancellation);

        Assert.Equal([survey, over], list.Surveys.Select(shown => shown.Survey.Id));
        Assert.Equal(kept.Id, Assert.Single(list.Drafts).Draft.Id);
        Assert.Equal(2, one!.Questions.Length);
        Assert.Null(await Surveys(fixture).FindAsync(new(Guid.Empty), English, DateTimeZone.Utc, Cancellation));
        Assert.Equal(
            [DueKind.Sending, DueKind.Reminder, DueKind.LastReminder, DueKind.Close, DueKind.Results],
            calendar.Entries.Select(entry => entry.Kind));
        Assert.Equal("Tag der Arbeit", Assert.Single(calendar.Holidays).Name);
        Assert.Empty(published.Pulses);
    }

    private static SurveySettings Settings(DeskFixture fixture) => new(Configuration(), Roles(fixture));

    private static Roles Roles(DeskFixture fixture) => new(Configuration(), fixture.Database);

    private static KeepDrafts Drafts(DeskFixture fixture) => new(fixture.Database, Settings(fixture), fixture.Clock);

    private static ReadSurveys Surveys(DeskFixture fixture) => new(fixture.Database, Settings(fixture), fixture.Clock);

    private static TurnSurveyHandler Turn(DeskFixture fixture) => new(fixture.Database, new(new()), new OutboxSignal(), fixture.Clock);

    private static ScheduleDraft Schedule(DeskFixture fixture) => new(
        fixture.Database,
        new ReadDraft(fixture.Database, Settings(fixture), fixture.Clock),
        new ReadPopulation(fixture.Database, new OrgChart(fixture.Database), fixture.Clock),
        new SaveSurveyHandler(fixture.Database, Settings(fixture), new SurveySchedules(new()), new SurveyMessages(Roles(fixture)), new OutboxSignal(), fixture.Clock));

    private static IConfiguration Configuration() => new ConfigurationBuilder().Build();
}
