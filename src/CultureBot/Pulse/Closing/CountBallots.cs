using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;

namespace CultureBot.Pulse;

/// <summary>
/// Opens a window's ballots and counts them, page by page: while one is opened on every core the next one is read. Nothing is
/// written, and only what is counted is kept.
/// </summary>
internal sealed class CountBallots(Database database, SecretBox secrets)
{
    private const int PageSize = 1000;

    /// <param name="window">One that takes no ballots any more.</param>
    /// <param name="wrappedKey">Its private key as it is stored.</param>
    /// <param name="people">Where they count.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SecretUnreadableException">The key was wrapped with one that is not configured.</exception>
    public async Task<WindowTally> HandleAsync(Window window, byte[] wrappedKey, CountedPeople people, CancellationToken cancellationToken)
    {
        using var keys = new KeyRing(secrets, wrappedKey);
        var tally = new WindowTally(window, people);
        var next = ReadAsync(window.Id, after: null, cancellationToken);
        while (await next is { Count: > 0 } page)
        {
            next = ReadAsync(window.Id, page[^1].Id, cancellationToken);
            var opened = new Ballot?[page.Count];
            Parallel.For(0, page.Count, new ParallelOptions { CancellationToken = cancellationToken }, at => opened[at] = Open(window.Id, keys, page[at].Sealed));
            foreach (var ballot in opened) tally.Add(ballot);
        }

        return tally;
    }

    private Task<IReadOnlyList<SealedBallot>> ReadAsync(WindowId window, Guid? after, CancellationToken cancellationToken) =>
        Task.Run(() => database.ReadAsync(sql => ClosingStore.ListBallotsAfterAsync(sql, window, after, PageSize), cancellationToken), cancellationToken);

    private static Ballot? Open(WindowId window, KeyRing keys, byte[] sealedBallot)
    {
        var key = keys.Take();
        try
        {
            return Ballot.FromBytes(BallotSeal.Open(window, key, sealedBallot));
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            // Counted, not told apart: which one it is would say when it was stored.
            return null;
        }
        finally
        {
            keys.GiveBack(key);
        }
    }

    // A key is used by one thread at a time.
    private sealed class KeyRing(SecretBox secrets, byte[] wrappedKey) : IDisposable
    {
        private readonly ConcurrentBag<ECDiffieHellman> _keys = [WindowKey.Open(secrets, wrappedKey)];

        public ECDiffieHellman Take() => _keys.TryTake(out var key) ? key : WindowKey.Open(secrets, wrappedKey);

        public void GiveBack(ECDiffieHellman key) => _keys.Add(key);

        public void Dispose()
        {
            while (_keys.TryTake(out var key)) key.Dispose();
        }
    }
}
