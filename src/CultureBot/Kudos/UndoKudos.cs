using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>The giver takes a kudos back: the given one, or their latest when none is given.</summary>
public sealed record UndoKudos(Account Giver, KudosId? Which, string RequestKey);

public abstract record UndoKudosResult;

public sealed record KudosUndone(Kudos Kudos) : UndoKudosResult;

public sealed record NothingToUndo(bool IsTooLate) : UndoKudosResult;

/// <summary>
/// Undoes a kudos within 24 hours; every message that carried it is rendered again or cancelled, posted digests included.
/// </summary>
public sealed class UndoKudosHandler(Database database, OutboxSignal outbox, TellFacts facts, TimeProvider clock)
{
    public static readonly Duration Within = Duration.FromHours(24);

    /// <returns>The same request again returns what it undid the first time, never one more.</returns>
    public async Task<UndoKudosResult> HandleAsync(UndoKudos request, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var result = await database.WriteAsync(UndoAsync, WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return result;

        async Task<UndoKudosResult> UndoAsync(SqlSession sql)
        {
            if (await KudosStore.FindByUndoRequestAsync(sql, request.RequestKey) is { } before) return new KudosUndone(before);
            var kudos = request.Which is { } id
                ? await KudosStore.FindAsync(sql, id)
                : await KudosStore.FindLatestGivenAsync(sql, request.Giver.Id, now - Within);
            return await EndAsync(sql, kudos, request.Giver, request.RequestKey, now);
        }
    }

    /// <summary>The emoji that thanked was taken off. One that never thanked, or whose thanks are known to be older, changes nothing.</summary>
    public async Task<UndoKudosResult> HandleAsync(
        Account giver, KudosReaction reaction, string requestKey, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var result = await database.WriteAsync(UndoAsync, WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return result;

        async Task<UndoKudosResult> UndoAsync(SqlSession sql)
        {
            if (!await KudosReactionStore.PutAsync(sql, giver.WorkspaceId, giver.Id, reaction)) return new NothingToUndo(IsTooLate: false);
            var kudos = await KudosReactionStore.FindKudosAsync(sql, giver.WorkspaceId, giver.Id, reaction) is { } id
                ? await KudosStore.FindAsync(sql, id)
                : null;
            return kudos is { UndoneAt: null }
                ? await EndAsync(sql, kudos, giver, requestKey, now)
                : new NothingToUndo(IsTooLate: false);
        }
    }

    private async Task<UndoKudosResult> EndAsync(SqlSession sql, Kudos? kudos, Account giver, string requestKey, Instant now)
    {
        // By whichever of their accounts.
        if (kudos is null || (await PeopleStore.FindAsync(sql, kudos.GiverId))?.PersonId != giver.PersonId) return new NothingToUndo(IsTooLate: false);
        if (kudos.UndoneAt is not null) return new KudosUndone(kudos);
        if (kudos.CreatedAt < now - Within) return new NothingToUndo(IsTooLate: true);
        await KudosStore.UndoAsync(sql, kudos.Id, requestKey, now);
        await OutboxStore.SubjectChangedAsync(sql, kudos.Id.Subject, now);
        if (kudos.Visibility == Visibility.Public) await facts.HandleAsync(sql, new(KudosHookEvents.Undone, kudos.Id.Subject, now));
        return new KudosUndone(kudos);
    }
}
