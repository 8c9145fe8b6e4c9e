namespace CultureBot.Privacy;

/// <summary>
/// Whether a whole release is safe, at any size, however it was made: every component's smallest cut is at least k. A cut that leaves all
/// values on one side is a sum of whole tree groups, so their own numbers are enough; any other lies between one value of
/// the component and another one.
/// </summary>
internal static class CutAudit
{
    public static bool IsSafe(Release release)
    {
        var partition = PartitionGraph.Of(release);
        var (graph, k) = (partition.Graph, release.K);
        if (release.Groups.Any(g => graph.Degree(g) is > 0 and var n && n < k)) return false;
        var values = release.Values.Select(partition.OfValue).Append(partition.Ground).ToHashSet();
        if (values.Any(v => graph.Degree(v) is > 0 and var n && n < k)) return false;
        while (values.Count > 0)
        {
            var root = values.First();
            var connected = graph.Component(root).Where(values.Contains).ToList();
            if (connected.Any(other => other != root && graph.SmallestCut(root, other, k) < k)) return false;
            values.ExceptWith(connected);
        }

        return true;
    }
}
