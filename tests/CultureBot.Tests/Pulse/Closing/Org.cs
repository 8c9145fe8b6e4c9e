using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Pulse;

namespace CultureBot.Tests.Pulse.Closing;

/// <summary>Reads an organization from a line.</summary>
internal static class Org
{
    /// <param name="line">As <c>Co:0 X&lt;Co:6 Y&lt;Co:7</c>; the first group is the company.</param>
    /// <param name="valueOf">The value of each person, by their number.</param>
    public static (ImmutableArray<WindowGroup> Groups, ImmutableArray<WindowMember> Members) Read(string line, Func<int, string> valueOf)
    {
        var (groups, members) = (new List<WindowGroup>(), new List<WindowMember>());
        foreach (var part in line.Split(' '))
        {
            var (name, parent, count) = Part(part);
            groups.Add(new(Id(name, groups), parent is null ? null : Id(parent, groups), groups.Count == 0 ? "" : name));
            for (var i = 0; i < count; i++)
            {
                var number = members.Count + 1;
                members.Add(new()
                {
                    PersonId = ClosingTest.Person(number), AccountId = new(ClosingTest.Person(number).Value), GroupId = groups[^1].GroupId, AttributeValue = valueOf(number),
                });
            }
        }

        return ([.. groups], [.. members]);
    }

    private static (string Name, string? Parent, int Count) Part(string part)
    {
        var (group, count) = part.Split(':') is [var left, var right] ? (left, int.Parse(right, CultureInfo.InvariantCulture)) : throw new FormatException(part);
        return group.Split('<') is [var name, var parent] ? (name, parent, count) : (group, null, count);
    }

    private static string Id(string name, List<WindowGroup> groups) =>
        groups.Count == 0 || groups.Any(group => group.ParentId is null && name is "Co" or "CEO") ? WindowGroup.Company : name;
}
