using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using CultureBot.Privacy.Sealing;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;

namespace CultureBot.Pulse;

/// <summary>
/// Opens a window's ballots and counts them, page by page: each core has a page of its own, and whichever is done reads the next
/// one. Nothing is written, and only what is counted is kept.
/// </summary>
internal sealed class CountBallots(Database database, SecretBox secrets)
{
    private const int PageSize = 500;

    /// <param name="window">One that takes no ballots any more.</param>
    /// <param name="wrappedKey">Its private key as it is stored.</param>
    /// <param name="people">Where they count.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SecretUnreadableException">The key was wrapped with one that is not configured.</exception>
    /// <exception cref="NotSupportedException">Another version of this program wrote the ballots or made the key, and has to count them.</exception>
    public async Task<WindowTally> HandleAsync(Window window, byte[] wrappedKey, CountedPeople people, CancellationToken cancellationToken)
    {
        var key = WindowKey.Open(secrets, wrappedKey);
        var tally = new WindowTally(window, people);
        var gate = new Lock();
        try
        {
            await Parallel.ForEachAsync(PagesAsync(window.Id, cancellationToken), cancellationToken, (page, _) =>
            {
                // Null for one that cannot be opened. They are counted, not told apart: which one it is would say when it was stored.
                Ballot?[] opened = [.. page.Select(ballot => Open(window.Id, key, ballot.Sealed))];
                lock (gate) Array.ForEach(opened, tally.Add);
                return ValueTask.CompletedTask;
            });
            return tally;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<SealedBallot>> PagesAsync(WindowId window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<SealedBallot> page = [];
        do
        {
            var after = page.Count > 0 ? page[^1].Id : (Guid?)null;
            page = await database.ReadAsync(sql => ClosingStore.ListBallotsAfterAsync(sql, window, after, PageSize), cancellationToken);
            if (page.Count > 0) yield return page;
        }
        while (page.Count == PageSize);
    }

    private static Ballot? Open(WindowId window, byte[] key, byte[] sealedBallot)
    {
        try
        {
            return Ballot.FromBytes(BallotSeal.Open(window.Value, key, sealedBallot));
        }
        catch (Exception exception) when (exception is CryptographicException or InvalidDataException)
        {
            return null;
        }
    }
}
