using CultureBot.Feedback;
using CultureBot.Pulse;
using CultureBot.Testing;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Feedback.View;

/// <summary>What a page gets of the ledger: the numbers of methodology §3, the reader's own first, and nothing of others alone.</summary>
public sealed class ReadServicesViewTests
{
    private static readonly ProviderTeam It = FeedbackTest.Team.Team!;

    [Theory, DatabaseData]
    public async Task A_share_has_its_interval_and_an_edge_its_estimate(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var rows = await RowsAsync(test);
        var quarter = await rows.AddQuarterAsync("2026-Q3", test.Clock.Now);
        (int Fives, int N, double Low, double High)[] shares = [(81, 263, .255289, .366210), (7, 50, .069508, .261862), (4, 5, .375535, .963776), (5, 5, .565518, 1), (0, 5, 0, .434482)];
        for (var i = 0; i < shares.Length; i++)
        {
            var team = ProviderTeam.Of($"Team {i}");
            await rows.AddTeamAsync(team.Id.Value, team.Key, team.Name);
            await rows.AddServiceAsync(quarter, Provider.ReferenceOf(team.Id), shares[i].Fives, shares[i].N);
        }

        (int Fives, int N)[] edges = [(6, 6), (24, 40), (10, 30), (5, 10), (21, 24)];
        for (var i = 0; i < edges.Length; i++) await rows.AddServiceAsync(quarter, Provider.ReferenceOf(It.Id), edges[i].Fives, edges[i].N, $"t{i}");

        var view = (await ReadAsync(test, "ana"))!;

        Assert.Equal(shares, view.Teams.Where(team => team.Fives is not null).Select(team => (team.Fives!.Fives, team.Fives.N, Math.Round(team.Fives.Low, 6), Math.Round(team.Fives.High, 6))));
        Assert.Equal([.851230, .600000, .361571, .526216, .839538], view.Edges.OrderBy(edge => edge.Customer, StringComparer.Ordinal).Select(edge => Math.Round(edge.Estimate!.Value, 6)));
    }

    [Theory, DatabaseData]
    public async Task The_readers_own_stands_first_and_what_is_written_of_it_is_theirs(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var rows = await RowsAsync(test);
        var quarter = await rows.AddQuarterAsync("2026-Q3", test.Clock.Now);
        var other = ProviderTeam.Of("Front Desk");
        await rows.AddTeamAsync(other.Id.Value, other.Key, other.Name);
        foreach (var team in (ProviderTeam[])[other, It]) await rows.AddServiceAsync(quarter, Provider.ReferenceOf(team.Id), 6, 10);
        await rows.AddServiceAsync(quarter, Provider.ReferenceOf(test.Company["ben"].Id), 5, 6);
        await rows.AddWordsAsync(quarter, Provider.ReferenceOf(It.Id), 0, "Quick");
        await rows.AddWordsAsync(quarter, Provider.ReferenceOf(test.Company["ben"].Id), 0, "Kind");

        var (ben, mia, ana) = ((await ReadAsync(test, "ben"))!, (await ReadAsync(test, "mia"))!, (await ReadAsync(test, "ana"))!);

        Assert.Equal([It.Name, "Front Desk"], ben.Teams.Select(team => team.Name));
        Assert.Equal(["Front Desk", It.Name], ana.Teams.Select(team => team.Name));
        Assert.Equal((6, 5), (ben.Own!.N, ben.Own.Fives));
        Assert.Equal(["Quick", "Kind"], ben.Comments.Select(comment => comment.Words));
        Assert.Equal(["Quick"], mia.Comments.Select(comment => comment.Words));
        Assert.Empty(ana.Comments);
        Assert.All((ServicesView[])[mia, ana], view => Assert.Null(view.Own));
    }

    [Theory, DatabaseData]
    public async Task A_quarter_can_be_chosen_once_its_results_are_out(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var rows = await RowsAsync(test);
        Assert.Null((await ReadAsync(test, "ana"))!.Quarter);
        await rows.AddServiceAsync(await rows.AddQuarterAsync("2026-Q2", test.Clock.Now), Provider.ReferenceOf(It.Id), 48, 80);
        await rows.AddServiceAsync(await rows.AddQuarterAsync("2026-Q3", test.Clock.Now), Provider.ReferenceOf(It.Id), 56, 70);
        await rows.AddQuarterAsync("2026-Q4", test.Clock.Now + NodaTime.Duration.FromDays(1));

        var (latest, before) = ((await ReadAsync(test, "ana"))!, (await ReadAsync(test, "ana", "2026-Q2"))!);

        Assert.Equal(["2026-Q3", "2026-Q2"], latest.Quarters);
        Assert.Equal(("2026-Q3", ServiceTrend.Higher, 20), (latest.Quarter, latest.Teams[0].Trend, latest.Teams[0].Points));
        Assert.Equal(("2026-Q2", (ServiceTrend?)null), (before.Quarter, before.Teams[0].Trend));
        foreach (var none in (string[])["2026-Q4", "2026-Q1", "nonsense", "2026-Q25"]) Assert.Null(await ReadAsync(test, "ana", none));
    }

    [Theory, DatabaseData]
    public async Task What_is_kept_of_a_quarter_follows_a_teams_name_and_the_end_of_the_quarter_before(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var rows = await RowsAsync(test);
        await rows.AddServiceAsync(await rows.AddQuarterAsync("2026-Q2", test.Clock.Now), Provider.ReferenceOf(It.Id), 48, 80);
        await rows.AddServiceAsync(await rows.AddQuarterAsync("2026-Q3", test.Clock.Now), Provider.ReferenceOf(It.Id), 56, 70);
        var view = View(test);
        Assert.Equal(20, (await ReadAsync()).Points);

        await WriteAsync("UPDATE provider_teams SET name = 'Help Desk'");
        var renamed = await ReadAsync();
        Assert.Equal(("Help Desk", 20), (renamed.Name, renamed.Points));

        await WriteAsync("DELETE FROM published_services WHERE quarter_id = (SELECT id FROM feedback_quarters WHERE name = '2026-Q2')");
        await WriteAsync("DELETE FROM feedback_quarters WHERE name = '2026-Q2'");
        Assert.Null((await ReadAsync()).Trend);

        async Task<ServiceTeam> ReadAsync() =>
            (await view.HandleAsync(test.Company["ana"], quarter: null, FeedbackTest.Cancellation))!.Teams.First(team => team.Fives is not null);

        Task WriteAsync(string statement) => test.Database.WriteAsync(sql => sql.ExecuteAsync(statement), CultureBot.Storage.WriteUrgency.Background, FeedbackTest.Cancellation);
    }

    [Theory, DatabaseData]
    public async Task Pages_about_somebody_read_their_own_and_their_teams_alone(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var rows = await RowsAsync(test);
        var read = new ReadOwnService(test.Database, test.Clock);
        Assert.Null(await read.OfPersonAsync(test.Company["ben"], FeedbackTest.Cancellation));
        Assert.Equal((It.Name, (ServiceFives?)null), (await read.OfTeamAsync(test.Company["ben"], FeedbackTest.Cancellation)) is { } before ? (before.Name, before.Fives) : default);
        await rows.AddServiceAsync(await rows.AddQuarterAsync("2026-Q2", test.Clock.Now), Provider.ReferenceOf(test.Company["ben"].Id), 1, 9);
        var quarter = await rows.AddQuarterAsync("2026-Q3", test.Clock.Now);
        await rows.AddServiceAsync(quarter, Provider.ReferenceOf(It.Id), 56, 70);
        await rows.AddServiceAsync(quarter, Provider.ReferenceOf(It.Id), 6, 7, "Sales");
        await rows.AddServiceAsync(quarter, Provider.ReferenceOf(test.Company["ben"].Id), 5, 6);

        Assert.Equal((6, 5), (await read.OfPersonAsync(test.Company["ben"], FeedbackTest.Cancellation)) is { } own ? (own.N, own.Fives) : default);
        Assert.Null(await read.OfPersonAsync(test.Company["mia"], FeedbackTest.Cancellation));
        foreach (var who in (string[])["ben", "mia"])
            Assert.Equal((It.Name, 70, 56), (await read.OfTeamAsync(test.Company[who], FeedbackTest.Cancellation)) is { Fives: { } fives } team ? (team.Name, fives.N, fives.Fives) : default);
    }

    private static Task<ServicesView?> ReadAsync(FeedbackTest test, string reader, string? quarter = null) =>
        View(test).HandleAsync(test.Company[reader], quarter, FeedbackTest.Cancellation);

    private static ReadServicesView View(FeedbackTest test) => new(test.Database, new(), new(new(new SelfFigures(), test.Clock)), test.Clock);

    private static async Task<ServiceRows> RowsAsync(FeedbackTest test)
    {
        var rows = new ServiceRows(test.Database, FeedbackTest.Cancellation);
        await rows.AddTeamAsync(It.Id.Value, It.Key, It.Name);
        return rows;
    }
}
