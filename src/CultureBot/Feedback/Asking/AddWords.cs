using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>Whoever rated with one tap, and without their name, says more about it. With a name, a rating of the same day takes its place.</summary>
/// <param name="Customer">Who.</param>
/// <param name="Provider">Whom they rated.</param>
/// <param name="Way">Relayed or sealed.</param>
/// <param name="Rating">The words; the stars are stored already.</param>
/// <param name="Code">Of the rating.</param>
internal sealed record AddWords(Account Customer, Provider Provider, FeedbackWay Way, Rating Rating, ReceiptCode Code);

/// <summary>
/// Passed on, the words join the rating that the card's own code leads to. Sealed, they are a ballot of their own: nobody could find the first one.
/// </summary>
internal sealed class AddWordsHandler(
    Database database, CurrentQuarter quarters, CastRating cast, FindOwner owners, OutboxSignal outbox, TimeProvider clock)
{
    /// <returns>Who was told of them; null when words were added before, or the rating is gone.</returns>
    public async Task<ServiceRated?> HandleAsync(AddWords request, CancellationToken cancellationToken)
    {
        var added = request.Way == FeedbackWay.Relayed ? await RelayAsync(request, cancellationToken) : await SealAsync(request, cancellationToken);
        outbox.Notify();
        return added;
    }

    private async Task<ServiceRated?> RelayAsync(AddWords request, CancellationToken cancellationToken)
    {
        var (_, owner) = await database.ReadAsync(sql => owners.HandleAsync(sql, request.Provider), cancellationToken);
        var now = clock.GetCurrentInstant();
        return await database.WriteAsync(
            async sql =>
            {
                if (!await RelaysStore.AddWordsAsync(sql, request.Code.Mailbox, request.Rating)) return null;
                var relay = (await RelaysStore.FindByMailboxAsync(sql, request.Code.Mailbox))!;
                if (await ResponsesStore.LockAsync(sql, relay.Subject.Text) is { State: not ResponseState.Open } answered)
                    return new ServiceRated(await FeedbackNews.TellOwnerOfWordsAsync(sql, relay.Subject, answered, form: null, now));
                await FeedbackNews.TellOwnerAsync(sql, relay.Subject, request.Provider.Team?.Id, relay.Rating.WantsResponse, owner, now);
                return new ServiceRated(owner);
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
    }

    private async Task<ServiceRated?> SealAsync(AddWords request, CancellationToken cancellationToken)
    {
        var team = await database.ReadAsync(sql => TeamsStore.FindOfAsync(sql, request.Customer.PersonId), cancellationToken);
        return await cast.AddWordsAsync(
            await quarters.FindAsync(cancellationToken), request.Customer.PersonId, request.Provider, DirectoryFields.Normalize(team), request.Rating, cancellationToken)
            ? new(null)
            : null;
    }
}
