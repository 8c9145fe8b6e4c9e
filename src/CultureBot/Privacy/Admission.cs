namespace CultureBot.Privacy;

/// <summary>
/// Decides what of one question is published, by its respondents alone: groups in the order company; tree by depth, then by size, then by id;
/// then the attribute's values by size and id. One is admitted if it has at least k people and no sum or difference of what is
/// admitted singles out fewer than k.
/// </summary>
internal static class Admission
{
    /// <param name="table">Who answered.</param>
    /// <param name="k">The fewest people that a figure may be about.</param>
    /// <param name="among">Only groups and values of this release; null for all. So the bands are admitted from what Fives were.</param>
    /// <exception cref="ArgumentOutOfRangeException">A k under 2 protects nobody.</exception>
    public static Release Admit(RespondentTable table, int k, Release? among = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        var residuals = new TreeResiduals(table, k);
        foreach (var group in InOrder(table))
        {
            if (among is null || among.HasGroup[group]) residuals.TryAdmit(group);
        }

        var tree = Release.Of(table, k, residuals.Admitted, new bool[table.Values.Length]);
        return table.Values.IsEmpty ? tree : Release.Of(table, k, residuals.Admitted, PartitionAdmission.Admit(tree, among));
    }

    // Groups are numbered by depth and id already, and sorting keeps the order of equals.
    private static IEnumerable<int> InOrder(RespondentTable table) => Enumerable.Range(0, table.Tree.Count)
        .OrderBy(g => table.Tree.Depths[g])
        .ThenByDescending(g => table.GroupN[g]);
}
