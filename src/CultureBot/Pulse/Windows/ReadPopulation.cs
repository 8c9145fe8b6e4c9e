using System.Collections.Immutable;
using CultureBot.People.Directory;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>Finds who a survey asks and which groups they are in: of the organization's people those who have an account to be asked with.</summary>
internal sealed class ReadPopulation(Database database, OrgChart chart, TimeProvider clock)
{
    /// <summary>As of now.</summary>
    /// <param name="audience">Who is asked.</param>
    /// <param name="promise">Whose published attribute, and whether there are groups at all.</param>
    /// <param name="window">A sample is drawn from this, so that the same window draws the same people.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<Population> HandleAsync(Audience audience, Promise promise, WindowId window, CancellationToken cancellationToken) =>
        ReadAsync(audience, promise, window, Instant.MaxValue, clock.GetCurrentInstant(), cancellationToken);

    /// <summary>
    /// As of a past moment, such as a launch, as far as that is still known; of what a platform alone tells only the present is
    /// (<see cref="OrgChart.AtAsync"/>).
    /// </summary>
    public Task<Population> AtAsync(Instant moment, Audience audience, Promise promise, WindowId window, CancellationToken cancellationToken) =>
        ReadAsync(audience, promise, window, moment, moment, cancellationToken);

    private async Task<Population> ReadAsync(
        Audience audience, Promise promise, WindowId window, Instant moment, Instant today, CancellationToken cancellationToken)
    {
        var organization = await chart.AtAsync(moment, cancellationToken);
        var accounts = await database.ReadAsync(sql => PopulationStore.ListAsync(sql, moment), cancellationToken);
        return Of(organization, accounts, audience, promise, window, today.InUtc().Date);
    }

    private static Population Of(
        Organization organization, IReadOnlyList<AskedAccount> accounts, Audience audience, Promise promise, WindowId window, LocalDate today)
    {
        var filter = new AudienceFilter(audience, today);
        var members = new List<WindowMember>(accounts.Count);
        foreach (var account in accounts)
        {
            if (organization.People.GetValueOrDefault(account.PersonId) is not { } person || !filter.Includes(person)) continue;
            members.Add(new()
            {
                PersonId = account.PersonId,
                AccountId = account.AccountId,
                GroupId = promise.IsCompanyOnly ? WindowGroup.Company : organization.GroupOf(person),
                AttributeValue = promise.Attribute.Length > 0 ? person.Attributes.GetValueOrDefault(promise.Attribute, "") : "",
            });
        }

        var asked = audience.SampleSize is { } size ? Sample.Draw(members, window, size) : members;
        return new(Groups(organization, asked), [.. asked]);
    }

    /// <summary>The groups of these members and all groups above, so that none is empty.</summary>
    private static ImmutableArray<WindowGroup> Groups(Organization organization, IReadOnlyCollection<WindowMember> members)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal) { WindowGroup.Company };
        foreach (var member in members)
        {
            for (var id = member.GroupId; id is not null && needed.Add(id);) id = organization[id].ParentId;
        }

        // A directory keeps them by depth, so that a parent comes before its children.
        return [.. organization.Groups.Where(group => needed.Contains(group.Id)).Select(group => new WindowGroup(group.Id, group.ParentId, group.Name))];
    }
}
