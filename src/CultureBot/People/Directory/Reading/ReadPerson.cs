using System.Collections.Immutable;
using CultureBot.People.Persons;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.People.Directory.Reading;

/// <summary>One person, as administrators and HR see them: what is known of them, and nothing that they said or got.</summary>
public sealed record ShownPerson
{
    public required ListedPerson Person { get; init; }

    /// <summary>In an order that stays the same.</summary>
    public required ImmutableArray<ShownField> Fields { get; init; }

    /// <summary>The one that was known first at the front.</summary>
    public required ImmutableArray<PersonAccount> Accounts { get; init; }

    /// <summary>In the order of names.</summary>
    public required ImmutableArray<NamedPerson> Reports { get; init; }

    /// <summary>Those that are not over yet, in the order of days.</summary>
    public required ImmutableArray<PersonsLeave> Leaves { get; init; }
}

/// <summary>Reads one person.</summary>
public sealed class ReadPerson(Database database, TimeProvider time)
{
    private const int MostReports = 200;

    /// <returns>Null when there is nobody of that id, or they were erased.</returns>
    public Task<ShownPerson?> HandleAsync(PersonId person, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var entry = await DirectoryStore.FindEntryAsync(sql, person);
            ImmutableArray<PersonAccount> accounts = [.. await PersonListsStore.ListAccountsAsync(sql, [person])];
            if (entry is null && (accounts.IsEmpty || await IsErasedAsync(sql, person))) return null;
            var today = time.GetCurrentInstant().InUtc().Date;
            var standing = await StandingsStore.ListAsync(sql, [person], today);
            var teams = await TeamsStore.ListOfAsync(sql, [person]);
            var managers = await ManagersStore.ListAsync(sql, [person]);
            var name = entry?.Name is { Length: > 0 } called ? called : accounts.FirstOrDefault()?.Name ?? entry!.Email;
            return new ShownPerson
            {
                Person = new(
                    person, name, entry?.Email ?? accounts[0].Email, teams.GetValueOrDefault(person, ""), managers.GetValueOrDefault(person),
                    standing.Standings[person], [.. standing.Platforms[person]]),
                Fields = [.. await FieldsStore.ListAsync(sql, person, entry)],
                Accounts = accounts,
                Reports = [.. await ManagersStore.ListReportsAsync(sql, person, MostReports)],
                Leaves = [.. (await WorkingTimeStore.ListLeavesAsync(sql, [person], today)).OrderBy(leave => leave.FromDate)],
            };
        },
        cancellationToken);

    private static async Task<bool> IsErasedAsync(SqlSession sql, PersonId person) =>
        (await PeopleStore.ListSamePersonAsync(sql, person)).All(account => account.ErasedAt is not null);
}
