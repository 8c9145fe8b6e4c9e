namespace CultureBot.Privacy;

/// <summary>
/// Residual tree groups on one side, released attribute values on the other, and the people of both as edges. Whoever has no released
/// value is at the one ground vertex, and so is whoever is in no released group.
/// </summary>
internal sealed class PartitionGraph
{
    private readonly int _groups;

    private PartitionGraph(int groups, int values, IReadOnlyList<CutEdge> edges)
    {
        (_groups, Ground) = (groups, groups + values);
        Graph = new(Ground + 1, edges);
    }

    public CutGraph Graph { get; }

    public int Ground { get; }

    public static PartitionGraph Of(Release release) => Of(release, release.HasValue);

    /// <summary>The same groups with other values.</summary>
    public static PartitionGraph Of(Release release, IReadOnlyList<bool> values)
    {
        var (groups, ground) = (release.HasGroup.Length, release.HasGroup.Length + values.Count);
        var edges = new List<CutEdge>(release.Table.Cells.Length);
        foreach (var (group, value, count) in release.Table.Cells)
        {
            var atom = release.AtomOf(group)?.Group ?? ground;
            var other = value != RespondentTable.NoValue && values[value] ? groups + value : ground;
            if (atom != other) edges.Add(new(atom, other, count));
        }

        return new(groups, values.Count, edges);
    }

    public int OfValue(int value) => _groups + value;
}
