using CultureBot.Delivery;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.People.Persons;

/// <summary>An administrator says that an account does not belong to the person it was given to.</summary>
public sealed class SplitAccount(Database database, OutboxSignal outbox, TimeProvider time)
{
    /// <summary>
    /// Gives the account a person of its own, and keeps it apart from that person's other accounts from now on. Whoever signed in
    /// through it has to do so again: a page that showed somebody else's things must not stay open.
    /// </summary>
    /// <returns>Null when it is so now.</returns>
    public async Task<PersonRefusal?> HandleAsync(AccountId account, AccountId? by, CancellationToken cancellationToken)
    {
        var refusal = await database.WriteAsync(StoreAsync, WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return refusal;

        async Task<PersonRefusal?> StoreAsync(SqlSession sql)
        {
            var now = time.GetCurrentInstant();
            await PersonsStore.LockAsync(sql);
            if (await PeopleStore.FindAsync(sql, account) is not { } leaving) return PersonRefusal.NoSuchAccount;
            var others = (await PeopleStore.ListSamePersonAsync(sql, leaving.PersonId)).Where(other => other.Id != account).ToList();
            if (others.Count == 0) return PersonRefusal.OnlyAccount;

            foreach (var other in others) await PersonsStore.DecideAsync(sql, account, other.Id, PersonDecision.Different, by, now);
            await AuditStore.AddAsync(sql, new() { At = now, AccountId = by, Action = "person.split", Subject = $"account:{account.Value:D}" });
            await PersonsStore.MoveAsync(sql, account, await PersonsStore.AddAsync(sql, now));
            await PersonalNews.TellAsync(sql, [account, .. others.Select(other => other.Id)], now);
            return null;
        }
    }
}
