using CultureBot.Storage;

namespace CultureBot.People.Directory;

/// <summary>Finds whom somebody reports to: by HR, and where HR names nobody by their platform.</summary>
public sealed class FindManager(Database database)
{
    /// <returns>Null when nobody says.</returns>
    public Task<PersonId?> HandleAsync(PersonId person, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => TeamsStore.FindManagerAsync(sql, person), cancellationToken);
}
