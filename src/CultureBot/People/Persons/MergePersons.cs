using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.People.Persons;

/// <summary>Why two accounts cannot become one person, or an account one of its own; nothing is changed then.</summary>
public enum PersonRefusal
{
    /// <summary>There is no such account, or it is a bot's or one of another organization.</summary>
    NoSuchAccount,

    /// <summary>The person has no other account.</summary>
    OnlyAccount,
}

/// <summary>An administrator says that two accounts belong to one person, or that they do not.</summary>
public sealed class MergePersons(
    Database database, IEnumerable<IFollowPreferences> followers, OutboxSignal outbox, TimeProvider time)
{
    /// <summary>
    /// Makes the persons of both accounts one: the older stays, and so does what they chose. Facts stay with their accounts; pages
    /// that show them follow. Said again it changes nothing.
    /// </summary>
    /// <returns>Null when it is so now.</returns>
    public Task<PersonRefusal?> SameAsync(AccountId one, AccountId other, AccountId? by, CancellationToken cancellationToken) =>
        DecideAsync(one, other, by, PersonDecision.Same, cancellationToken);

    /// <summary>Keeps both apart from now on; two who are one person already are told apart by <see cref="SplitAccount"/>.</summary>
    /// <returns>Null when it is so now.</returns>
    public Task<PersonRefusal?> DifferentAsync(AccountId one, AccountId other, AccountId? by, CancellationToken cancellationToken) =>
        DecideAsync(one, other, by, PersonDecision.Different, cancellationToken);

    private async Task<PersonRefusal?> DecideAsync(
        AccountId one, AccountId other, AccountId? by, PersonDecision decision, CancellationToken cancellationToken)
    {
        var refusal = await database.WriteAsync(StoreAsync, WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return refusal;

        async Task<PersonRefusal?> StoreAsync(SqlSession sql)
        {
            var now = time.GetCurrentInstant();
            await PersonsStore.LockAsync(sql);
            var both = await PeopleStore.ListAsync(sql, [one, other]);
            if (both is not [{ Kind: AccountKind.Member or AccountKind.Guest } first, { Kind: AccountKind.Member or AccountKind.Guest } second])
                return PersonRefusal.NoSuchAccount;
            if (decision == PersonDecision.Different && first.PersonId == second.PersonId) return null;

            await PersonsStore.DecideAsync(sql, one, other, decision, by, now);
            AuditEntry decided = new()
            {
                At = now, AccountId = by, Action = decision == PersonDecision.Same ? "person.merged" : "person.kept_apart", Subject = $"account:{one.Value:D}",
                Details = $"account:{other.Value:D}",
            };
            await AuditStore.AddAsync(sql, decided);
            if (decision == PersonDecision.Different || first.PersonId == second.PersonId) return null;

            AccountId[] ones = [.. (await PeopleStore.ListSamePersonAsync(sql, first.PersonId)).Select(account => account.Id)];
            AccountId[] others = [.. (await PeopleStore.ListSamePersonAsync(sql, second.PersonId)).Select(account => account.Id)];
            await PersonsStore.ForgetDifferencesAsync(sql, ones, others);
            var person = await PersonsStore.MergeAsync(sql, [first.PersonId, second.PersonId], now);
            ImmutableArray<Account> accounts = [.. await PeopleStore.ListSamePersonAsync(sql, person)];
            var chosen = await PreferencesStore.FindAsync(sql, person);
            foreach (var follower in followers) await follower.FollowAsync(sql, accounts, chosen, now);
            await PersonalNews.TellAsync(sql, [.. accounts.Select(account => account.Id)], now);
            return null;
        }
    }
}
