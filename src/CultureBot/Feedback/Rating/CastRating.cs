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
        if (await FindKeyAsync(quarter, cancellationToken) is not { } key) return false;
        var (customer, provider) = (request.Customer.PersonId, request.Provider.Reference);
        var rated = RatingMark.Of(secrets, key, customer, provider);
        var second = rating.HasWords ? RatingMark.OfWords(secrets, key, customer, provider) : RatingMark.OfNothing();
        return await CastAsync(
            quarter,
            new(provider, customerTeam, isRelayed, rating),
            async sql => await RatingBallotsStore.MarkAsync(sql, quarter.Id, rated) && await RatingBallotsStore.MarkAsync(sql, quarter.Id, second),
            cancellationToken);
    }

    /// <summary>Words for a rating that is sealed already: a ballot without stars, which only the comments are read from.</summary>
    /// <returns>False when the customer has not rated this provider in the quarter, has written words of it before, or the quarter has just closed.</returns>
    public async Task<bool> AddWordsAsync(
        Quarter quarter, PersonId customer, Provider provider, string customerTeam, Rating words, CancellationToken cancellationToken)
    {
        if (await FindKeyAsync(quarter, cancellationToken) is not { } key) return false;
        var rated = RatingMark.Of(secrets, key, customer, provider.Reference);
        var written = RatingMark.OfWords(secrets, key, customer, provider.Reference);
        return await CastAsync(
            quarter,
            new(provider.Reference, customerTeam, IsRelayed: false, words with { Stars = RatingBallot.WordsAlone }),
            async sql => await RatingBallotsStore.IsMarkedAsync(sql, quarter.Id, rated)
                && await RatingBallotsStore.MarkAsync(sql, quarter.Id, written)
                && await RatingBallotsStore.MarkAsync(sql, quarter.Id, RatingMark.OfNothing()),
            cancellationToken);
    }

    private Task<byte[]?> FindKeyAsync(Quarter quarter, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => QuartersStore.FindMarkKeyAsync(sql, quarter.Id), cancellationToken);

    private async Task<bool> CastAsync(Quarter quarter, RatingBallot rating, Func<SqlSession, Task<bool>> mark, CancellationToken cancellationToken)
    {
        var ballot = BallotSeal.Seal(quarter.Id.Value, quarter.PublicKey, rating.ToBytes());
        return await database.WriteAsync(StoreAsync, WriteUrgency.Acknowledgement, cancellationToken);

        async Task<bool> StoreAsync(SqlSession sql)
        {
            if (!await QuartersStore.HoldOpenAsync(sql, quarter.Id) || !await mark(sql)) return false;
            await RatingBallotsStore.AddAsync(sql, quarter.Id, ballot);
            return true;
        }
    }
}
