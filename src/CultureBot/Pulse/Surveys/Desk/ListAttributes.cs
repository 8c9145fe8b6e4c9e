using System.Collections.Immutable;
using CultureBot.People.Directory;
using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>The directory fields by whose values results can be published: those that somebody has, personal ones aside.</summary>
internal sealed class ListAttributes(Database database)
{
    // One value a person shows nothing, and says when they came, leave or were born.
    private static readonly ImmutableHashSet<string> Personal =
        [DirectoryFields.TimeZone, DirectoryFields.StartDate, DirectoryFields.Birthday, DirectoryFields.Manager, OwnDays.LastDay];

    public async Task<ImmutableArray<string>> HandleAsync(CancellationToken cancellationToken)
    {
        // Without anybody's organization, which takes longer to read than a form may take to open.
        var fields = await database.ReadAsync(DirectoryStore.ListFieldsAsync, cancellationToken);
        return [.. fields.Where(field => !Personal.Contains(field)).Order(StringComparer.Ordinal)];
    }
}
