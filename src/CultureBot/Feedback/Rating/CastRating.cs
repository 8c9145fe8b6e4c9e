using CultureBot.People;
using CultureBot.Privacy.Sealing;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;

namespace CultureBot.Feedback;

/// <summary>
/// Seals a rating for its quarter and marks that the customer has rated this provider: in one unit of work, and nothing else with it. Every
/// ballot leaves two marks, the second for its words or for nothing, so that their number does not tell which ballots hold words.
/// </summary>
internal sealed class CastRating(Database database, SecretBox secrets)
{
    /// <returns>False when the customer's rating of this provider is in the quarter already, or the quarter has just closed.</returns>
    public async Task<bool> HandleAsync(Quarter quarter, RateService request, string customerTeam, CancellationToken cancellationToken)
    {
        var isRelayed = request.Way == FeedbackWay.Relayed;
        var rating = isRelayed ? request.Rating with { Words = "", Wish = "" } : request.Rating;
        return await HandleManyAsync(quarter, [(request.Customer.PersonId, new(request.Provider.Reference, customerTeam, isRelayed, rating))], cancellationToken) == 1;
    }

    /// <summary>The same of several customers, in one unit: only where it tells nobody anything that they came together.</summary>
    /// <returns>How many were not in the quarter already.</returns>
    public async Task<int> HandleManyAsync(Quarter quarter, IReadOnlyCollection<(PersonId Customer, RatingBallot Rating)> ratings, CancellationToken cancellationToken)
    {
        if (await FindKeyAsync(quarter, cancellationToken) is not { } key) return 0;
        var ballots = ratings.Select(one => (
            Rated: RatingMark.Of(secrets, key, one.Customer, one.Rating.Provider),
            Second: one.Rating.Rating.HasWords ? RatingMark.OfWords(secrets, key, one.Customer, one.Rating.Provider) : RatingMark.OfNothing(),
            Sealed: Seal(quarter, one.Rating))).ToList();
        return await database.WriteAsync(StoreAsync, WriteUrgency.Acknowledgement, cancellationToken);

        async Task<int> StoreAsync(SqlSession sql)
        {
            if (!await QuartersStore.HoldOpenAsync(sql, quarter.Id)) return 0;
            var stored = 0;
            foreach (var (rated, second, ballot) in ballots)
            {
                if (!await RatingBallotsStore.MarkAsync(sql, quarter.Id, rated) || !await RatingBallotsStore.MarkAsync(sql, quarter.Id, second)) continue;
                await RatingBallotsStore.AddAsync(sql, quarter.Id, ballot);
                stored++;
            }

            return stored;
        }
    }

    /// <summary>Words for a rating that is sealed already: a ballot without stars, which only the comments are read from.</summary>
    /// <returns>False when the customer has not rated this provider in the quarter, has written words of it before, or the quarter has just closed.</returns>
    public async Task<bool> AddWordsAsync(
        Quarter quarter, PersonId customer, Provider provider, string customerTeam, Rating words, CancellationToken cancellationToken)
    {
        if (await FindKeyAsync(quarter, cancellationToken) is not { } key) return false;
        var rated = RatingMark.Of(secrets, key, customer, provider.Reference);
        var written = RatingMark.OfWords(secrets, key, customer, provider.Reference);
        var ballot = Seal(quarter, new(provider.Reference, customerTeam, IsRelayed: false, words with { Stars = RatingBallot.WordsAlone }));
        return await database.WriteAsync(StoreAsync, WriteUrgency.Acknowledgement, cancellationToken);

        async Task<bool> StoreAsync(SqlSession sql)
        {
            if (!await QuartersStore.HoldOpenAsync(sql, quarter.Id)
                || !await RatingBallotsStore.IsMarkedAsync(sql, quarter.Id, rated)
                || !await RatingBallotsStore.MarkAsync(sql, quarter.Id, written)
                || !await RatingBallotsStore.MarkAsync(sql, quarter.Id, RatingMark.OfNothing())) return false;
            await RatingBallotsStore.AddAsync(sql, quarter.Id, ballot);
            return true;
        }
    }

    private static byte[] Seal(Quarter quarter, RatingBallot rating) => BallotSeal.Seal(quarter.Id.Value, quarter.PublicKey, rating.ToBytes());

    private Task<byte[]?> FindKeyAsync(Quarter quarter, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => QuartersStore.FindMarkKeyAsync(sql, quarter.Id), cancellationToken);
}
