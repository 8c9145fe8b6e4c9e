using System.Security.Cryptography;
using CultureBot.Privacy.Sealing;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;

namespace CultureBot.Feedback;

/// <summary>All ratings of a quarter, one a customer and provider.</summary>
/// <param name="Ratings">To be released from.</param>
/// <param name="Words">What was written into sealed ones.</param>
/// <param name="Unreadable">Ballots that could not be opened, or were none: how many, never which.</param>
internal sealed record QuarterCount(IReadOnlyList<CountedRating> Ratings, IReadOnlyList<RatingBallot> Words, int Unreadable);

/// <summary>Opens the ballots of a quarter that takes none any more, and adds the named ratings of customers who have no ballot. Writes nothing.</summary>
internal sealed class CountQuarter(Database database, SecretBox secrets)
{
    /// <returns>Null when the keys are gone: another node has closed it.</returns>
    /// <exception cref="SecretUnreadableException">They were wrapped with a key that is not configured.</exception>
    /// <exception cref="NotSupportedException">Another version of this program wrote the ballots or made the key.</exception>
    public async Task<QuarterCount?> HandleAsync(Quarter quarter, CancellationToken cancellationToken)
    {
        var (key, markKey, ballots, marks, named) = await database.ReadAsync(
            async sql => (
                await QuartersStore.FindPrivateKeyAsync(sql, quarter.Id),
                await QuartersStore.FindMarkKeyAsync(sql, quarter.Id),
                await RatingBallotsStore.ListAsync(sql, quarter.Id),
                await RatingBallotsStore.ListMarksAsync(sql, quarter.Id),
                await ServiceFeedbackStore.ListGivenAsync(sql, quarter.BeginsAt, quarter.ClosesAt)),
            cancellationToken);
        if (key is null || markKey is null) return null;

        var opened = Open(quarter, key, ballots);
        var marked = marks.Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        var ratings = opened.Where(ballot => ballot.Rating.Stars != RatingBallot.WordsAlone).Select(ballot => new CountedRating(
            ballot.Provider, ballot.CustomerTeam, ballot.IsRelayed ? FeedbackWay.Relayed : FeedbackWay.Sealed, ballot.Rating.Stars));
        // Of what somebody said of the same provider with their name the latest counts, and none of it where a ballot of theirs does.
        var latest = named.GroupBy(rating => (rating.Customer, rating.TeamId, rating.Rated)).Select(same => same.Last())
            .Where(rating => !marked.Contains(Convert.ToHexString(RatingMark.Of(secrets, markKey, rating.Customer, rating.Provider))))
            .Select(rating => new CountedRating(rating.Provider, rating.CustomerTeam, FeedbackWay.Named, (int)rating.Stars));
        return new(
            [.. ratings, .. latest],
            [.. opened.Where(ballot => ballot is { IsRelayed: false, Rating.HasWords: true })],
            ballots.Count - opened.Count);
    }

    private List<RatingBallot> Open(Quarter quarter, byte[] wrappedKey, IReadOnlyList<byte[]> ballots)
    {
        var key = WindowKey.Open(secrets, wrappedKey);
        try
        {
            return [.. ballots.Select(ballot => Open(quarter, key, ballot)).OfType<RatingBallot>()];
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    // Which one it is would say when it was stored.
    private static RatingBallot? Open(Quarter quarter, byte[] key, byte[] sealedBallot)
    {
        try
        {
            var ballot = RatingBallot.FromBytes(BallotSeal.Open(quarter.Id.Value, key, sealedBallot));
            return ballot.Rating.Stars is RatingBallot.WordsAlone or (>= Rating.Least and <= Rating.Most) ? ballot : null;
        }
        catch (Exception damage) when (damage is CryptographicException or InvalidDataException)
        {
            return null;
        }
    }
}
