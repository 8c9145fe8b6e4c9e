using System.Collections.Immutable;
using CultureBot.People.Directory;

namespace CultureBot.Pulse;

/// <summary>The directory fields by whose values results can be published: those that somebody has, personal ones aside.</summary>
internal sealed class ListAttributes(OrgChart chart)
{
    // One value a person shows nothing, and says when they leave.
    private static readonly ImmutableHashSet<string> Personal = [DirectoryFields.TimeZone, OwnDays.LastDay];

    public async Task<ImmutableArray<string>> HandleAsync(CancellationToken cancellationToken)
    {
        var organization = await chart.ReadAsync(cancellationToken);
        return
        [
            .. organization.People.Values.SelectMany(person => person.Attributes.Keys).Distinct(StringComparer.Ordinal)
                .Where(field => !Personal.Contains(field)).Order(StringComparer.Ordinal),
        ];
    }
}
