using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Actions;

/// <summary>What became of a change to an action.</summary>
/// <param name="Refusal">Why nothing was changed; null when it was, or had been before.</param>
/// <param name="Action">As it is now; null when there is none.</param>
public sealed record ChangeActionResult(ChangeRefusal? Refusal, TeamAction? Action);

public enum ChangeRefusal
{
    /// <summary>There is no such action.</summary>
    Unknown,

    /// <summary>It is somebody else's to say.</summary>
    NotYours,

    /// <summary>It is done or declined already.</summary>
    Settled,

    NoWords,
    TooLong,

    /// <summary>The owner has left, or is no person here.</summary>
    Owner,
}

/// <summary>What all changes share: the action is looked up, and who may is asked, in the unit of work that changes it.</summary>
internal sealed class ChangeAction(Database database, ActionRights rights, OutboxSignal outbox, TimeProvider clock)
{
    /// <param name="by">Who.</param>
    /// <param name="id">Which action.</param>
    /// <param name="byOwner">An owner may do this, too.</param>
    /// <param name="change">Makes it; called when they may.</param>
    /// <param name="cancellationToken">Ends it; nothing is half done.</param>
    public async Task<ChangeActionResult> HandleAsync(
        Account by, ActionId id, bool byOwner, Func<SqlSession, TeamAction, Instant, Task<ChangeActionResult>> change, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var result = await database.WriteAsync(CheckAsync, WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return result;

        async Task<ChangeActionResult> CheckAsync(SqlSession sql)
        {
            // One change after the other: the second sees what the first made of it.
            await OutboxStore.LockSubjectAsync(sql, id.Subject);
            if (await ActionsStore.FindAsync(sql, id) is not { } action) return new(ChangeRefusal.Unknown, null);
            var may = byOwner ? await rights.MayReportAsync(sql, by, action) : await rights.MayDecideAsync(sql, by, action.Team);
            return may ? await change(sql, action, now) : new(ChangeRefusal.NotYours, action);
        }
    }

    /// <summary>Null when the words can be kept.</summary>
    public static ChangeRefusal? Check(string words) =>
        words.Length == 0 ? ChangeRefusal.NoWords
        : words.EnumerateRunes().Count() > PromiseActionHandler.MostCharacters ? ChangeRefusal.TooLong
        : null;
}
