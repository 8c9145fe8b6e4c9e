using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Delivery;

public sealed class ChangedSubjectTests
{
    [Theory]
    [DatabaseData]
    public async Task An_undo_cancels_what_is_unsent(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var id = await outbox.WantAsync("kudos:1");
        outbox.Post.Words["kudos:1"] = null;
        await outbox.ChangedAsync("kudos:1");

        await outbox.DispatchAsync();

        Assert.Empty(outbox.Platform.Calls);
        Assert.Equal("Cancelled", await outbox.StateAsync(id));
    }

    [Theory]
    [DatabaseData]
    public async Task A_change_updates_what_is_sent(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        await outbox.WantAsync("kudos:1");
        await outbox.DispatchAsync();
        outbox.Post.Words["kudos:1"] = "taken back";
        await outbox.ChangedAsync("kudos:1");
        await outbox.ChangedAsync("kudos:1");

        await outbox.DispatchAsync();

        Assert.Equal(["taken back"], outbox.Platform.Shown);
        Assert.Equal([PlatformCallKind.Send, PlatformCallKind.Update], outbox.Platform.Calls.Select(c => c.Kind));
        Assert.True(outbox.Post.Rendered.Last().WasSent);
    }

    [Theory]
    [DatabaseData]
    public async Task What_should_not_be_there_is_deleted_and_may_come_back(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var id = await outbox.WantAsync("kudos:1");
        await outbox.DispatchAsync();
        outbox.Post.Words["kudos:1"] = null;
        await outbox.ChangedAsync("kudos:1");
        await outbox.DispatchAsync();
        Assert.Empty(outbox.Platform.Shown);
        Assert.Equal("Cancelled", await outbox.StateAsync(id));

        outbox.Post.Words["kudos:1"] = "again";
        await outbox.ChangedAsync("kudos:1");
        await outbox.DispatchAsync();

        Assert.Equal(["again"], outbox.Platform.Shown);
        Assert.Equal("Sent", await outbox.StateAsync(id));
    }

    [Theory]
    [DatabaseData]
    public async Task A_digest_is_updated_when_a_kudos_in_it_changes(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Digest.Carries["digest:w47"] = ["kudos:1", "kudos:2"];
        await outbox.WantAsync("digest:w47", kind: "digest");
        await outbox.DispatchAsync();
        Assert.Equal(["digest:w47 kudos:1 kudos:2"], outbox.Platform.Shown);

        outbox.Digest.Words["kudos:2"] = "(taken back)";
        await outbox.ChangedAsync("kudos:2");
        await outbox.DispatchAsync();

        Assert.Equal(["digest:w47 kudos:1 (taken back)"], outbox.Platform.Shown);
    }

    [Theory]
    [DatabaseData]
    public async Task A_carried_change_between_rendering_and_recording_is_not_missed(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Digest.Carries["digest:w47"] = ["kudos:1"];
        outbox.Digest.AfterReading = async _ =>
        {
            outbox.Digest.AfterReading = _ => Task.CompletedTask;
            outbox.Digest.Words["kudos:1"] = "(taken back)";
            await outbox.ChangedAsync("kudos:1");
        };
        await outbox.WantAsync("digest:w47", kind: "digest");

        await outbox.DispatchAsync();

        Assert.Equal(["digest:w47 (taken back)"], outbox.Platform.Shown);
    }

    [Theory]
    [DatabaseData]
    public async Task A_change_during_the_rendering_is_not_missed(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Post.AfterReading = async _ =>
        {
            outbox.Post.AfterReading = _ => Task.CompletedTask;
            outbox.Post.Words["kudos:1"] = "changed";
            await outbox.ChangedAsync("kudos:1");
        };
        await outbox.WantAsync("kudos:1");

        await outbox.DispatchAsync();

        Assert.Equal(["changed"], outbox.Platform.Words);
    }

    [Theory]
    [DatabaseData]
    public async Task A_change_during_the_call_follows_as_an_update(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Platform.Next(async (_, _) =>
        {
            outbox.Post.Words["kudos:1"] = "changed";
            await outbox.ChangedAsync("kudos:1");
            return null;
        });
        await outbox.WantAsync("kudos:1");

        await outbox.DispatchAsync();

        Assert.Equal(["kudos:1", "changed"], outbox.Platform.Words);
        Assert.Equal(["changed"], outbox.Platform.Shown);
    }

    [Theory]
    [DatabaseData]
    public async Task What_somebody_deleted_at_the_platform_is_left_alone(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        var id = await outbox.WantAsync("kudos:1");
        await outbox.DispatchAsync();
        outbox.Platform.Next(new Chat.GaveUp("message_not_found", Chat.GiveUpReason.MessageGone));
        await outbox.ChangedAsync("kudos:1");

        await outbox.DispatchForAsync(Duration.FromMinutes(5), Duration.FromMinutes(1));

        Assert.Equal(2, outbox.Platform.Calls.Count);
        Assert.Equal("Sent", await outbox.StateAsync(id));
    }
}
