using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>Something became true that programs outside may want to know.</summary>
/// <param name="Event">What, as <c>kudos.given</c>.</param>
/// <param name="Subject">What it is about, as an outbox subject; never words.</param>
/// <param name="At">When it became true.</param>
/// <param name="From">Nobody is told of it before; null: at once.</param>
public sealed record Fact(string Event, string Subject, Instant At, Instant? From = null);

/// <summary>Hears of facts in the unit of work that makes them true, and holds nothing but SQL.</summary>
public interface IFollowFacts
{
    Task FollowAsync(SqlSession sql, Fact fact);
}

/// <summary>A slice tells of its facts here and need not know who listens, if anybody does.</summary>
public sealed class TellFacts(IEnumerable<IFollowFacts> followers)
{
    public async Task HandleAsync(SqlSession sql, Fact fact)
    {
        foreach (var follower in followers) await follower.FollowAsync(sql, fact);
    }
}
