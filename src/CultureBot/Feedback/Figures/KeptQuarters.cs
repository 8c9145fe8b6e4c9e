using System.Collections.Concurrent;

namespace CultureBot.Feedback;

/// <summary>What was worked out of published quarters, once for the many who ask: what is published of a quarter does not change any more.</summary>
/// <typeparam name="T">What was worked out, with whatever tells whether it still holds.</typeparam>
internal sealed class KeptQuarters<T>
    where T : class
{
    private const int MostKept = 8;

    private readonly ConcurrentDictionary<QuarterId, T> _kept = new();

    /// <param name="quarter">Of which.</param>
    /// <param name="holds">Whether what is kept is still true.</param>
    /// <param name="make">Works it out.</param>
    public async Task<T> ReadAsync(QuarterId quarter, Func<T, bool> holds, Func<Task<T>> make)
    {
        if (_kept.TryGetValue(quarter, out var kept) && holds(kept)) return kept;
        var made = await make();
        if (_kept.Count >= MostKept) _kept.Clear();
        return _kept[quarter] = made;
    }
}
