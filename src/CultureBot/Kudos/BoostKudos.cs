using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>Somebody adds their +1 to a kudos of others, or takes it off again.</summary>
public sealed record BoostKudos(Account Booster, KudosId Kudos, bool IsTakenOff = false);

public enum BoostKudosResult
{
    Added,
    ThereAlready,
    TakenOff,

    /// <summary>The giver and the recipients are in it already.</summary>
    IsYours,

    /// <summary>It was taken back, or is not for everybody to see.</summary>
    NotThere,
}

/// <summary>
/// Counts a +1 once a person. Its post is updated at most once in ten seconds; recipients hear of it in their own digest,
/// not by a message each.
/// </summary>
public sealed class BoostKudosHandler(Database database, OutboxSignal outbox, TimeProvider clock)
{
    public static readonly Duration Rest = Duration.FromSeconds(10);

    public async Task<BoostKudosResult> HandleAsync(BoostKudos request, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var result = await database.WriteAsync(BoostAsync, WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return result;

        async Task<BoostKudosResult> BoostAsync(SqlSession sql)
        {
            if (await KudosStory.FindAsync(sql, request.Kudos) is not { Kudos: { UndoneAt: null, Visibility: Visibility.Public } } story)
                return BoostKudosResult.NotThere;
            var person = request.Booster.PersonId;
            if (story.Giver.PersonId == person || story.Recipients.Any(r => r.PersonId == person)) return BoostKudosResult.IsYours;
            var isChanged = request.IsTakenOff
                ? await KudosBoostStore.RemoveAsync(sql, request.Kudos, request.Booster.Id)
                : await KudosBoostStore.AddAsync(sql, request.Kudos, request.Booster.Id, now);
            if (isChanged) await OutboxStore.RefreshAsync(sql, KudosMessages.Post, request.Kudos.Subject, Rest, now);
            return request.IsTakenOff ? BoostKudosResult.TakenOff : isChanged ? BoostKudosResult.Added : BoostKudosResult.ThereAlready;
        }
    }
}
