using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.People.Persons;
using CultureBot.Storage;

namespace CultureBot.Privacy.Personal;

/// <summary>Somebody who can be erased: a platform knows them, or HR's list or the identity provider alone.</summary>
/// <param name="Id">Whom.</param>
/// <param name="Name">As it is typed to erase them; an address where nobody has told a name.</param>
/// <param name="ListedAs">The address by which HR's list or the identity provider knows them; empty when neither does.</param>
/// <param name="Accounts">Also those that are of another organization; none of who is only listed.</param>
public sealed record ErasablePerson(PersonId Id, string Name, string ListedAs, ImmutableArray<PersonAccount> Accounts);

/// <summary>Finds whom an administrator wants to erase: everybody of whom anything is kept, but nobody who was erased, and no bot.</summary>
public sealed class FindErasable(Database database)
{
    /// <summary>The longest the list gets.</summary>
    public const int Most = 100;

    /// <summary>In the order of names.</summary>
    /// <param name="find">A part of a name or address.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<ImmutableArray<ErasablePerson>> HandleAsync(string find, CancellationToken cancellationToken) =>
        database.ReadAsync(async sql => await ReadAsync(sql, await ErasableStore.FindAsync(sql, find, Most)), cancellationToken);

    /// <summary>Null when there is nobody of that id, or they were erased.</summary>
    public async Task<ErasablePerson?> FindAsync(PersonId person, CancellationToken cancellationToken) =>
        (await database.ReadAsync(async sql => await ReadAsync(sql, await ErasableStore.ListAsync(sql, [person])), cancellationToken)).FirstOrDefault();

    private static async Task<ImmutableArray<ErasablePerson>> ReadAsync(SqlSession sql, IReadOnlyList<PersonId> persons)
    {
        var accounts = (await ErasableStore.ListAccountsAsync(sql, persons)).ToLookup(account => account.PersonId);
        var listed = (await ErasableStore.ListListedAsync(sql, persons)).ToLookup(one => one.PersonId);
        return [.. persons.Select(Of).OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase)];

        ErasablePerson Of(PersonId person)
        {
            var (account, entry) = (accounts[person].FirstOrDefault(), listed[person].FirstOrDefault());
            string?[] names = [account?.Name, entry?.Name, entry?.Email, account?.Email, account?.Handle];
            return new(person, names.FirstOrDefault(name => name is { Length: > 0 }) ?? "", entry?.Email ?? "", [.. accounts[person]]);
        }
    }
}
