using CultureBot.Delivery;
using CultureBot.Feedback;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Pulse;
using CultureBot.Storage.Secrets;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Web.Demo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CultureBot.Web.Tests.Demo;

/// <summary>The demo company's quarters show what a real one's would, and nothing that a real one's would not.</summary>
public sealed class DemoFeedbackTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task Two_quarters_are_published_and_the_one_that_runs_is_sealed(DatabaseKind kind)
    {
        await using var database = await FilledAsync(kind, Instant.FromUtc(2026, 11, 20, 21, 30));

        Assert.Equal(["2026-Q2 Closed", "2026-Q3 Closed", "2026-Q4 Open"], await ListAsync(database, "SELECT name || ' ' || state FROM feedback_quarters ORDER BY name"));
        Assert.Equal(
            DemoPeople.Teams.Length,
            await CountAsync(database, "published_services s JOIN feedback_quarters q ON q.id = s.quarter_id WHERE q.name = '2026-Q3' AND customer_team = ''"));
        Assert.True(await CountAsync(database, "published_services WHERE customer_team <> ''") > 20);
        Assert.Equal(0, await CountAsync(database, "published_services WHERE n < 5"));
        Assert.True(await CountAsync(database, "published_service_words") >= 10);
        Assert.True(await CountAsync(database, "rating_ballots") > 50);
        Assert.Equal(6, await CountAsync(database, "team_promises"));
        Assert.Equal(15, await CountAsync(database, "team_predictions"));
        Assert.Equal(["Ended"], await ListAsync(database, "SELECT state FROM surveys"));
        Assert.Equal(1, await CountAsync(database, "published_windows WHERE told_at IS NOT NULL"));
        Assert.Equal((0, 0), (await CountAsync(database, "ballots"), await CountAsync(database, "participations")));
        Assert.Equal(17, await CountAsync(database, "service_edges"));
        // Where both sides have spoken nobody is asked.
        Assert.Equal(2, await CountAsync(database, "messages WHERE kind = 'feedback.edge_asked' AND state = 'Waiting'"));
        Assert.Equal(["17", "9"], await ListAsync(database, "SELECT CAST(b.n AS text) FROM published_barriers b JOIN feedback_quarters q ON q.id = b.quarter_id WHERE b.kind = 'Approval' ORDER BY q.name"));
        var report = (await database.Database.ReadAsync(sql => new ReadServices().HandleAsync(sql, reader: null, Instant.FromUtc(2026, 11, 20, 21, 30)), Stop))!;
        Assert.Contains(report.Teams, team => team.Change is { Verdict: Statistics.ChangeVerdict.Higher });
        Assert.Contains(report.Teams, team => team.Change is { Verdict: Statistics.ChangeVerdict.NoClearChange });
    }

    [Theory]
    [InlineData("2026-01-01T00:10:00Z")]
    [InlineData("2026-03-31T23:50:00Z")]
    [InlineData("2028-02-29T12:00:00Z")]
    public async Task On_any_day_what_was_said_is_answered_waiting_or_overdue(string at)
    {
        await using var database = await FilledAsync(DatabaseKind.Sqlite, NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value);

        Assert.Equal(10, await CountAsync(database, "service_feedback") + await CountAsync(database, "relays"));
        foreach (var state in Enum.GetValues<ResponseState>()) Assert.True(await CountAsync(database, $"feedback_responses WHERE state = '{state}'") > 0, state.ToString());
        Assert.Equal(1, await CountAsync(database, "feedback_quarters WHERE state = 'Open'"));
    }

    [Fact]
    public async Task Filling_again_changes_nothing()
    {
        var now = Instant.FromUtc(2026, 11, 20, 21, 30);
        await using var database = await FilledAsync(DatabaseKind.Sqlite, now);
        var before = await DatabaseDump.ReadAsync(database.Database, Stop);

        await FillAsync(database, new TestClock(now + Duration.FromDays(100)));

        Assert.Equal(before, await DatabaseDump.ReadAsync(database.Database, Stop));
    }

    private static async Task<TestDatabase> FilledAsync(DatabaseKind kind, Instant now)
    {
        var database = await TestDatabase.CreateAsync(kind, Stop);
        var clock = new TestClock(now);
        await new DemoCompany(database.Database, clock, new ConfigurationBuilder().Build()).SeedAsync(Stop);
        await FillAsync(database, clock);
        return database;
    }

    private static Task FillAsync(TestDatabase database, TestClock clock)
    {
        IConfiguration configuration = new ConfigurationBuilder().Build();
        Roles roles = new(configuration, database.Database);
        FindOwner owners = new(roles);
        OutboxSignal outbox = new();
        PlayFeedback play = new(database.Database, new SecretBox(new byte[32]), new(configuration), owners, new(database.Database, new OrgChart(database.Database)), outbox, NullLoggerFactory.Instance);
        ReadPopulation population = new(database.Database, new OrgChart(database.Database), clock);
        SecretBox secrets = new(new byte[32]);
        PlayPulse pulses = new(
            database.Database, secrets, new(database.Database, []), population, new([]), new(database.Database, secrets), new(population), NullLogger<CloseWindowHandler>.Instance);
        return new DemoFeedback(database.Database, play, new(database.Database, new(roles, owners), owners, new(new(), [], clock), outbox), pulses, clock).FillAsync(Stop);
    }

    private static Task<long> CountAsync(TestDatabase database, string from) => database.Database.ReadAsync(sql => sql.ScalarAsync<long>($"SELECT COUNT(*) FROM {from}"), Stop);

    private static Task<IReadOnlyList<string>> ListAsync(TestDatabase database, string query) => database.Database.ReadAsync(sql => sql.ListAsync<string>(query), Stop);
}
