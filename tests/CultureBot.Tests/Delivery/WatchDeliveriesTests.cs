using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Delivery.Watch;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Tests.Delivery;

/// <summary>Administrators see how messages go, and let those be tried again that have ended.</summary>
public sealed class WatchDeliveriesTests
{
    [Theory, DatabaseData]
    public async Task What_was_wanted_in_the_last_day_is_counted_by_kind(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        await outbox.WantAsync("kudos:old");
        outbox.Clock.Advance(Duration.FromHours(25));
        for (var i = 0; i < 3; i++) await outbox.WantAsync("kudos:" + i, "C" + i);
        await outbox.WantAsync(outbox.Message("kudos:later", "C9") with { NotBefore = outbox.Clock.Now + Duration.FromHours(2) });

        var before = await Watch(outbox).ReadAsync(DeliveryFixture.Cancel);
        await outbox.DispatchForAsync(Duration.FromSeconds(10), Duration.FromMilliseconds(500));
        var after = await Watch(outbox).ReadAsync(DeliveryFixture.Cancel);

        Assert.Equal([("post", 4, 0, 3, 1)], before.Kinds.Select(Of));
        Assert.Null(before.Left);
        Assert.Equal([("post", 4, 3, 0, 1)], after.Kinds.Select(Of));
        Assert.Equal(3, after.SentLately);

        static (string, int, int, int, int) Of(DeliveredKind one) => (one.Kind, one.Wanted, one.Sent, one.Due, one.Later);
    }

    [Theory, DatabaseData]
    public async Task What_has_ended_is_tried_again_by_kind_and_reason(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        foreach (var error in (string[])["channel_not_found", "channel_not_found", "not_allowed"])
        {
            outbox.Platform.Next(new GaveUp(error, GiveUpReason.Refused));
            await outbox.WantAsync("kudos:" + Guid.CreateVersion7(outbox.Clock.GetUtcNow()), error);
            await outbox.DispatchForAsync(Duration.FromSeconds(5), Duration.FromMilliseconds(500));
        }

        var dead = (await Watch(outbox).ReadAsync(DeliveryFixture.Cancel)).Dead;
        Assert.Equal([("channel_not_found", 2), ("not_allowed", 1)], dead.Select(one => (one.Error, one.Count)).OrderBy(one => one.Error, StringComparer.Ordinal));

        Assert.Equal(2, await Watch(outbox).ResendAsync("post", "channel_not_found", by: null, DeliveryFixture.Cancel));
        Assert.Equal(0, await Watch(outbox).ResendAsync("post", "nonsense", by: null, DeliveryFixture.Cancel));
        await outbox.DispatchForAsync(Duration.FromSeconds(10), Duration.FromMilliseconds(500));

        Assert.Equal(["not_allowed"], (await Watch(outbox).ReadAsync(DeliveryFixture.Cancel)).Dead.Select(one => one.Error));
        Assert.Equal(2, outbox.Platform.Shown.Count);
        Assert.Equal("2", await outbox.ScalarAsync<string>("SELECT details FROM audit_entries WHERE action = 'messages.resent'"));
    }

    [Theory, DatabaseData]
    public async Task What_stands_in_chat_and_could_not_be_changed_is_told_apart_from_what_was_never_sent(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        await outbox.WantAsync("kudos:1");
        await outbox.DispatchForAsync(Duration.FromSeconds(5), Duration.FromMilliseconds(500));
        outbox.Platform.Next(new GaveUp("not_allowed", GiveUpReason.Refused));
        await outbox.ChangedAsync("kudos:1");
        await outbox.DispatchForAsync(Duration.FromSeconds(5), Duration.FromMilliseconds(500));
        outbox.Platform.Next(new GaveUp("not_allowed", GiveUpReason.Refused));
        await outbox.WantAsync("kudos:2", "C2");
        await outbox.DispatchForAsync(Duration.FromSeconds(5), Duration.FromMilliseconds(500));

        var dead = (await Watch(outbox).ReadAsync(DeliveryFixture.Cancel)).Dead;

        Assert.Equal([(false, 1), (true, 1)], dead.Select(one => (one.WasSent, one.Count)).Order());
        Assert.Equal(1, await Watch(outbox).ResendAsync("post", "not_allowed", by: null, DeliveryFixture.Cancel));
        Assert.True(Assert.Single((await Watch(outbox).ReadAsync(DeliveryFixture.Cancel)).Dead).WasSent);
    }

    [Theory, DatabaseData]
    public async Task A_digest_that_is_tried_again_days_later_is_still_the_one_of_its_week(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var friday = outbox.Clock.Now;
        await EndAsync(outbox, outbox.Message("digest:1", kind: "digest"), "channel_not_found");
        outbox.Clock.Advance(Duration.FromDays(5));

        Assert.Equal(1, await Watch(outbox).ResendAsync("digest", "channel_not_found", by: null, DeliveryFixture.Cancel));
        await outbox.DispatchAsync();

        Assert.Single(outbox.Platform.Shown);
        Assert.Equal(friday, outbox.Digest.Rendered.Last().NotBefore);
    }

    [Theory, DatabaseData]
    public async Task Whom_it_was_for_gets_it_in_their_own_hours_and_nothing_waits_behind_it(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var ana = await AddAnaAsync(outbox);
        await EndAsync(outbox, ana, "not_allowed");
        // Saturday, three in the morning in Berlin.
        outbox.Clock.Advance(Instant.FromUtc(2026, 11, 21, 2, 0) - outbox.Clock.Now);

        Assert.Equal(1, await Watch(outbox).ResendAsync("post", "not_allowed", by: null, DeliveryFixture.Cancel));
        await outbox.DispatchAsync();
        Assert.Empty(outbox.Platform.Shown);
        await outbox.WantAsync(ana with { Subject = "kudos:2" });
        await outbox.DispatchForAsync(Duration.FromSeconds(5), Duration.FromMilliseconds(500));
        Assert.Single(outbox.Platform.Shown);

        outbox.Clock.Advance(Instant.FromUtc(2026, 11, 23, 8, 0) - outbox.Clock.Now);
        await outbox.DispatchAsync();
        Assert.Equal(2, outbox.Platform.Shown.Count);
    }

    [Theory, DatabaseData]
    public async Task Whoever_cannot_be_written_to_for_weeks_is_left_alone_and_the_others_are_not(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        await EndAsync(outbox, await AddAnaAsync(outbox), "not_allowed");
        await EndAsync(outbox, outbox.Message("kudos:2"), "not_allowed");
        await outbox.ExecuteAsync("INSERT INTO leaves (person_id, source, from_date, to_date) SELECT id, 'hr', '2026-11-01', '2027-06-30' FROM persons");

        Assert.Equal(1, await Watch(outbox).ResendAsync("post", "not_allowed", by: null, DeliveryFixture.Cancel));

        Assert.Equal(1, Assert.Single((await Watch(outbox).ReadAsync(DeliveryFixture.Cancel)).Dead).Count);
    }

    private static async Task EndAsync(DeliveryFixture outbox, WantedMessage message, string error)
    {
        outbox.Platform.Next(new GaveUp(error, GiveUpReason.Refused));
        await outbox.WantAsync(message);
        await outbox.DispatchForAsync(Duration.FromSeconds(5), Duration.FromMilliseconds(500));
    }

    /// <summary>Ana, in Berlin, and something for her alone.</summary>
    private static async Task<WantedMessage> AddAnaAsync(DeliveryFixture outbox)
    {
        var ana = new { Id = Guid.CreateVersion7(outbox.Clock.GetUtcNow()), Workspace = outbox.Workspace.Value };
        await outbox.ExecuteAsync("INSERT INTO persons (id, created_at) VALUES (@Id, 0)", ana);
        await outbox.ExecuteAsync(
            """
            INSERT INTO accounts (id, workspace_id, external_id, person_id, name, kind, time_zone, first_seen_at)
            VALUES (@Id, @Workspace, 'Uana', @Id, 'Ana', 'Member', 'Europe/Berlin', 0)
            """,
            ana);
        return new() { Kind = "post", Subject = "kudos:1", Destination = new(outbox.Workspace, DestinationKind.Account, "Uana") };
    }

    private static WatchDeliveries Watch(DeliveryFixture outbox) => new(outbox.Database, new(new(), [], outbox.Clock), outbox.Services.GetRequiredService<OutboxSignal>(), outbox.Clock);
}
