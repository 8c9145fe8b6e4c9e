using System.Collections.Immutable;
using CultureBot.Storage;

namespace CultureBot.People.Persons;

/// <summary>What there is to decide about persons, and what was decided or matched; each list in the order of names.</summary>
/// <param name="Pairs">Accounts that could be one person's; at most <see cref="ReadPersons.Most"/>.</param>
/// <param name="MorePairs">How many more there are.</param>
/// <param name="Several">The accounts of persons who have several; at most <see cref="ReadPersons.Most"/>.</param>
/// <param name="MoreSeveral">How many more such persons there are.</param>
public sealed record PersonsOverview(
    ImmutableArray<PersonPair> Pairs, long MorePairs, ImmutableArray<ImmutableArray<PersonAccount>> Several, long MoreSeveral);

/// <summary>Two accounts that could be one person's, the one that was known first at the front.</summary>
public sealed record PersonPair(PersonAccount One, PersonAccount Other)
{
    /// <summary>They have the same e-mail address; else the same name.</summary>
    public bool HasSameEmail => One.Email.Length > 0 && One.Email == Other.Email;
}

/// <summary>Reads what an administrator decides about.</summary>
public sealed class ReadPersons(Database database)
{
    /// <summary>The longest a list gets.</summary>
    public const int Most = 100;

    /// <param name="find">A part of the names to show; empty for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<PersonsOverview> ListAsync(string find, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async sql =>
            {
                var pairs = await PersonListsStore.ListPairsAsync(sql, find, Most);
                var accounts = (await PersonListsStore.ListAccountsAsync(sql, pairs.SelectMany(pair => new[] { pair.One, pair.Other })))
                    .ToDictionary(account => account.Id);
                var several = await PersonListsStore.ListSeveralAsync(sql, find, Most);
                var theirs = (await PersonListsStore.ListAccountsAsync(sql, several)).ToLookup(account => account.PersonId);
                return new PersonsOverview(
                    [.. pairs.Select(pair => new PersonPair(accounts[pair.One], accounts[pair.Other]))],
                    pairs.Count < Most ? 0 : await PersonListsStore.CountPairsAsync(sql, find) - Most,
                    [.. several.Select(person => theirs[person].ToImmutableArray())],
                    several.Count < Most ? 0 : await PersonListsStore.CountSeveralAsync(sql, find) - Most);
            },
            cancellationToken);
}
