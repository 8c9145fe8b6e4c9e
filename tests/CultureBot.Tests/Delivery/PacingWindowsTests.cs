using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Tests.Delivery;

public sealed class PacingWindowsTests
{
    private static readonly PaceWindow[] Channel = [new(2, TimeSpan.FromSeconds(1)), new(3, TimeSpan.FromSeconds(2)), new(7, TimeSpan.FromSeconds(10))];
    private static readonly PaceWindow[] Workspace = [new(4, TimeSpan.FromSeconds(1))];

    /// <summary>Two nodes, whatever moments they look at: no window of a place or of the workspace ever holds one too many.</summary>
    [Theory]
    [DatabaseData(1)]
    [DatabaseData(2)]
    [DatabaseData(3)]
    public async Task No_window_is_ever_exceeded(DatabaseKind kind, int seed)
    {
        var random = new Random(seed);
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Platform.Pace = Windows();
        Dispatcher[] nodes = [outbox.Dispatcher, outbox.AddNode(outbox.Clock).GetRequiredService<Dispatcher>()];
        for (var i = 0; i < 40; i++) await outbox.WantAsync("kudos:" + i, "C" + random.Next(3));

        for (var step = 0; step < 4000 && outbox.Platform.Calls.Count < 40; step++)
        {
            // Both at once now and then: what they reserve is decided by the database.
            if (random.Next(4) == 0) await Task.WhenAll(nodes.Select(node => node.RunOnceAsync(DeliveryFixture.Cancel)));
            else await nodes[random.Next(2)].RunOnceAsync(DeliveryFixture.Cancel);
            outbox.Clock.Advance(Duration.FromMilliseconds(random.Next(3) == 0 ? random.Next(900) : random.Next(40)));
        }

        Assert.Equal(40, outbox.Platform.Shown.Count);
        Assert.All(outbox.Platform.Calls.GroupBy(c => c.Place), place => Keeps(Channel, place.Select(c => c.At)));
        Keeps(Workspace, outbox.Platform.Calls.Select(c => c.At));
        Assert.True(await outbox.ScalarAsync<long>("SELECT MAX(rows) FROM (SELECT COUNT(*) AS rows FROM pacing_sendings GROUP BY scope) AS scopes") <= 7);
    }

    [Theory]
    [DatabaseData(true, 3)]
    [DatabaseData(false, 4)]
    public async Task Updates_count_where_the_platform_counts_them(DatabaseKind kind, bool count, int calls)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Platform.Pace = Windows() with { ChannelWindows = [new(3, TimeSpan.FromMinutes(1))], UpdatesCountAsMessages = count };
        await outbox.WantAsync("kudos:1");
        await outbox.WantAsync("kudos:2");
        await outbox.DispatchForAsync(Duration.FromSeconds(2), Duration.FromMilliseconds(100));

        foreach (var subject in (string[])["kudos:1", "kudos:2"]) await outbox.ChangedAsync(subject);
        await outbox.DispatchForAsync(Duration.FromSeconds(30), Duration.FromMilliseconds(500));

        Assert.Equal(calls, outbox.Platform.Calls.Count);
        await outbox.DispatchForAsync(Duration.FromSeconds(90), Duration.FromMilliseconds(500));
        Assert.Equal(4, outbox.Platform.Calls.Count);
    }

    [Theory, DatabaseData]
    public async Task A_platform_without_windows_remembers_no_sendings(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        await outbox.WantAsync("kudos:1");
        await outbox.DispatchAsync();

        Assert.Equal(0, await outbox.ScalarAsync<long>("SELECT COUNT(*) FROM pacing_sendings"));
        Assert.Equal(0, await outbox.ScalarAsync<long>("SELECT MAX(turns) FROM pacing"));
    }

    [Theory, DatabaseData]
    public async Task A_429_slows_down_within_the_windows_and_successes_bring_them_back(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Platform.Pace = Windows();
        outbox.Platform.Next(new TryAgain("429", TimeSpan.FromSeconds(10), true));
        var start = outbox.Clock.Now;
        for (var i = 0; i < 6; i++) await outbox.WantAsync("kudos:" + i);

        await outbox.DispatchForAsync(Duration.FromSeconds(60), Duration.FromMilliseconds(100));

        Assert.Equal(6, outbox.Platform.Shown.Count);
        Assert.True(outbox.Platform.Calls[1].At >= (start + Duration.FromSeconds(10)).ToDateTimeOffset());
        Keeps(Channel, outbox.Platform.Calls.Skip(1).Select(c => c.At));
        Assert.Equal(0, await outbox.ScalarAsync<long>("SELECT interval_ms FROM pacing WHERE scope = 'fake:T1:channel:C1'"));
    }

    private static PlatformPace Windows() => new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero)
    {
        ChannelWindows = [.. Channel],
        WorkspaceWindows = [.. Workspace],
    };

    private static void Keeps(IEnumerable<PaceWindow> windows, IEnumerable<DateTimeOffset> calls)
    {
        DateTimeOffset[] at = [.. calls.Order()];
        foreach (var window in windows)
            Assert.All(at, first => Assert.True(at.Count(other => other >= first && other <= first + window.Span) <= window.Count, $"more than {window}"));
    }
}
