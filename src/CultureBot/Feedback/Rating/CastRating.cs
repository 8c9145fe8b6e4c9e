using CultureBot.People;
using CultureBot.Privacy.Sealing;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;

namespace CultureBot.Feedback;

/// <summary>Seals a rating for its quarter and marks that the customer has rated this provider: in one unit of work, and nothing else with it.</summary>
internal sealed class CastRating(Database database, SecretBox secrets)
{
    /// <returns>False when the customer's rating of this provider is in the quarter already, or the quarter has just closed.</returns>
    public Task<bool> HandleAsync(Quarter quarter, RateService request, string customerTeam, CancellationToken cancellationToken)
    {
        var isRelayed = request.Way == FeedbackWay.Relayed;
        var rating = isRelayed ? request.Rating with { Words = "", Wish = "" } : request.Rating;
        return CastAsync(
            quarter,
            new(request.Provider.Reference, customerTeam, isRelayed, rating),
            request.Customer.PersonId,
            request.Provider.Reference,
            cancellationToken);
    }

    /// <summary>Words for a rating that is sealed already: a ballot without stars, which only the comments are read from.</summary>
    /// <returns>False when the customer has added words before, or the quarter has just closed.</returns>
    public Task<bool> AddWordsAsync(
        Quarter quarter, PersonId customer, Provider provider, string customerTeam, Rating words, CancellationToken cancellationToken) => CastAsync(
        quarter, new(provider.Reference, customerTeam, IsRelayed: false, words with { Stars = RatingBallot.WordsAlone }), customer, provider.Reference + "#words", cancellationToken);

    private async Task<bool> CastAsync(Quarter quarter, RatingBallot rating, PersonId customer, string marked, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(sql => QuartersStore.FindMarkKeyAsync(sql, quarter.Id), cancellationToken) is not { } wrappedKey) return false;
        var ballot = BallotSeal.Seal(quarter.Id.Value, quarter.PublicKey, rating.ToBytes());
        var mark = RatingMark.Of(secrets, wrappedKey, customer, marked);
        return await database.WriteAsync(StoreAsync, WriteUrgency.Acknowledgement, cancellationToken);

        async Task<bool> StoreAsync(SqlSession sql)
        {
            if (!await QuartersStore.HoldOpenAsync(sql, quarter.Id) || !await RatingBallotsStore.MarkAsync(sql, quarter.Id, mark)) return false;
            await RatingBallotsStore.AddAsync(sql, quarter.Id, ballot);
            return true;
        }
    }
}
