using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Tests.Delivery;

public sealed class OutboxTests
{
    [Theory]
    [DatabaseData]
    public async Task Wanting_the_same_message_twice_sends_it_once(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var first = await outbox.WantAsync("kudos:1");
        var second = await outbox.WantAsync("kudos:1");
        Assert.Equal(first, second);

        await outbox.DispatchAsync();
        await outbox.WantAsync("kudos:1");
        await outbox.DispatchAsync();

        Assert.Equal(["kudos:1"], outbox.Platform.Shown);
        Assert.Single(outbox.Platform.Calls);
    }

    [Theory]
    [DatabaseData]
    public async Task A_chunk_may_be_wanted_again_and_only_the_new_ones_count(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var chunk = Enumerable.Range(0, 500).Select(i => outbox.Message("kudos:" + i, "C" + i)).ToList();
        Assert.Equal(500, await outbox.WriteAsync(sql => OutboxStore.WantManyAsync(sql, chunk, outbox.Clock.Now)));
        Assert.Equal(1, await outbox.WriteAsync(sql => OutboxStore.WantManyAsync(sql, [.. chunk, outbox.Message("kudos:new", "Cnew")], outbox.Clock.Now)));

        await outbox.DispatchAsync();

        Assert.Equal(501, outbox.Platform.Shown.Count);
    }

    [Theory]
    [DatabaseData]
    public async Task Messages_to_one_channel_keep_their_order_and_their_distance(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Platform.Pace = new(TimeSpan.FromSeconds(1), TimeSpan.Zero, TimeSpan.Zero);
        for (var i = 0; i < 10; i++) await outbox.WantAsync("kudos:" + i);

        await outbox.DispatchForAsync(Duration.FromSeconds(15), Duration.FromMilliseconds(100));

        IReadOnlyList<string> wanted = [.. Enumerable.Range(0, 10).Select(i => "kudos:" + i)];
        Assert.Equal(wanted, outbox.Platform.Words);
        Assert.All(outbox.Platform.Calls.Zip(outbox.Platform.Calls.Skip(1)), p => Assert.True(p.Second.At - p.First.At >= TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [DatabaseData]
    public async Task A_slow_channel_does_not_hold_up_another_one(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Platform.Pace = new(TimeSpan.FromSeconds(1), TimeSpan.Zero, TimeSpan.Zero);
        for (var i = 0; i < 300; i++) await outbox.WantAsync("kudos:" + i);
        await outbox.WantAsync("kudos:other", "C2");

        await outbox.DispatchAsync();

        Assert.Equal(2, outbox.Platform.Calls.Count);
        Assert.Contains(outbox.Platform.Calls, c => c.Place == "C2");
    }

    [Theory]
    [DatabaseData]
    public async Task A_message_waits_for_its_hour(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        await outbox.WantAsync(outbox.Message("kudos:1") with { NotBefore = outbox.Clock.Now + Duration.FromHours(3) });
        // A change does not make it early.
        await outbox.ChangedAsync("kudos:1");

        await outbox.DispatchForAsync(Duration.FromHours(2), Duration.FromMinutes(30));
        Assert.Empty(outbox.Platform.Calls);

        await outbox.DispatchForAsync(Duration.FromHours(1), Duration.FromMinutes(30));
        Assert.Single(outbox.Platform.Calls);
    }

    [Theory]
    [DatabaseData]
    public async Task The_recipients_language_counts_in_direct_messages_and_the_workspaces_in_channels(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        await outbox.ExecuteAsync("INSERT INTO persons (id, created_at) VALUES (@Id, 0)", new { Id = outbox.Workspace.Value });
        await outbox.ExecuteAsync(
            """
            INSERT INTO accounts (id, workspace_id, external_id, person_id, name, kind, locale, first_seen_at)
            VALUES (@Id, @Id, 'U1', @Id, 'Anna', 'Member', 'de-AT', 0)
            """,
            new { Id = outbox.Workspace.Value });
        await outbox.WantAsync("kudos:1");
        await outbox.WantAsync(outbox.Message("kudos:1") with { Destination = new(outbox.Workspace, DestinationKind.Account, "U1") });
        await outbox.WantAsync(outbox.Message("kudos:1") with { Destination = new(outbox.Workspace, DestinationKind.Account, "U2") });

        await outbox.DispatchAsync();

        Assert.Equal(
            [("C1", "en", null), ("U1", "de-AT", "Anna"), ("U2", "en", null)],
            outbox.Post.Rendered.Select(r => (r.Destination.Id, r.Culture.Name, r.Recipient?.Name)).OrderBy(r => r.Id, StringComparer.Ordinal));
    }

    [Theory]
    [DatabaseData]
    public async Task A_child_waits_for_its_parent_and_joins_its_thread(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Platform.Next(new TryAgain("busy", TimeSpan.FromSeconds(5), false));
        var parent = await outbox.WantAsync("kudos:parent");
        await outbox.WantAsync(outbox.Message("kudos:child") with { Parent = parent });

        await outbox.DispatchAsync();
        Assert.Single(outbox.Platform.Calls);

        await outbox.DispatchForAsync(Duration.FromSeconds(10), Duration.FromSeconds(1));

        Assert.Equal(["kudos:parent", "kudos:child"], outbox.Platform.Shown);
        Assert.Equal(new PostedMessage("C1", "000001"), outbox.Platform.Calls[^1].Thread);
    }

    [Theory]
    [DatabaseData]
    public async Task A_child_is_cancelled_with_its_parent_unsent_or_sent(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Post.Words["kudos:never"] = null;
        var never = await outbox.WantAsync("kudos:never");
        var unborn = await outbox.WantAsync(outbox.Message("kudos:unborn") with { Parent = never });
        var posted = await outbox.WantAsync("kudos:posted", "C2");
        var threaded = await outbox.WantAsync(outbox.Message("kudos:threaded", "C2") with { Parent = posted });
        await outbox.DispatchForAsync(Duration.FromSeconds(2), Duration.FromMilliseconds(100));
        Assert.Equal(["kudos:posted", "kudos:threaded"], outbox.Platform.Shown);
        Assert.Equal("Cancelled", await outbox.StateAsync(unborn));

        outbox.Post.Words["kudos:posted"] = null;
        await outbox.ChangedAsync("kudos:posted");
        await outbox.DispatchForAsync(Duration.FromSeconds(2), Duration.FromMilliseconds(100));

        Assert.Empty(outbox.Platform.Shown);
        Assert.Equal("Cancelled", await outbox.StateAsync(threaded));
    }

    [Theory]
    [DatabaseData]
    public async Task A_disconnected_workspace_gets_nothing_and_what_waited_goes_out_when_it_is_back(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        await outbox.ExecuteAsync("UPDATE workspaces SET disconnected_at = 1");
        await outbox.WantAsync("kudos:1");
        await outbox.DispatchAsync();
        Assert.Empty(outbox.Platform.Calls);

        await outbox.ExecuteAsync("UPDATE workspaces SET disconnected_at = NULL");
        await outbox.WriteAsync(async sql =>
        {
            await OutboxStore.WorkspaceConnectedAsync(sql, outbox.Workspace, outbox.Clock.Now);
            return true;
        });
        await outbox.DispatchAsync();

        Assert.Equal(["kudos:1"], outbox.Platform.Shown);
    }

    [Theory]
    [DatabaseData]
    public async Task Counts_and_the_earliest_due_are_told(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        await outbox.WantAsync("kudos:1");
        await outbox.DispatchAsync();
        var due = outbox.Clock.Now + Duration.FromHours(1);
        await outbox.WantAsync(outbox.Message("kudos:2") with { NotBefore = due });

        var counts = await outbox.Database.ReadAsync(OutboxStore.CountByStateAsync, DeliveryFixture.Cancel);
        Assert.Equal([(MessageState.Sent, 1L), (MessageState.Waiting, 1L)], counts.Select(c => (c.State, c.Count)));
        Assert.Equal(due, await outbox.Database.ReadAsync(OutboxStore.FindEarliestDueAsync, DeliveryFixture.Cancel));
    }

    [Theory]
    [DatabaseData]
    public async Task The_dispatcher_wakes_by_itself_and_finishes_what_is_in_flight_when_it_stops(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var release = new TaskCompletionSource();
        outbox.Platform.Next(async (_, _) =>
        {
            await release.Task;
            return null;
        });
        await outbox.Dispatcher.StartAsync(DeliveryFixture.Cancel);
        var id = await outbox.WantAsync("kudos:1");
        outbox.Services.GetRequiredService<OutboxSignal>().Notify();
        await outbox.Platform.WaitForAsync(calls => calls.Count == 1, DeliveryFixture.Cancel);

        var stopped = outbox.Dispatcher.StopAsync(DeliveryFixture.Cancel);
        Assert.False(stopped.IsCompleted);
        release.SetResult();
        await stopped;

        Assert.Equal("Sent", await outbox.StateAsync(id));
        Assert.NotNull(outbox.Dispatcher.LookedAt);
    }
}
