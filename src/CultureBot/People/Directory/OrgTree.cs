using System.Collections.Immutable;

namespace CultureBot.People.Directory;

/// <summary>Puts everybody below their managers.</summary>
internal static class OrgTree
{
    /// <param name="people">In the order of ids.</param>
    public static Organization Grow(List<OrgPerson> people)
    {
        var numbers = new Dictionary<PersonId, int>(people.Count);
        for (var i = 0; i < people.Count; i++) numbers.Add(people[i].Id, i);
        var managers = people.ConvertAll(person => person.ManagerId is { } manager ? numbers[manager] : -1);
        var broken = Break(people, managers);
        for (var i = 0; i < people.Count; i++)
        {
            if (managers[i] < 0 && people[i].ManagerId is not null) people[i] = people[i] with { ManagerId = null, IsManagerFromHr = false };
        }

        return new(people.ToDictionary(person => person.Id), Groups(people, managers), broken);
    }

    private static ImmutableArray<ImmutableArray<PersonId>> Break(List<OrgPerson> people, List<int> managers)
    {
        var broken = ImmutableArray.CreateBuilder<ImmutableArray<PersonId>>();
        foreach (var loop in ManagerLoops.Find(managers))
        {
            // Loops begin with the least id.
            var cut = Math.Max(0, loop.FindIndex(number => !people[number].IsManagerFromHr));
            if (cut > 0) cut = loop.IndexOf(loop.Where(number => !people[number].IsManagerFromHr).Min());
            managers[loop[cut]] = -1;
            broken.Add([.. loop[cut..].Concat(loop[..cut]).Select(number => people[number].Id)]);
        }

        return broken.DrainToImmutable();
    }

    private static ImmutableArray<OrgGroup> Groups(List<OrgPerson> people, List<int> managers)
    {
        var reports = Enumerable.Range(0, people.Count).ToLookup(number => managers[number]);
        // Level by level, the company first; so from the end each group comes before the one it belongs to.
        var heads = new List<(int Number, int Parent, int Depth)> { (-1, -1, 0) };
        for (var at = 0; at < heads.Count; at++)
        {
            var (number, _, depth) = heads[at];
            heads.AddRange(reports[number].Where(reports.Contains).Select(report => (report, at, depth + 1)));
        }

        var sizes = heads.ConvertAll(head => reports[head.Number].Count());
        for (var at = heads.Count - 1; at > 0; at--) sizes[heads[at].Parent] += sizes[at];
        var groups = heads.Select((head, at) => new OrgGroup(
            IdOf(head.Number), NameOf(head.Number), head.Number < 0 ? null : people[head.Number].Id,
            head.Parent < 0 ? null : IdOf(heads[head.Parent].Number), head.Depth, [.. reports[head.Number].Select(report => people[report].Id)], sizes[at]));
        var teams = TeamNames(heads, reports, people);
        return
        [
            .. groups.Select(group => teams.TryGetValue(group.Id, out var team) ? group with { Name = team } : group)
                .OrderBy(group => group.Depth).ThenByDescending(group => group.Size).ThenBy(group => group.Id, StringComparer.Ordinal),
        ];

        string IdOf(int number) => OrgGroup.IdOf(number < 0 ? null : people[number].Id);

        string NameOf(int number) => number < 0 ? "" : people[number].Name;
    }

    /// <summary>By group, the team of all who report directly. A team that is in several groups names the highest one, if there is one.</summary>
    private static Dictionary<string, string> TeamNames(
        List<(int Number, int Parent, int Depth)> heads, ILookup<int, int> reports, List<OrgPerson> people) =>
        heads.Skip(1)
            .Select(head => (
                Id: OrgGroup.IdOf(people[head.Number].Id), head.Depth,
                Teams: reports[head.Number].Select(report => people[report].Attributes.GetValueOrDefault(DirectoryFields.Team)).Distinct(StringComparer.Ordinal).Take(2).ToList()))
            .Where(group => group.Teams is [{ Length: > 0 }])
            .GroupBy(group => group.Teams[0]!, StringComparer.Ordinal)
            .Select(team => (Team: team.Key, Highest: team.GroupBy(group => group.Depth).MinBy(level => level.Key)!.Take(2).ToList()))
            .Where(team => team.Highest.Count == 1)
            .ToDictionary(team => team.Highest[0].Id, team => team.Team, StringComparer.Ordinal);
}
