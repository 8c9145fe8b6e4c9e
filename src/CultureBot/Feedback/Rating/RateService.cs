using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>An internal customer says how well they were served.</summary>
internal sealed record RateService
{
    public required Account Customer { get; init; }

    public required Provider Provider { get; init; }

    public required FeedbackWay Way { get; init; }

    public required Rating Rating { get; init; }

    /// <summary>Of the form that it came by: sent twice it is one rating.</summary>
    public required ReceiptCode Code { get; init; }
}

/// <summary>What became of it; a refusal stores nothing.</summary>
internal abstract record RateServiceResult;

/// <param name="Owner">Who was told and answers for it; null for a sealed one, and where nobody leads the team.</param>
/// <param name="IsInPlaceOfEarlier">The customer's earlier rating of the same service on the same day is gone.</param>
internal sealed record ServiceRated(Account? Owner, bool IsInPlaceOfEarlier = false) : RateServiceResult
{
    /// <summary>What the team promises; null when it promises nothing.</summary>
    public TeamPromise? Promise { get; init; }
}

internal sealed record RatingRefused(RatingRefusal Why) : RateServiceResult;

internal enum RatingRefusal
{
    /// <summary>Nobody serves themselves.</summary>
    Yourself,

    /// <summary>They are in the team, or lead it.</summary>
    OwnTeam,

    HasLeft,

    /// <summary>A bot, or somebody of another organization.</summary>
    NotOurs,

    NoStars,
    TooLong,

    /// <summary>Sealed, and once in a quarter: nobody can find the earlier one to change it.</summary>
    RatedBefore,
}

/// <summary>
/// Stores a rating in the way that its writer chose, and wants its owner told. A sealed one leaves a ballot and a mark and nothing else. One
/// that is passed on is stored twice, in two units of work: what is shown, without a name, and what is counted, as a ballot.
/// </summary>
internal sealed class RateServiceHandler(
    Database database, CurrentQuarter quarters, CastRating cast, FindOwner owners, OutboxSignal outbox, TimeProvider clock)
{
    public async Task<RateServiceResult> HandleAsync(RateService request, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var (refusal, customerTeam, owner, promise) = await database.ReadAsync(ReadAsync, cancellationToken);
        if (refusal is { } why) return new RatingRefused(why);
        // By itself: a ballot is stored with nothing that would tell which one it is.
        if (request.Provider.Team is { } team)
            await database.WriteAsync(sql => ProviderTeamsStore.SaveAsync(sql, team), WriteUrgency.Acknowledgement, cancellationToken);

        // Whatever the way: a quarter that nothing has opened is never closed, nor its named ratings counted.
        var quarter = await quarters.FindAsync(cancellationToken);
        var result = request.Way switch
        {
            FeedbackWay.Named => await database.WriteAsync(sql => NameAsync(sql, request, customerTeam, owner, now), WriteUrgency.Acknowledgement, cancellationToken),
            FeedbackWay.Relayed => await RelayAsync(quarter, request, customerTeam, owner, now, cancellationToken),
            _ => await cast.HandleAsync(quarter, request, customerTeam, cancellationToken)
                ? new ServiceRated(null)
                : new RatingRefused(RatingRefusal.RatedBefore),
        };
        outbox.Notify();
        return result is ServiceRated rated ? rated with { Promise = promise } : result;

        async Task<(RatingRefusal? Refusal, string CustomerTeam, Account? Owner, TeamPromise? Promise)> ReadAsync(SqlSession sql)
        {
            var own = DirectoryFields.Normalize(await TeamsStore.FindOfAsync(sql, request.Customer.PersonId));
            var answers = await owners.HandleAsync(sql, request.Provider);
            var promised = request.Provider.Team is { } provider ? await PromisesStore.FindAsync(sql, provider.Id) : null;
            return (RefusalOf(request, own, answers.Lead), own, answers.Owner, promised);
        }
    }

    private static RatingRefusal? RefusalOf(RateService request, string customerTeam, PersonId? lead)
    {
        var (customer, provider, rating) = (request.Customer.PersonId, request.Provider, request.Rating);
        return provider.Person?.PersonId == customer ? RatingRefusal.Yourself
            : provider.Team is { } rated && (rated.Key == customerTeam || lead == customer) ? RatingRefusal.OwnTeam
            : provider.Person is { Kind: AccountKind.Bot or AccountKind.Stranger } ? RatingRefusal.NotOurs
            : provider.Person is { IsActive: false } ? RatingRefusal.HasLeft
            : rating.Stars is < Rating.Least or > Rating.Most ? RatingRefusal.NoStars
            : rating.IsTooLong ? RatingRefusal.TooLong
            : null;
    }

    private static async Task<RateServiceResult> NameAsync(SqlSession sql, RateService request, string customerTeam, Account? owner, Instant now)
    {
        if (await ServiceFeedbackStore.FindByFormAsync(sql, request.Code.RatingId) is not null) return new ServiceRated(owner);
        var day = OwnDay.Of(request.Customer, now);
        var earlier = await ServiceFeedbackStore.FindOfDayAsync(sql, request.Customer.PersonId, day, request.Provider);
        var feedback = new ServiceFeedback
        {
            Id = earlier?.Id ?? new(Guid.CreateVersion7(now.ToDateTimeOffset())),
            GiverId = request.Customer.Id,
            TeamId = request.Provider.Team?.Id,
            AccountId = request.Provider.Person?.Id,
            GiverTeam = customerTeam,
            GivenOn = day,
            GivenAt = now,
            Rating = request.Rating,
        };
        if (earlier is null) await ServiceFeedbackStore.AddAsync(sql, feedback, request.Code.RatingId);
        else await ServiceFeedbackStore.ReplaceAsync(sql, feedback, request.Code.RatingId);
        if (earlier is not null && feedback.Rating.WantsResponse && await ResponsesStore.LockAsync(sql, feedback.Subject.Text) is { State: not ResponseState.Open } answered)
        {
            // The same again is nothing that the answer was not to.
            if (earlier.Rating == feedback.Rating) return new ServiceRated(owner, IsInPlaceOfEarlier: true);
            return new ServiceRated(await FeedbackNews.TellOwnerOfWordsAsync(sql, feedback.Subject, answered, request.Code.RatingId, now), IsInPlaceOfEarlier: true);
        }

        await FeedbackNews.TellOwnerAsync(sql, feedback.Subject, feedback.TeamId, feedback.Rating.WantsResponse, owner, now);
        return new ServiceRated(owner, IsInPlaceOfEarlier: earlier is not null);
    }

    private async Task<RateServiceResult> RelayAsync(
        Quarter quarter, RateService request, string customerTeam, Account? owner, Instant now, CancellationToken cancellationToken)
    {
        var relay = new Relay
        {
            Id = new(request.Code.RatingId),
            Mailbox = request.Code.Mailbox,
            TeamId = request.Provider.Team?.Id,
            AccountId = request.Provider.Person?.Id,
            GivenOn = now.InUtc().Date,
            Rating = request.Rating,
        };
        await database.WriteAsync(
            async sql =>
            {
                if (await RelaysStore.AddAsync(sql, relay)) await FeedbackNews.TellOwnerAsync(sql, relay.Subject, relay.TeamId, relay.Rating.WantsResponse, owner, now);
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
        // In a unit of its own: what a database writes together it can show together. Whoever has rated them in this quarter already counts by that.
        await cast.HandleAsync(quarter, request, customerTeam, cancellationToken);
        return new ServiceRated(owner);
    }
}
