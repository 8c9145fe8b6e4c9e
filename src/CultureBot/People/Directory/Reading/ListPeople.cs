using System.Collections.Immutable;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.People.Directory.Reading;

/// <summary>Somebody as the list of people has them.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">As HR writes it, else as an account has it, else their address.</param>
/// <param name="Email">May be empty.</param>
/// <param name="Team">Empty when nobody says.</param>
/// <param name="Manager">By HR, else by a platform; null when neither says.</param>
/// <param name="Standing">Whether they are here.</param>
/// <param name="Platforms">Where they have an account that is there, in lower case.</param>
public sealed record ListedPerson(PersonId Id, string Name, string Email, string Team, NamedPerson? Manager, Standing Standing, ImmutableArray<string> Platforms);

public sealed record NamedPerson
{
    public required PersonId Id { get; init; }

    public required string Name { get; init; }
}

/// <param name="LeftAt">Null while they are of the organization.</param>
/// <param name="AwayUntil">The last day of a leave that has begun; null when there is none.</param>
public sealed record Standing(Instant? LeftAt, LocalDate? AwayUntil);

/// <param name="People">In the order of names.</param>
/// <param name="Number">From 1.</param>
/// <param name="Total">How many people there are on all pages.</param>
public sealed record FoundPeople(ImmutableArray<ListedPerson> People, int Number, long Total)
{
    public const int Size = 50;

    public int Last => (int)Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>Finds people of the directory, those who have left among them.</summary>
public sealed class ListPeople(Database database, TimeProvider time)
{
    /// <param name="find">A part of a name or an address; empty for everybody.</param>
    /// <param name="page">From 1; the last one when there are not so many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<FoundPeople> HandleAsync(string find, int page, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var total = await PeopleListStore.CountAsync(sql, find);
            var number = Math.Clamp(page, 1, new FoundPeople([], 1, total).Last);
            var found = await PeopleListStore.ListAsync(sql, find, (number - 1) * FoundPeople.Size, FoundPeople.Size);
            return new FoundPeople(await FillAsync(sql, found), number, total);
        },
        cancellationToken);

    private async Task<ImmutableArray<ListedPerson>> FillAsync(SqlSession sql, IReadOnlyList<FoundPerson> found)
    {
        PersonId[] ids = [.. found.Select(person => person.Id)];
        var teams = await TeamsStore.ListOfAsync(sql, ids);
        var managers = await ManagersStore.ListAsync(sql, ids);
        var standings = await StandingsStore.ListAsync(sql, ids, time.GetCurrentInstant().InUtc().Date);
        return
        [
            .. found.Select(person => new ListedPerson(
                person.Id, person.Name, person.Email, teams.GetValueOrDefault(person.Id, ""), managers.GetValueOrDefault(person.Id),
                standings.Standings.GetValueOrDefault(person.Id, new(null, null)), [.. standings.Platforms[person.Id]])),
        ];
    }
}
