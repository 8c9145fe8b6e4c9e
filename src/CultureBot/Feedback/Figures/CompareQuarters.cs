using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>
/// Whether a quarter's figures may stand beside those of the quarter before: not where a few people became customers of a published team between the ends
/// of the two, or ceased to be, of whom the difference could tell (methodology §4). Everybody outside a team is its customer, so that who moves into one or
/// out of it counts as who came or left.
/// </summary>
internal sealed class CompareQuarters(Database database, OrgChart chart)
{
    /// <param name="quarter">The one that is being closed.</param>
    /// <param name="published">What is published of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<bool> HandleAsync(Quarter quarter, IReadOnlyCollection<PublishedService> published, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(sql => QuartersStore.FindBeforeAsync(sql, quarter.Name), cancellationToken) is not { } before) return true;
        var rated = published.Select(service => service.Provider).ToHashSet(StringComparer.Ordinal);
        var (earlier, teams) = await database.ReadAsync(
            async sql => (await ServiceLedgerStore.ListAsync(sql, before.Id), await ProviderTeamsStore.ListAsync(sql)), cancellationToken);
        rated.IntersectWith(earlier.Select(row => row.Provider));
        var then = TeamsOf(await chart.AtAsync(before.ClosesAt, cancellationToken));
        var now = TeamsOf(await chart.AtAsync(quarter.ClosesAt, cancellationToken));
        return IsSafe(then.Keys.ToHashSet(), now.Keys.ToHashSet())
            && teams.Where(team => rated.Contains(Provider.ReferenceOf(team.Id))).All(team => IsTeamSafe(team.Key));

        // Of a team that HR's list does not name, nobody knows who moved.
        bool IsTeamSafe(string team) =>
            then.ContainsValue(team) && now.ContainsValue(team) && IsSafe(CustomersOf(then, team), CustomersOf(now, team));

        bool IsSafe(HashSet<PersonId> were, HashSet<PersonId> are) =>
            IsNobodyOrEnough(are.Count(person => !were.Contains(person))) && IsNobodyOrEnough(were.Count(person => !are.Contains(person)));

        bool IsNobodyOrEnough(int moved) => moved == 0 || moved >= quarter.ForFives;
    }

    private static Dictionary<PersonId, string> TeamsOf(Organization organization) => organization.People.ToDictionary(
        person => person.Key, person => DirectoryFields.Normalize(person.Value.Attributes.GetValueOrDefault(DirectoryFields.Team, "")));

    private static HashSet<PersonId> CustomersOf(Dictionary<PersonId, string> teams, string provider) => [.. teams.Where(person => person.Value != provider).Select(person => person.Key)];
}
