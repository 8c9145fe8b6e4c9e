using System.Collections.Immutable;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Celebrations;

/// <param name="Kind">What for.</param>
/// <param name="IsWanted">Whether they want to be celebrated; null leaves it as it is.</param>
/// <param name="Said">The date as it is stored, empty to take it back; null leaves it as it is.</param>
internal sealed record OwnWish(CelebrationKind Kind, bool? IsWanted = null, string? Said = null);

/// <summary>Keeps what somebody wishes and says of themselves. What was not sent yet follows by itself, and so do posts that were sent.</summary>
internal sealed class KeepOwnCelebrations(Database database, OutboxSignal outbox, TimeProvider clock)
{
    public async Task HandleAsync(Account by, ImmutableArray<OwnWish> wishes, CancellationToken cancellationToken)
    {
        await database.WriteAsync(sql => KeepAsync(sql, by, wishes), WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
    }

    private async Task KeepAsync(SqlSession sql, Account by, ImmutableArray<OwnWish> wishes)
    {
        var now = clock.GetCurrentInstant();
        foreach (var wish in wishes)
        {
            if (wish.IsWanted == true) await OwnCelebrationsStore.OptInAsync(sql, by.PersonId, wish.Kind);
            if (wish.IsWanted == false) await OwnCelebrationsStore.OptOutAsync(sql, by.Id, wish.Kind, now);
            if (wish.Said is { } said) await OwnCelebrationsStore.SayAsync(sql, by, wish.Kind, said, now);
        }

        foreach (var asked in await OwnCelebrationsStore.ListAskedAsync(sql, by.PersonId)) await OutboxStore.SubjectChangedAsync(sql, DatesAsked.SubjectOf(asked), now);
        foreach (var account in await PeopleStore.ListSamePersonAsync(sql, by.PersonId)) await OutboxStore.SubjectChangedAsync(sql, Celebrated.WhoseOf(account.Id), now);
    }
}
