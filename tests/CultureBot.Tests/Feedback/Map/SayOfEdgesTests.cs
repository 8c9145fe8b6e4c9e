using CultureBot.Feedback;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Feedback.Map;

/// <summary>Whoever leads a team says whom it serves; the other side is asked once, and both are on the map.</summary>
public sealed class SayOfEdgesTests
{
    [Theory, DatabaseData]
    public async Task The_lead_says_it_and_the_customers_lead_is_asked_once(DatabaseKind kind)
    {
        await using var test = await MapTest.StartAsync(kind);

        Assert.Null(await test.SayAsync(test["ben"], MapTest.It, EdgeSide.Provider, MapTest.Field, EdgeWord.Yes));
        Assert.Equal(1, await test.SayAsync(test["mia"], MapTest.It, EdgeSide.Provider, MapTest.Field, EdgeWord.Yes));
        Assert.Equal(["IT Help > Field: OneWay"], await test.MapAsync());
        Assert.Equal(1, await test.SayAsync(test["mia"], MapTest.It, EdgeSide.Provider, MapTest.Field, EdgeWord.Yes));
        Assert.Equal(["feedback.edge_asked Uana Customer"], await test.Feedback.ListAsync("SELECT kind || ' ' || destination || ' ' || step FROM messages"));

        // Whoever said yes hears of the no, and may think again.
        Assert.Equal(1, await test.SayAsync(test["ana"], MapTest.Field, EdgeSide.Customer, MapTest.It, EdgeWord.No));
        Assert.Equal(["IT Help > Field: Broken"], await test.MapAsync());
        Assert.Equal(
            ["Uana Customer", "Umia Provider"], (await test.Feedback.ListAsync("SELECT destination || ' ' || step FROM messages")).Order(StringComparer.Ordinal));
        Assert.Equal(0, await test.SayAsync(test["ana"], MapTest.Field, EdgeSide.Customer, MapTest.It, EdgeWord.Yes));
        Assert.Equal(["IT Help > Field: Unserved"], await test.MapAsync());

        Assert.Equal(0, await test.SayAsync(test["mia"], MapTest.It, EdgeSide.Provider, MapTest.Field, null));
        Assert.Equal(0, await test.SayAsync(test["ana"], MapTest.Field, EdgeSide.Customer, MapTest.It, null));
        Assert.Empty(await test.MapAsync());
        // What changed nothing is in no audit.
        Assert.Equal(5, await test.Feedback.CountAsync("audit_entries WHERE action = 'edge.said'"));
    }

    [Fact]
    public async Task Whoever_is_asked_reads_it_in_their_working_hours()
    {
        await using var test = await MapTest.StartAsync(DatabaseKind.Sqlite);
        test.Feedback.Clock.Advance(Duration.FromHours(10));

        await test.SayAsync(test["mia"], MapTest.It, EdgeSide.Provider, MapTest.Field, EdgeWord.Yes);

        // Thursday, nine in Berlin.
        Assert.Equal(1, await test.Feedback.CountAsync($"messages WHERE not_before = {Instant.FromUtc(2026, 11, 19, 8, 0).ToUnixTimeMilliseconds()}"));
    }

    [Theory, DatabaseData]
    public async Task HR_speaks_for_a_team_that_nobody_is_known_to_lead(DatabaseKind kind)
    {
        await using var test = await MapTest.StartAsync(kind);
        Assert.Equal(1, await test.SayAsync(test["mia"], MapTest.It, EdgeSide.Provider, MapTest.Sales, EdgeWord.Yes));
        Assert.Equal(["Uhana"], await test.Feedback.ListAsync("SELECT destination FROM messages"));
        Assert.Null(await test.SayAsync(test.Hr, MapTest.It, EdgeSide.Provider, MapTest.Field, EdgeWord.Yes));
        Assert.Null(await test.SayAsync(test["ana"], MapTest.Sales, EdgeSide.Customer, MapTest.It, EdgeWord.Yes));
        Assert.Equal(0, await test.SayAsync(test.Hr, MapTest.Sales, EdgeSide.Customer, MapTest.It, EdgeWord.Yes));
        Assert.Equal(["IT Help > Sales: Unserved"], await test.MapAsync());
    }

    [Theory, DatabaseData]
    public async Task A_team_does_not_serve_itself_and_one_that_is_gone_is_on_no_map(DatabaseKind kind)
    {
        await using var test = await MapTest.StartAsync(kind);

        Assert.Equal(0, await test.SayAsync(test["mia"], MapTest.It, EdgeSide.Provider, MapTest.It, EdgeWord.Yes));
        Assert.Equal(0, await test.Feedback.CountAsync("service_edges"));
        Assert.Equal(1, await test.SayAsync(test["mia"], MapTest.It, EdgeSide.Provider, MapTest.Sales, EdgeWord.Yes));
        Assert.Equal(["IT Help > Sales: OneWay"], await test.MapAsync());

        await test.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE directory_fields SET until_at = @Now WHERE value = 'Sales'", new { test.Feedback.Clock.Now }),
            Storage.WriteUrgency.Background,
            MapTest.Cancellation);
        Assert.Empty(await test.MapAsync());
    }
}
