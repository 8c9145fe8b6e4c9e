using System.Globalization;
using CultureBot.Feedback;
using CultureBot.People.Directory;
using CultureBot.Privacy;
using CultureBot.Pulse;
using CultureBot.Storage.Secrets;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Configuration;

namespace CultureBot.Tests.Pulse.Surveys;

/// <summary>HR promises more than the house does: for what is opened from then on, and never less than the house.</summary>
public sealed class LeastPromiseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task A_launched_window_keeps_its_promise_and_the_next_one_has_the_new(DatabaseKind kind)
    {
        await using var desk = await DeskFixture.StartAsync(kind);
        var (before, later) = (await desk.AddAsync(), await desk.AddAsync(promise: new() { ForFives = 9, ForBands = 10 }));
        await desk.LaunchAsync(before);

        Assert.Null(await Change(desk).HandleAsync(new(7, 12, 0, By(desk)), Cancellation));
        await desk.LaunchAsync(later);

        Assert.Equal((5, 10), Numbers((await desk.LatestAsync(before))!.Promise));
        // What a survey promises above it stays.
        Assert.Equal((9, 12), Numbers((await desk.LatestAsync(later))!.Promise));
        Assert.Equal(
            ["privacy.changed Fives: 5 → 7, bands: 10 → 12"],
            await desk.ReadAsync(sql => sql.ListAsync<string>("SELECT action || ' ' || details FROM audit_entries WHERE action LIKE 'privacy%'")));
    }

    [Theory, DatabaseData]
    public async Task The_next_quarter_of_feedback_has_it_too(DatabaseKind kind)
    {
        await using var desk = await DeskFixture.StartAsync(kind);
        CurrentQuarter quarters = new(desk.Database, new SecretBox(new byte[32]), new(Configured()), desk.Clock);
        var open = await quarters.FindAsync(Cancellation);
        Assert.Null(await Change(desk).HandleAsync(new(6, 20, 0, By(desk)), Cancellation));

        Assert.Equal((5, 10), ((await quarters.FindAsync(Cancellation)).ForFives, open.ForComments));
        desk.Clock.Advance(NodaTime.Duration.FromDays(60));
        var next = await quarters.FindAsync(Cancellation);

        Assert.Equal((6, 20), (next.ForFives, next.ForComments));
    }

    [Theory, DatabaseData]
    public async Task Nobody_goes_below_the_house_or_the_configuration_and_a_late_change_is_told(DatabaseKind kind)
    {
        await using var desk = await DeskFixture.StartAsync(kind);
        var change = Change(desk, ("Surveys:LeastForFives", "6"));

        foreach (var (fives, bands) in ((int, int)[])[(5, 10), (6, 9), (12, 11), (6, 101), (-1, 10), (0, 0)])
            Assert.Equal(SettingRefusal.OutOfRange, await change.HandleAsync(new(fives, bands, 0, By(desk)), Cancellation));
        Assert.Null(await change.HandleAsync(new(8, 14, 0, By(desk)), Cancellation));
        Assert.Equal(SettingRefusal.ChangedMeanwhile, await change.HandleAsync(new(9, 14, 0, By(desk)), Cancellation));
        // Back to what the configuration says, and nothing changes by doing so twice.
        Assert.Null(await change.HandleAsync(new(6, 10, 1, By(desk)), Cancellation));
        Assert.Null(await change.HandleAsync(new(6, 10, 2, By(desk)), Cancellation));

        Assert.Equal(2, await desk.ReadAsync(sql => sql.ScalarAsync<long>("SELECT COUNT(*) FROM audit_entries WHERE action = 'privacy.changed'")));
    }

    [Theory, DatabaseData]
    public async Task What_a_raise_means_is_counted_in_teams(DatabaseKind kind)
    {
        await using var desk = await DeskFixture.StartAsync(kind);
        await desk.HireAsync(8);
        // Mia leads Ana; nobody else has a manager.
        ReadLeastPromise read = new(desk.Database, Settings(), new(desk.Database, new OrgChart(desk.Database), desk.Clock));

        Assert.Equal(new(1, 1, 1), await read.CountTeamsAsync(5, 10, Cancellation));
        var promise = await read.HandleAsync(CultureInfo.GetCultureInfo("en"), Cancellation);
        Assert.Equal("Published for the organization and its teams: Fives from 5 answers, bands and comments from 10.", promise.Words.ToPlain());
        Assert.Equal((5, 10, 0L), (promise.ForFives, promise.ForBands, promise.Revision));
    }

    private static ChangeLeastPromiseHandler Change(DeskFixture desk, params (string Key, string Value)[] settings) =>
        new(desk.Database, Settings(settings), new(desk.Database, desk.Clock));

    // Whether an auditor has to agree is not asked here.
    private static SurveySettings Settings(params (string Key, string Value)[] settings) => new(Configured(settings), null!);

    private static IConfiguration Configured(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create<string, string?>(one.Key, one.Value))).Build();

    private static CultureBot.People.AccountId By(DeskFixture desk) => desk.Company["mia"].Id;

    private static (int, int) Numbers(Promise promise) => (promise.ForFives, promise.ForBands);
}
