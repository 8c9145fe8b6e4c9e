using CultureBot.Delivery;
using CultureBot.Storage;

namespace CultureBot.Hooks;

/// <summary>A fact is wanted at every endpoint that is told of it, in the unit of work that makes it true.</summary>
internal sealed class WantDeliveries : IFollowFacts
{
    public async Task FollowAsync(SqlSession sql, Fact fact)
    {
        foreach (var endpoint in await HooksStore.ListWantingAsync(sql, fact.Event))
            await HookDeliveriesStore.AddAsync(sql, new(Guid.CreateVersion7(fact.At.ToDateTimeOffset())), endpoint, fact);
    }
}
