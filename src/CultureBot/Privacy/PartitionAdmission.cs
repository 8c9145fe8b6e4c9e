namespace CultureBot.Privacy;

/// <summary>
/// Admits the values of the attribute beside a tree that is safe by itself. Admitting a value takes its people out of the ground
/// vertex and gives them one of their own. Every cut that leaves these two vertices on one side was a cut before, and was large
/// enough; so the value can join when the smallest cut between the two is nobody, or at least k.
/// </summary>
internal static class PartitionAdmission
{
    public static IReadOnlyList<bool> Admit(Release tree, Release? among)
    {
        var table = tree.Table;
        var admitted = new bool[table.Values.Length];
        foreach (var value in InOrder(table))
        {
            if (table.ValueN[value] < tree.K || among is { } allowed && !allowed.HasValue[value]) continue;
            admitted[value] = true;
            var graph = PartitionGraph.Of(tree, admitted);
            var cut = graph.Graph.SmallestCut(graph.OfValue(value), graph.Ground, tree.K);
            admitted[value] = cut == 0 || cut >= tree.K;
        }

        return admitted;
    }

    private static IEnumerable<int> InOrder(RespondentTable table) => Enumerable.Range(0, table.Values.Length)
        .OrderByDescending(v => table.ValueN[v])
        .ThenBy(v => table.Values[v], StringComparer.Ordinal);
}
