using System.Runtime.InteropServices;

namespace CultureBot.People.Directory;

/// <summary>How many people came to a group, and how many left it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OrgMovement(int Joined, int Left);

/// <summary>Who came and went between two moments, each person once for each group; groups without any change are left out.</summary>
/// <param name="Groups">By the group's id, counting all who are in it or below.</param>
/// <param name="Attributes">By field and value.</param>
public sealed record OrgChanges(
    IReadOnlyDictionary<string, OrgMovement> Groups, IReadOnlyDictionary<(string Field, string Value), OrgMovement> Attributes)
{
    internal static OrgChanges Between(Organization before, Organization after)
    {
        var groups = new Dictionary<string, OrgMovement>(StringComparer.Ordinal);
        var attributes = new Dictionary<(string, string), OrgMovement>();
        foreach (var id in before.People.Keys.Union(after.People.Keys))
        {
            var was = before.People.GetValueOrDefault(id);
            var @is = after.People.GetValueOrDefault(id);
            Count(groups, GroupsOf(before, was), GroupsOf(after, @is));
            Count(attributes, AttributesOf(was), AttributesOf(@is));
        }

        return new(groups, attributes);
    }

    private static void Count<TKey>(Dictionary<TKey, OrgMovement> movements, List<TKey> was, List<TKey> @is) where TKey : notnull
    {
        if (was.SequenceEqual(@is)) return;
        foreach (var left in was.Except(@is)) movements[left] = movements.GetValueOrDefault(left) with { Left = movements.GetValueOrDefault(left).Left + 1 };
        foreach (var joined in @is.Except(was)) movements[joined] = movements.GetValueOrDefault(joined) with { Joined = movements.GetValueOrDefault(joined).Joined + 1 };
    }

    private static List<string> GroupsOf(Organization organization, OrgPerson? person) => person is null ? [] : [.. organization.GroupsOf(person)];

    private static List<(string Field, string Value)> AttributesOf(OrgPerson? person) =>
        person is null ? [] : [.. person.Attributes.Select(attribute => (attribute.Key, attribute.Value))];
}
