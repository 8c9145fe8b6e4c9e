using CultureBot.Feedback;
using CultureBot.Statistics;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Feedback.Figures;

/// <summary>What readers get of the ledger: the numbers of methodology §3, everybody the same teams, and themselves alone.</summary>
public sealed class ReadServicesTests
{
    private static readonly ProviderTeam It = ProviderTeam.Of("IT Help");
    private static readonly ProviderTeam Desk = ProviderTeam.Of("Front Desk");

    [Theory, DatabaseData]
    public async Task Edges_are_drawn_together_and_ranked_only_where_it_is_sure(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        (int Fives, int N)[] edges = [(6, 6), (24, 40), (10, 30), (5, 10), (21, 24)];
        await PublishAsync(test, "2026-Q3", [.. edges.Select((edge, i) => new PublishedService(Provider.ReferenceOf(It.Id), $"t{i}", edge.N, edge.Fives))]);

        var report = await ReadAsync(test, null);

        Assert.Equal([.851230, .600000, .361571, .526216, .839538], report!.Edges.OrderBy(edge => edge.Customer, StringComparer.Ordinal).Select(edge => Math.Round(edge.Estimate!.Mean, 6)));
        Assert.Equal(report.Edges.OrderByDescending(edge => edge.Estimate!.Interval.Low), report.Edges);
        Assert.All(report.Edges, edge => Assert.Null(edge.Estimate!.Rank));
    }

    [Theory, DatabaseData]
    public async Task A_team_has_changed_only_where_it_is_clear(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await PublishAsync(test, "2026-Q2", [Of(It, 80, 48), Of(Desk, 20, 9)]);
        await PublishAsync(test, "2026-Q3", [Of(It, 70, 56), Of(Desk, 20, 14)]);

        var report = (await ReadAsync(test, null))!;

        Assert.Equal((34 + 36, 90), (report.Organization!.Fives, report.Organization.N));
        var (desk, it) = (report.Teams[0], report.Teams[1]);
        Assert.Equal((ChangeVerdict.NoClearChange, ChangeVerdict.Higher), (desk.Change!.Verdict, it.Change!.Verdict));
        Assert.Equal((.25, -.051956, .496303), (Math.Round(desk.Change.Difference!.Value, 6), Math.Round(desk.Change.Difference.Interval.Low, 6), Math.Round(desk.Change.Difference.Interval.High, 6)));
        Assert.Equal((.2, .052431, .333873), (Math.Round(it.Change.Difference!.Value, 6), Math.Round(it.Change.Difference.Interval.Low, 6), Math.Round(it.Change.Difference.Interval.High, 6)));
    }

    [Theory, DatabaseData]
    public async Task Nothing_is_said_of_a_change_that_could_tell_of_a_few(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await PublishAsync(test, "2026-Q2", [Of(It, 80, 48)]);
        await PublishAsync(test, "2026-Q3", [Of(It, 70, 56)], isComparable: false);

        Assert.Null((await ReadAsync(test, null))!.Teams[0].Change);
    }

    [Theory, DatabaseData]
    public async Task Of_people_everybody_sees_only_themselves_and_nobody_can_take_it_from_the_whole(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var ben = test.Company["ben"];
        await PublishAsync(test, "2026-Q3", [Of(It, 10, 4), new(Provider.ReferenceOf(ben.Id), "", 6, 5)]);

        Assert.Equal(new FivesFigure(6, 5), (await ReadAsync(test, "ben"))!.Own);
        foreach (var other in (string?[])["ana", null])
        {
            var report = (await ReadAsync(test, other))!;
            Assert.Null(report.Own);
            Assert.Equal(new FivesFigure(10, 4), report.Organization);
            Assert.Equal([It], report.Teams.Select(team => team.Team));
        }
    }

    [Theory, DatabaseData]
    public async Task Nothing_is_read_before_its_hour(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        await PublishAsync(test, "2026-Q3", [Of(It, 10, 4)], test.Clock.Now + Duration.FromMinutes(1));

        Assert.Null(await ReadAsync(test, "ana"));
        test.Clock.Advance(Duration.FromMinutes(1));
        Assert.NotNull(await ReadAsync(test, "ana"));
    }

    private static PublishedService Of(ProviderTeam team, int n, int fives) => new(Provider.ReferenceOf(team.Id), "", n, fives);

    private static Task<ServiceReport?> ReadAsync(FeedbackTest test, string? reader) => test.Database.ReadAsync(
        sql => new ReadServices().HandleAsync(sql, reader is null ? null : test.Company[reader].PersonId, test.Clock.Now), FeedbackTest.Cancellation);

    private static Task PublishAsync(FeedbackTest test, string name, IReadOnlyList<PublishedService> services, Instant? at = null, bool isComparable = true) => test.Database.WriteAsync(
        async sql =>
        {
            var quarter = new Quarter
            {
                Id = new(Guid.CreateVersion7(test.Clock.GetUtcNow())), Name = name, State = QuarterState.Open, ForFives = 5, ForComments = 10, PublicKey = [1],
                OpenedAt = test.Clock.Now, ClosesAt = test.Clock.Now,
            };
            foreach (var team in (ProviderTeam[])[It, Desk]) await ProviderTeamsStore.SaveAsync(sql, team);
            await QuartersStore.AddAsync(sql, quarter, [1], [1]);
            await QuartersStore.BeginClosingAsync(sql, quarter.Id);
            await QuartersStore.FinishClosingAsync(sql, quarter.Id, test.Clock.Now, at ?? test.Clock.Now, isComparable);
            await ServiceLedgerStore.WriteAsync(sql, quarter.Id, services, [], key => key);
        },
        WriteUrgency.Background,
        FeedbackTest.Cancellation);
}
