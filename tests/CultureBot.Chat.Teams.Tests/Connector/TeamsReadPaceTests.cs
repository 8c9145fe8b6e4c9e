using CultureBot.Testing;
using NodaTime;

namespace CultureBot.Chat.Teams.Tests.Connector;

/// <summary>Reading keeps under 14 in a second, 16 in two, 120 in thirty and 3600 in an hour.</summary>
public sealed class TeamsReadPaceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_of_one_thread_wait_their_turn_and_never_exceed_a_limit()
    {
        var clock = new TestClock(Instant.FromUtc(2026, 11, 18, 9, 0));
        var pace = new TeamsReadPace(clock);
        List<Instant> starts = [];
        while (starts.Count < 400)
        {
            var turn = pace.WaitAsync("tenant", "19:team@thread.tacv2", Cancellation);
            while (!turn.IsCompleted) clock.Advance(Duration.FromMilliseconds(50));
            await turn;
            starts.Add(clock.Now);
        }

        Assert.All(
            (IEnumerable<(int Count, int Seconds)>)[(14, 1), (16, 2), (120, 30), (3600, 3600)],
            limit => Assert.All(starts.Skip(limit.Count).Zip(starts), pair => Assert.True(pair.First - pair.Second >= Duration.FromSeconds(limit.Seconds))));
        // 120 in thirty seconds is what is left in the long run.
        Assert.InRange((starts[^1] - starts[0]).TotalSeconds, 90, 100);
    }

    [Fact]
    public async Task Another_thread_does_not_wait()
    {
        var pace = new TeamsReadPace(new TestClock(Instant.FromUtc(2026, 11, 18, 9, 0)));
        for (var i = 0; i < 14; i++) await pace.WaitAsync("tenant", "19:one@thread.tacv2", Cancellation);
        Assert.False(pace.WaitAsync("tenant", "19:one@thread.tacv2", Cancellation).IsCompleted);
        Assert.True(pace.WaitAsync("tenant", "19:two@thread.tacv2", Cancellation).IsCompleted);
    }
}
