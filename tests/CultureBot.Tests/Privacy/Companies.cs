using System.Collections.Immutable;
using CultureBot.Privacy;

namespace CultureBot.Tests.Privacy;

/// <summary>Small companies written down as a tree, each group with those who belong to it directly.</summary>
internal static class Companies
{
    public static RespondentTable Tree(params (string Id, string? Parent, int Own)[] groups) =>
        WithValues([], [.. groups.Select(g => (g.Id, g.Parent, (int[])[], g.Own))]);

    /// <param name="values">The attribute's values.</param>
    /// <param name="groups">Each with its people by value in that order, and those without one.</param>
    public static RespondentTable WithValues(ImmutableArray<string> values, params (string Id, string? Parent, int[] ByValue, int Without)[] groups)
    {
        var tree = GroupTree.Of(groups.Select(g => new Group(g.Id, g.Parent)));
        return RespondentTable.Of(tree, values, groups.SelectMany(g => People(tree.Find(g.Id)!.Value, g.ByValue, g.Without)));
    }

    /// <summary>The ids of all that is published, groups first.</summary>
    public static string Published(Release release) => string.Join(
        ", ", release.Groups.Select(g => release.Table.Tree.Ids[g]).Order(StringComparer.Ordinal).Concat(release.Values.Select(v => release.Table.Values[v])));

    /// <summary>What is published when only size counts: what the attacks are there to find.</summary>
    public static Release WithoutRemainders(RespondentTable table, int k) =>
        Release.Of(table, k, [.. table.GroupN.Select(n => n >= k)], [.. table.ValueN.Select(n => n >= k)]);

    private static IEnumerable<Respondent> People(int group, int[] byValue, int without) =>
        byValue.SelectMany((count, value) => Enumerable.Repeat(new Respondent(group, value), count))
            .Concat(Enumerable.Repeat(new Respondent(group, RespondentTable.NoValue), without));
}
