using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Testing.Databases;
using CultureBot.Workspaces.Installs;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Tests.Delivery;

public sealed class TroubleTests
{
    [Theory]
    [DatabaseData]
    public async Task What_the_platform_did_not_take_is_sent_later(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Platform.Next(new TryAgain("busy", null, false)).Next(new TryAgain("busy", null, false));
        await outbox.WantAsync("kudos:1");

        await outbox.DispatchForAsync(Duration.FromSeconds(1), Duration.FromMilliseconds(250));
        Assert.Single(outbox.Platform.Calls);

        await outbox.DispatchForAsync(Duration.FromSeconds(20), Duration.FromMilliseconds(250));
        Assert.Equal(3, outbox.Platform.Calls.Count);
        Assert.Equal(["kudos:1"], outbox.Platform.Shown);
    }

    [Theory]
    [DatabaseData]
    public async Task A_429_holds_the_whole_workspace_and_slows_it_down_until_it_goes_well_again(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Platform.Pace = new(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(100), TimeSpan.Zero);
        outbox.Platform.Next(new TryAgain("ratelimited", TimeSpan.FromSeconds(30), true));
        var limitedAt = outbox.Clock.Now;
        await outbox.WantAsync("kudos:1");
        await outbox.DispatchAsync();
        Assert.Equal(2000, await outbox.ScalarAsync<long>("SELECT interval_ms FROM pacing WHERE scope = 'fake:T1:channel:C1'"));
        await outbox.WantAsync("kudos:2", "C2");

        await outbox.DispatchForAsync(Duration.FromSeconds(60), Duration.FromMilliseconds(500));

        var later = outbox.Platform.Calls.Skip(1).ToList();
        Assert.Equal(2, later.Count);
        Assert.All(later, c => Assert.True(Instant.FromDateTimeOffset(c.At) >= limitedAt + Duration.FromSeconds(30)));
        for (var i = 3; i < 8; i++) await outbox.WantAsync("kudos:" + i);
        await outbox.DispatchForAsync(Duration.FromSeconds(20), Duration.FromMilliseconds(500));
        Assert.Equal(1000, await outbox.ScalarAsync<long>("SELECT interval_ms FROM pacing WHERE scope = 'fake:T1:channel:C1'"));
        Assert.Equal(7, outbox.Platform.Shown.Count);
    }

    [Theory]
    [DatabaseData]
    public async Task A_pace_that_a_flurry_of_429s_brought_down_is_back_within_minutes(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Platform.Pace = outbox.Platform.Pace with { PerWorkspace = TimeSpan.FromMilliseconds(100) };
        for (var i = 0; i < 10; i++) outbox.Platform.Next(new TryAgain("ratelimited", null, true));
        for (var i = 0; i < 40; i++) await outbox.WantAsync("kudos:" + i, "C" + i);

        await outbox.DispatchForAsync(Duration.FromMinutes(30), Duration.FromSeconds(1));

        Assert.Equal(40, outbox.Platform.Shown.Count);
        Assert.Equal(100, await outbox.ScalarAsync<long>("SELECT interval_ms FROM pacing WHERE scope = 'fake:T1'"));
    }

    [Theory]
    [DatabaseData("post", 2)]
    [DatabaseData("digest", 1)]
    public async Task A_process_that_ended_during_the_call_is_followed_by_the_kinds_own_rule(DatabaseKind database, string kind, int calls)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(database);
        using var killed = new CancellationTokenSource();
        outbox.Platform.Next(async (_, cancellationToken) =>
        {
            await killed.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        });
        var id = await outbox.WantAsync("subject:1", kind: kind);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => outbox.Dispatcher.RunOnceAsync(killed.Token));

        await outbox.DispatchForAsync(Duration.FromMinutes(1), Duration.FromSeconds(20));
        Assert.Single(outbox.Platform.Calls);
        await outbox.DispatchForAsync(Duration.FromMinutes(1), Duration.FromSeconds(20));

        Assert.Equal(calls, outbox.Platform.Calls.Count);
        Assert.Equal(kind == "post" ? "Sent" : "Skipped", await outbox.StateAsync(id));
    }

    [Theory]
    [DatabaseData("post", "Sent", 2)]
    [DatabaseData("digest", "Skipped", 1)]
    public async Task An_uncertain_sending_is_followed_by_the_kinds_own_rule(DatabaseKind database, string kind, string state, int shown)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(database);
        outbox.Platform.NextIsPostedButUncertain();
        var id = await outbox.WantAsync("subject:1", kind: kind);

        await outbox.DispatchForAsync(Duration.FromSeconds(10), Duration.FromSeconds(1));

        Assert.Equal(state, await outbox.StateAsync(id));
        Assert.Equal(shown, outbox.Platform.Shown.Count);
    }

    [Theory]
    [DatabaseData]
    public async Task A_platform_that_always_leaves_it_open_gets_ever_fewer_copies_and_in_the_end_a_dead_letter_is_left(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        for (var i = 0; i < 20; i++) outbox.Platform.NextIsPostedButUncertain();
        var id = await outbox.WantAsync("kudos:1");

        await outbox.DispatchForAsync(Duration.FromMinutes(30), Duration.FromSeconds(30));
        Assert.Equal(4, outbox.Platform.Shown.Count);
        Assert.Equal("Waiting", await outbox.StateAsync(id));
        await outbox.DispatchForAsync(Duration.FromDays(2), Duration.FromMinutes(10));

        Assert.Equal(8, outbox.Platform.Shown.Count);
        Assert.Equal("Dead", await outbox.StateAsync(id));
    }

    [Theory]
    [DatabaseData]
    public async Task An_outage_of_hours_in_which_nothing_is_certain_loses_nothing(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        for (var i = 0; i < 5; i++) outbox.Platform.Next(new Uncertain("http_500"));
        var id = await outbox.WantAsync("kudos:1");

        await outbox.DispatchForAsync(Duration.FromDays(1), Duration.FromMinutes(10));

        Assert.Equal("Sent", await outbox.StateAsync(id));
        Assert.Equal(["kudos:1"], outbox.Platform.Shown);
    }

    [Theory]
    [DatabaseData]
    public async Task The_late_result_of_a_lost_lease_changes_nothing(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var id = await outbox.WantAsync("kudos:1");
        outbox.Platform.Next(async (_, _) =>
        {
            // While this call is under way its lease ends, and another process gets the message out.
            outbox.Clock.Advance(Duration.FromMinutes(2));
            await outbox.DispatchAsync();
            return new GaveUp("channel_not_found", GiveUpReason.ChannelGone);
        });

        await outbox.Dispatcher.RunOnceAsync(DeliveryFixture.Cancel);

        Assert.Equal("Sent", await outbox.StateAsync(id));
        Assert.Equal("000001", await outbox.ScalarAsync<string>("SELECT posted_message_id FROM messages"));
        Assert.Null(await outbox.ScalarAsync<string>("SELECT last_error FROM messages"));
    }

    [Theory]
    [DatabaseData]
    public async Task A_broken_renderer_is_given_up_in_the_end_and_holds_nobody_up(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Post.AfterReading = m => m.Subject == "kudos:poison" ? throw new InvalidOperationException("broken") : Task.CompletedTask;
        var poison = await outbox.WantAsync("kudos:poison");
        var unknown = await outbox.WantAsync("kudos:unknown", kind: "no.such.kind");
        await outbox.WantAsync("kudos:1");

        await outbox.DispatchForAsync(Duration.FromSeconds(1), Duration.FromMilliseconds(50));
        Assert.Equal(["kudos:1"], outbox.Platform.Shown);
        await outbox.DispatchForAsync(Duration.FromHours(4), Duration.FromMinutes(1));

        Assert.Equal("Dead", await outbox.StateAsync(poison));
        Assert.Equal("Dead", await outbox.StateAsync(unknown));
        Assert.Equal(20, outbox.Post.Rendered.Count(r => r.Subject == "kudos:poison"));
        Assert.Single(outbox.Platform.Calls);
    }

    [Theory]
    [DatabaseData]
    public async Task An_outage_of_hours_loses_nothing_and_one_of_days_is_given_up(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        for (var i = 0; i < 1000; i++) outbox.Platform.Next(new TryAgain("down", null, false));
        var id = await outbox.WantAsync("kudos:1");

        await outbox.DispatchForAsync(Duration.FromHours(47), Duration.FromMinutes(15));
        Assert.Equal("Waiting", await outbox.StateAsync(id));
        await outbox.DispatchForAsync(Duration.FromHours(2), Duration.FromMinutes(15));
        Assert.Equal("Dead", await outbox.StateAsync(id));
    }

    [Theory]
    [DatabaseData(GiveUpReason.ChannelGone, "Dead")]
    [DatabaseData(GiveUpReason.Refused, "Dead")]
    [DatabaseData(GiveUpReason.Unauthorized, "Waiting")]
    public async Task A_refusal_ends_a_message_unless_the_token_is_to_blame(DatabaseKind kind, GiveUpReason reason, string state)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Platform.Next(new GaveUp("no", reason));
        var id = await outbox.WantAsync("kudos:1");

        await outbox.DispatchForAsync(Duration.FromMinutes(50), Duration.FromMinutes(10));
        Assert.Single(outbox.Platform.Calls);
        Assert.Equal(state, await outbox.StateAsync(id));
        Assert.Equal("no", await outbox.ScalarAsync<string>("SELECT last_error FROM messages"));
    }

    [Theory]
    [DatabaseData]
    public async Task What_is_refused_while_another_token_comes_is_sent_with_that_one_at_once(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Platform.Next(async (_, _) =>
        {
            await outbox.WriteAsync(async sql =>
            {
                await ConnectedStore.WakeAsync(sql, "fake", ["T1"], outbox.Clock.Now);
                return true;
            });
            return new GaveUp("token_revoked", GiveUpReason.Unauthorized);
        });
        await outbox.WantAsync("kudos:1");

        await outbox.DispatchForAsync(Duration.FromSeconds(2), Duration.FromSeconds(1));

        Assert.Equal(["kudos:1"], outbox.Platform.Shown);
        Assert.Equal(2, outbox.Platform.Calls.Count);
    }

    [Theory]
    [DatabaseData]
    public async Task A_call_that_hangs_is_cut_off_and_uncertain(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Platform.NextHangs();
        var id = await outbox.WantAsync("digest:1", kind: "digest");
        var running = outbox.Dispatcher.RunOnceAsync(DeliveryFixture.Cancel);
        await outbox.Platform.WaitForAsync(calls => calls.Count == 1, DeliveryFixture.Cancel);

        outbox.Clock.Advance(Duration.FromSeconds(31));
        await running;

        Assert.Equal("Skipped", await outbox.StateAsync(id));
    }

    [Theory]
    [DatabaseData]
    public async Task A_reply_that_comes_too_late_is_not_sent(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        for (var i = 0; i < 100; i++) outbox.Platform.Next(new TryAgain("down", null, false));
        var id = await outbox.WantAsync(outbox.Message("kudos:1") with { Destination = new(outbox.Workspace, DestinationKind.Reply, "https://reply") });

        await outbox.DispatchForAsync(Duration.FromMinutes(35), Duration.FromMinutes(1));

        Assert.Equal("Dead", await outbox.StateAsync(id));
        Assert.All(outbox.Platform.Calls, c => Assert.True(Instant.FromDateTimeOffset(c.At) <= outbox.Clock.Now - Duration.FromMinutes(5)));
        Assert.Equal(0, await outbox.ScalarAsync<long>("SELECT COUNT(*) FROM pacing WHERE scope LIKE '%reply%'"));
    }

    [Theory]
    [DatabaseData]
    public async Task Two_dispatchers_send_nothing_twice_and_together_keep_the_pace(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Platform.Pace = new(TimeSpan.FromMilliseconds(50), TimeSpan.Zero, TimeSpan.Zero);
        var arrivals = new System.Collections.Concurrent.ConcurrentQueue<(string Place, long At)>();
        for (var i = 0; i < 60; i++)
        {
            outbox.Platform.Next((call, _) =>
            {
                arrivals.Enqueue((call.Place, System.Diagnostics.Stopwatch.GetTimestamp()));
                return Task.FromResult<SendResult?>(null);
            });
        }

        var past = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) - Duration.FromMinutes(1);
        var wanted = Enumerable.Range(0, 60).Select(i => outbox.Message($"kudos:{i:D2}", i % 3 == 0 ? "C1" : "C" + i) with { NotBefore = past + Duration.FromMilliseconds(i) }).ToList();
        var nodes = new[] { outbox.AddNode(TimeProvider.System), outbox.AddNode(TimeProvider.System) }
            .Select(n => n.GetRequiredService<Dispatcher>())
            .ToList();
        await outbox.WriteAsync(sql => OutboxStore.WantManyAsync(sql, wanted, past));
        foreach (var node in nodes) await node.StartAsync(DeliveryFixture.Cancel);
        await outbox.Platform.WaitForAsync(calls => calls.Count >= 60, DeliveryFixture.Cancel);
        foreach (var node in nodes) await node.StopAsync(DeliveryFixture.Cancel);

        Assert.Equal(60, outbox.Platform.Words.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(60, outbox.Platform.Words.Count);
        Assert.Equal(1, outbox.Platform.MostAtOncePerPlace);
        var inC1 = arrivals.Where(a => a.Place == "C1").Select(a => a.At).ToList();
        var took = System.Diagnostics.Stopwatch.GetElapsedTime(inC1[0], inC1[^1]);
        // 20 messages have 19 pauses; a start that is late by scheduling makes the first pause shorter.
        Assert.True(took >= TimeSpan.FromMilliseconds(18 * 50), $"20 messages took {took}");
        IReadOnlyList<string> words = [.. outbox.Platform.Calls.Where(c => c.Place == "C1").Select(c => c.Words)];
        IReadOnlyList<string> inOrder = [.. words.Order(StringComparer.Ordinal)];
        Assert.Equal(inOrder, words);
    }
}
