using System.Collections.Concurrent;

namespace CultureBot.Chat;

/// <summary>
/// When requests of a platform came to this node, and how many were turned away for what they were signed with, since its start. Never what was in them.
/// </summary>
public sealed class RequestWatch(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Counter> _byPlatform = new(StringComparer.Ordinal);

    /// <summary>A request was what it said it was.</summary>
    public void Accept(string platform) => Volatile.Write(ref Of(platform).AcceptedAt, clock.GetUtcNow().UtcTicks);

    /// <summary>A request was turned away: its signature or token is not right.</summary>
    public void Refuse(string platform) => Interlocked.Increment(ref Of(platform).Refused);

    /// <summary>A request was turned away: it was signed at another time than ours.</summary>
    public void RefuseForItsTime(string platform) => Interlocked.Increment(ref Of(platform).Late);

    public RequestsSeen Read(string platform)
    {
        var counter = Of(platform);
        var at = Volatile.Read(ref counter.AcceptedAt);
        return new(at == 0 ? null : new DateTimeOffset(at, TimeSpan.Zero), Volatile.Read(ref counter.Refused), Volatile.Read(ref counter.Late));
    }

    private Counter Of(string platform) => _byPlatform.GetOrAdd(platform, _ => new());

    private sealed class Counter
    {
        public long AcceptedAt;
        public long Refused;
        public long Late;
    }
}

/// <param name="AcceptedAt">When the last one came that was right; null while none did.</param>
/// <param name="Refused">How many were signed wrongly.</param>
/// <param name="Late">How many were signed at another time.</param>
public sealed record RequestsSeen(DateTimeOffset? AcceptedAt, long Refused, long Late);
