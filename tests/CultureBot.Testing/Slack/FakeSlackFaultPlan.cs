using System.Collections.Immutable;

namespace CultureBot.Testing.Slack;

/// <summary>
/// Faults of every kind in an order that a seed decides: about as many calls fail as succeed, until so many faults have
/// happened. Only faults that pass are among them: what is refused for good is another test's concern.
/// </summary>
public sealed class FakeSlackFaultPlan
{
    private static readonly ImmutableArray<Kind> Kinds =
    [
        new("429 with Retry-After", 2, () => FakeSlackFault.RateLimited(1)),
        new("429 without Retry-After", 2, () => FakeSlackFault.RateLimited(null)),
        new("ok:false ratelimited", 2, () => FakeSlackFault.Error("ratelimited")),
        new("ok:false service_unavailable", 3, () => FakeSlackFault.Error("service_unavailable")),
        new("ok:false request_timeout", 3, () => FakeSlackFault.Error("request_timeout")),
        new("ok:false fatal_error before doing it", 3, () => FakeSlackFault.Error("fatal_error")),
        new("ok:false fatal_error after doing it", 2, () => FakeSlackFault.Error("fatal_error").AfterAccepting()),
        new("500 before doing it", 4, () => FakeSlackFault.Status(500)),
        new("500 after doing it", 3, () => FakeSlackFault.Status(500).AfterAccepting()),
        new("502 from a proxy", 3, () => FakeSlackFault.Status(502)),
        new("503", 4, () => FakeSlackFault.Status(503)),
        new("403 with a proxy's page", 4, () => FakeSlackFault.Status(403)),
        new("200 with a proxy's page", 3, () => FakeSlackFault.Body("<html>sign in</html>")),
        new("truncated JSON before doing it", 3, () => FakeSlackFault.Body("{\"ok\":tr")),
        new("truncated JSON after doing it", 3, () => FakeSlackFault.Body("{\"ok\":tr").AfterAccepting()),
        new("reset before doing it", 4, FakeSlackFault.Reset),
        new("reset after doing it", 3, () => FakeSlackFault.Reset().AfterAccepting()),
        new("time-out before doing it", 1, FakeSlackFault.Hang),
        new("time-out after doing it", 1, FakeSlackFault.AcceptThenHang),
        new("slow body after doing it", 1, () => FakeSlackFault.SlowBody().AfterAccepting()),
        new("slow answer", 4, () => FakeSlackFault.Delay(TimeSpan.FromMilliseconds(40))),
        new("ok:false token_expired", 1, () => FakeSlackFault.Error("token_expired"), "chat.postMessage"),
        new("ok:false expired_trigger_id", 8, () => FakeSlackFault.Error("expired_trigger_id"), "views.open"),
        new("ok:false exchanged_trigger_id", 8, () => FakeSlackFault.Error("exchanged_trigger_id"), "views.open"),
        new("ok:false invalid_trigger_id", 8, () => FakeSlackFault.Error("invalid_trigger_id"), "views.open"),
    ];

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly Random _random;
    private readonly int _faults;
    private int _happened;

    /// <param name="seed">Decides which call fails, and how.</param>
    /// <param name="faults">How many; after them everything goes well.</param>
    public FakeSlackFaultPlan(int seed, int faults)
    {
        _random = new(seed);
        _faults = faults;
    }

    public int Happened
    {
        get
        {
            lock (_lock) return _happened;
        }
    }

    public bool IsOver => Happened >= _faults;

    /// <summary>How often each kind happened.</summary>
    public IReadOnlyDictionary<string, int> Counts
    {
        get
        {
            lock (_lock) return new SortedDictionary<string, int>(_counts, StringComparer.Ordinal);
        }
    }

    /// <summary>Every kind there is.</summary>
    public static IEnumerable<string> KindNames => Kinds.Select(kind => kind.Name);

    /// <summary>Counts a fault that came another way: a request that arrived twice, say.</summary>
    public void Count(string kind)
    {
        lock (_lock)
        {
            _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
            _happened++;
        }
    }

    internal FakeSlackFault? Next(FakeSlackCall call)
    {
        lock (_lock)
        {
            if (_happened >= _faults || _random.Next(2) == 0) return null;
            var possible = Kinds.Where(kind => kind.Method is null || kind.Method == call.Method).ToList();
            // What has not been seen comes before what has, so that none is left out.
            if (possible.Where(kind => !_counts.ContainsKey(kind.Name)).ToList() is { Count: > 0 } unseen) possible = unseen;
            var at = _random.Next(possible.Sum(kind => kind.Weight));
            var chosen = possible.First(kind => (at -= kind.Weight) < 0);
            Count(chosen.Name);
            return chosen.Make();
        }
    }

    /// <param name="Name">What it is called in the counts.</param>
    /// <param name="Weight">How often it comes, compared with the others.</param>
    /// <param name="Make">Makes one.</param>
    /// <param name="Method">The only method that it happens to, or null for all.</param>
    private sealed record Kind(string Name, int Weight, Func<FakeSlackFault> Make, string? Method = null);
}
