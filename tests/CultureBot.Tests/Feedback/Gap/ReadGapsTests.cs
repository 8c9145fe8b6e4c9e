using CultureBot.Feedback;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Feedback.Gap;

/// <summary>What people say of themselves in a survey, beside what others say of them there and what customers rate; all of it as it was released.</summary>
public sealed class ReadGapsTests
{
    private static readonly ProviderTeam It = FeedbackTest.Team.Team!;
    private static readonly Duration Month = Duration.FromDays(30);
    private static readonly string ItHelp = Provider.ReferenceOf(It.Id);

    [Theory, DatabaseData]
    public async Task The_organization_has_five_pairs_and_each_has_its_interval(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await RateAsync(test, "2026-Q3", 48, 80);
        (string, int, int)[] said =
        [
            ("I2", 56, 70), ("O3", 48, 80), ("I3", 30, 60), ("O4", 30, 60), ("I4", 6, 60), ("O5", 50, 60), ("I8", 50, 60), ("O6", 6, 60), ("I12", 56, 70),
        ];
        await AskAsync(test, said);

        var gaps = (await ReadAsync(test)).All.Organization;

        Assert.Equal(
            [ServiceDimension.Reliability, ServiceDimension.Responsiveness, ServiceDimension.Empathy, ServiceDimension.Assurance, null], gaps.Select(gap => gap.About));
        Assert.Equal(
            [GapVerdict.BlindSpot, GapVerdict.NoClearGap, GapVerdict.HiddenStrength, GapVerdict.BlindSpot, GapVerdict.NotJudged], gaps.Select(gap => gap.Figure.Verdict));
        foreach (var gap in (OrganizationGap[])[gaps[0], gaps[^1]])
            Assert.Equal((.2, .052431, .333873), (Math.Round(gap.Figure.Difference.Value, 6), Math.Round(gap.Figure.Difference.Interval.Low, 6), Math.Round(gap.Figure.Difference.Interval.High, 6)));
    }

    [Theory, DatabaseData]
    public async Task A_team_sees_what_its_people_say_beside_what_its_customers_do(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        test.Clock.Advance(Month);
        await RateAsync(test, "2026-Q3", 9, 20);
        var window = await AskAsync(test, ("I12", 20, 40));
        await AddGroupAsync(test, window, Led(test, "mia"), 14, 20);
        await AddGroupAsync(test, window, Led(test, "ana"), 5, 9);

        var gaps = await ReadAsync(test);

        var (team, gap) = Assert.Single(gaps.All.Teams);
        Assert.Equal((It.Key, new FivesFigure(20, 14), new FivesFigure(20, 9)), (team, gap.Self, gap.Customers));
        Assert.Equal((.25, -.051956, .496303), (Math.Round(gap.Difference.Value, 6), Math.Round(gap.Difference.Interval.Low, 6), Math.Round(gap.Difference.Interval.High, 6)));
        Assert.Equal(GapVerdict.NoClearGap, gap.Verdict);
    }

    [Theory, DatabaseData]
    public async Task A_group_of_more_than_one_team_is_no_teams(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        test.Clock.Advance(Month);
        await RateAsync(test, "2026-Q3", 9, 20);
        var window = await AskAsync(test, ("I12", 20, 40));
        await AddGroupAsync(test, window, Led(test, "mia"), 14, 20);
        Assert.Single((await ReadAsync(test)).All.Teams);

        // Ana leads somebody now, below Mia, by whom the group has others in it.
        await test.Database.WriteAsync(
            sql => DirectoryStore.AddValuesAsync(
                sql, [new() { PersonId = test.Company["ana"].PersonId, Field = DirectoryFields.Manager, ManagerId = test.Company["ben"].PersonId }], test.Clock.Now),
            WriteUrgency.Background,
            FeedbackTest.Cancellation);

        Assert.Empty((await ReadAsync(test)).All.Teams);
    }

    [Theory, DatabaseData]
    public async Task A_survey_from_before_a_lead_had_the_team_is_another_teams(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var (sales, it) = (await test.AddPeopleAsync("sales", 2), (Account[])[test.Company["ben"], test.Company["cy"]]);
        await test.PutIntoAsync("Sales", sales);
        await LedByAsync(test, sales, "mia");
        test.Clock.Advance(Duration.FromSeconds(1));
        await LedByAsync(test, it, "ana");
        test.Clock.Advance(Month);
        await RateAsync(test, "2026-Q3", 9, 20);
        await AddGroupAsync(test, await AskAsync(test, ("I12", 20, 40)), Led(test, "mia"), 14, 20);

        await LedByAsync(test, sales, "ana");
        await LedByAsync(test, it, "mia");

        Assert.Empty((await ReadAsync(test)).All.Teams);
    }

    [Theory, DatabaseData]
    public async Task A_team_of_which_two_lead_as_many_is_neithers(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await LedByAsync(test, [test.Company["cy"]], "ana");
        test.Clock.Advance(Month);
        await RateAsync(test, "2026-Q3", 9, 20);
        var window = await AskAsync(test, ("I12", 20, 40));
        await AddGroupAsync(test, window, Led(test, "mia"), 14, 20);

        Assert.Empty((await ReadAsync(test)).All.Teams);
    }

    [Theory, DatabaseData]
    public async Task Who_leads_is_asked_again_after_an_hour_and_a_new_survey_is_seen_at_once(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        test.Clock.Advance(Month);
        await RateAsync(test, "2026-Q3", 9, 20);
        await AddGroupAsync(test, await AskAsync(test, ("I12", 20, 40)), Led(test, "mia"), 14, 20);
        var read = new ReadOwnGaps(new(new SelfFigures(), test.Clock));
        Assert.Single((await ReadAsync(test, read: read)).All.Teams);

        await LedByAsync(test, [test.Company["ben"], test.Company["cy"]], "ana");
        Assert.Single((await ReadAsync(test, read: read)).All.Teams);
        test.Clock.Advance(Duration.FromHours(1));
        Assert.Empty((await ReadAsync(test, read: read)).All.Teams);

        await AskAsync(test, ("I2", 56, 70), ("O3", 48, 80));
        Assert.Equal([ServiceDimension.Reliability, null], (await ReadAsync(test, read: read)).All.Organization.Select(gap => gap.About));
    }

    [Theory, DatabaseData]
    public async Task A_survey_by_team_says_whose_figure_it_is(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await RateAsync(test, "2026-Q3", 9, 20);
        var window = await AskAsync(test, ("I12", 20, 40));
        await AddGroupAsync(test, window, "value:it-help", 14, 20, "it-help");
        await SetAsync(test, "UPDATE published_groups SET kind = 'Attribute' WHERE group_id = 'value:it-help'");
        Assert.Empty((await ReadAsync(test)).All.Teams);

        await SetAsync(test, """UPDATE survey_windows SET promise = '{"attribute":"team"}'""");

        Assert.Equal(new FivesFigure(20, 14), Assert.Single((await ReadAsync(test)).All.Teams).Value.Self);
    }

    [Theory, DatabaseData]
    public async Task Results_that_are_not_out_and_surveys_of_those_who_leave_say_nothing(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await RateAsync(test, "2026-Q3", 9, 20);
        await AskAsync(test, ("I12", 20, 40));
        await SetAsync(test, "UPDATE surveys SET template = 'Exit'");
        Assert.Empty((await ReadAsync(test)).All.Organization);
        await SetAsync(test, "UPDATE surveys SET template = 'StandingPulse'");
        Assert.Single((await ReadAsync(test)).All.Organization);

        test.Clock.Advance(-Duration.FromDays(28));
        Assert.Empty((await ReadAsync(test)).All.Organization);
    }

    [Theory, DatabaseData]
    public async Task What_was_expected_stands_beside_the_result_and_a_result_never_waits_for_it(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await RateAsync(test, "2026-Q3", 30, 50);

        var without = await ReadAsync(test);
        Assert.Equal((null, "2026-Q4"), (without.Expected, without.Invited));
        Assert.Equal(new FivesFigure(50, 30), without.Own!.Figure);
        Assert.Null((await ReadAsync(test, leads: false)).Invited);

        await PredictAsync(test, "2026-Q4", 5);
        Assert.Null((await ReadAsync(test)).Invited);
        await PredictAsync(test, "2026-Q3", 9);
        var expected = (await ReadAsync(test)).Expected!;
        Assert.Equal((9, new FivesFigure(50, 30), GapVerdict.BlindSpot), (expected.Tenths, expected.Customers, expected.Verdict));
    }

    private static async Task<OwnGaps> ReadAsync(FeedbackTest test, bool leads = true, ReadOwnGaps? read = null) => await test.Database.ReadAsync(
        async sql =>
        {
            var report = (await new ReadServices().HandleAsync(sql, reader: null, Instant.MaxValue))!;
            return await (read ?? new ReadOwnGaps(new(new SelfFigures(), test.Clock))).HandleAsync(sql, report, new(leads ? [It] : [], It), test.Clock.Now);
        },
        FeedbackTest.Cancellation);

    private static Task PredictAsync(FeedbackTest test, string quarter, int tenths) => test.Database.WriteAsync(
        sql => PredictionsStore.SaveAsync(
            sql, new() { Quarter = quarter, TeamId = It.Id, Tenths = tenths, PredictedBy = test.Company["mia"].Id, PredictedAt = test.Clock.Now }),
        WriteUrgency.Background,
        FeedbackTest.Cancellation);

    private static async Task RateAsync(FeedbackTest test, string quarter, int fives, int n)
    {
        var rows = new ServiceRows(test.Database, FeedbackTest.Cancellation);
        await rows.AddTeamAsync(It.Id.Value, It.Key, It.Name);
        await rows.AddServiceAsync(await rows.AddQuarterAsync(quarter, test.Clock.Now), ItHelp, fives, n);
    }

    /// <summary>A survey whose results came out a week ago, of everybody.</summary>
    private static async Task<Guid> AskAsync(FeedbackTest test, params (string Item, int Fives, int N)[] said)
    {
        var rows = new ReleasedRows(test.Database, FeedbackTest.Cancellation);
        var window = await rows.AddWindowAsync(await rows.AddSurveyAsync(), 1, test.Clock.Now - Duration.FromDays(10), [.. said.Select(one => one.Item)]);
        await rows.AddGroupAsync(window, "company");
        foreach (var (item, fives, n) in said) await rows.AddFigureAsync(window, item, "company", fives, n);
        return window;
    }

    private static async Task AddGroupAsync(FeedbackTest test, Guid window, string group, int fives, int n, string name = "Mia Chen")
    {
        var rows = new ReleasedRows(test.Database, FeedbackTest.Cancellation);
        await rows.AddGroupAsync(window, group, name);
        await rows.AddFigureAsync(window, "I12", group, fives, n);
    }

    private static Task LedByAsync(FeedbackTest test, IReadOnlyCollection<Account> people, string lead) => test.Database.WriteAsync(
        async sql =>
        {
            DirectoryValue[] values = [.. people.Select(one => new DirectoryValue { PersonId = one.PersonId, Field = DirectoryFields.Manager, ManagerId = test.Company[lead].PersonId })];
            await DirectoryStore.EndValuesAsync(sql, values, test.Clock.Now);
            await DirectoryStore.AddValuesAsync(sql, values, test.Clock.Now);
        },
        WriteUrgency.Background,
        FeedbackTest.Cancellation);

    private static string Led(FeedbackTest test, string who) => $"manager:{test.Company[who].PersonId.Value:D}";

    private static Task<int> SetAsync(FeedbackTest test, string statement) =>
        test.Database.WriteAsync(sql => sql.ExecuteAsync(statement), WriteUrgency.Background, FeedbackTest.Cancellation);
}
