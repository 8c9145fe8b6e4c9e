using CultureBot.Delivery;

namespace CultureBot.People;

/// <summary>
/// The time that one request has for everything it looks up: it runs from the first look-up for as long as
/// <see cref="LookupPatience.Limit"/> says.
/// </summary>
public sealed class LookupTime(LookupPatience patience, TimeProvider time) : IDisposable
{
    private CancellationTokenSource? _limit;

    /// <summary>Cancelled when the time is up.</summary>
    public CancellationToken Token => (_limit ??= new CancellationTokenSource(patience.Limit, time)).Token;

    /// <summary>True when nobody will ask again: what is unknown now counts as not there.</summary>
    public bool IsLastAttempt => patience.IsLastAttempt;

    public void Dispose() => _limit?.Dispose();
}
