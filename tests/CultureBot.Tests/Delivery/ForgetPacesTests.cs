using CultureBot.Delivery;
using CultureBot.Schedules;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Delivery;

public sealed class ForgetPacesTests
{
    [Theory, DatabaseData]
    public async Task A_place_that_nothing_was_sent_to_for_a_day_is_forgotten_and_the_next_message_goes_all_the_same(DatabaseKind kind)
    {
        await using var outbox = await DeliveryFixture.CreateAsync(kind);
        outbox.Platform.Pace = new(TimeSpan.FromSeconds(1), TimeSpan.Zero, TimeSpan.Zero) { ChannelWindows = [new(2, TimeSpan.FromMinutes(1))] };
        await outbox.WantAsync("kudos:1", "C1");
        await outbox.WantAsync("kudos:2", "C1");
        await outbox.DispatchForAsync(Duration.FromSeconds(5), Duration.FromSeconds(1));
        outbox.Clock.Advance(Duration.FromHours(20));
        await outbox.WantAsync("kudos:3", "C2");
        await outbox.DispatchAsync();
        Assert.Equal(2, await outbox.ScalarAsync<long>("SELECT COUNT(*) FROM pacing WHERE scope LIKE 'fake:T1:channel:%'"));
        outbox.Clock.Advance(Duration.FromHours(5));
        NightlyForgetting work = new("forget-paces", PacingStore.Kept, PacingStore.ForgetBeforeAsync, outbox.Database, outbox.Clock);

        await work.RunChunkAsync(null!, DeliveryFixture.Cancel);

        Assert.Equal("fake:T1:channel:C2", await outbox.ScalarAsync<string>("SELECT MIN(scope) FROM pacing WHERE scope LIKE 'fake:T1:channel:%'"));
        Assert.Equal(0, await outbox.ScalarAsync<long>("SELECT COUNT(*) FROM pacing_sendings WHERE scope = 'fake:T1:channel:C1'"));
        Assert.Equal(1, await outbox.ScalarAsync<long>("SELECT COUNT(*) FROM pacing_sendings WHERE scope = 'fake:T1:channel:C2'"));
        await outbox.WantAsync("kudos:4", "C1");
        await outbox.DispatchAsync();
        Assert.Equal(4, outbox.Platform.Shown.Count);
        Assert.NotNull(work.DefaultForOrganization(outbox.Clock.Now));
    }
}
