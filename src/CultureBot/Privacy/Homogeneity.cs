namespace CultureBot.Privacy;

/// <summary>How many low answers may be shown of a set of people, so that nobody is known to have given one.</summary>
internal enum LowCap
{
    /// <summary>For agree and ladder: two who did not answer high are shown in the middle at least.</summary>
    TwoInTheMiddle,

    /// <summary>For Recommend: two are shown as no detractors at least.</summary>
    TwoOthers,
}

/// <summary>
/// Moves low answers to the middle where a set of people that can be read off what is published would otherwise be shown to have given
/// nothing else. All passes work on one table of cells, and every figure is a sum of its cells: so all of them agree.
/// </summary>
internal static class Homogeneity
{
    /// <summary>
    /// First every residual group of the tree, then every released value and the unreleased rest together, then what groups and values
    /// single out together (<see cref="CrossedSets"/>). Where there are too many values for the last, none gets bands.
    /// </summary>
    /// <param name="release">Where bands are shown.</param>
    /// <param name="counts">The answers as they were given.</param>
    /// <param name="cap">The rule of the question's kind.</param>
    public static ReleasedBands Soften(Release release, IEnumerable<BandCount> counts, LowCap cap)
    {
        var hasValues = release.Values.Count() < CrossedSets.MostValues;
        var cells = Cells(release, hasValues, counts);
        var (ids, values) = (release.Table.Tree.Ids, release.Table.Values);
        // Where there is no value, the cell comes after all that have one.
        foreach (var atom in cells.Keys.GroupBy(c => c.Atom).ToList())
            Soften(cells, [.. atom.OrderBy(c => c.Value == RespondentTable.NoValue).ThenBy(c => c.Value == RespondentTable.NoValue ? "" : values[c.Value], StringComparer.Ordinal)], cap);
        foreach (var value in cells.Keys.GroupBy(c => c.Value).ToList())
            Soften(cells, [.. value.OrderBy(c => ids[c.Atom], StringComparer.Ordinal)], cap);
        SoftenCrossed(release, cells, cap);
        return new(release, hasValues, cells);
    }

    private static void SoftenCrossed(Release release, Dictionary<BandCell, Bands> cells, LowCap cap)
    {
        var ids = release.Table.Tree.Ids;
        var crossed = new CrossedSets(cells.Keys);
        var n = crossed.Sums(cell => cells[cell].N);
        var high = crossed.Sums(cell => cells[cell].High);
        var low = crossed.Sums(cell => cells[cell].Low);
        foreach (var choice in crossed.Choices)
        {
            if (low[choice] <= Most(n[choice], high[choice], cap)) continue;
            Soften(cells, [.. crossed.CellsOf(choice).OrderBy(c => ids[c.Atom], StringComparer.Ordinal).ThenBy(c => c.Value)], cap);
            low = crossed.Sums(cell => cells[cell].Low);
        }
    }

    private static Dictionary<BandCell, Bands> Cells(Release release, bool hasValues, IEnumerable<BandCount> counts)
    {
        var cells = new Dictionary<BandCell, Bands>();
        foreach (var (group, value, answers) in counts)
        {
            if (release.AtomOf(group) is not { } atom) continue;
            var shown = hasValues && value != RespondentTable.NoValue && release.HasValue[value] ? value : RespondentTable.NoValue;
            var cell = new BandCell(atom.Group, shown);
            cells[cell] = cells.GetValueOrDefault(cell) + answers;
        }

        return cells;
    }

    /// <param name="cells">All cells.</param>
    /// <param name="set">Those of one published set of people, in the order in which equals are taken.</param>
    /// <param name="cap">The rule.</param>
    private static void Soften(Dictionary<BandCell, Bands> cells, BandCell[] set, LowCap cap)
    {
        var all = set.Aggregate(default(Bands), (sum, cell) => sum + cells[cell]);
        var excess = all.Low - (int)Most(all.N, all.High, cap);
        foreach (var cell in set.OrderByDescending(c => cells[c].N))
        {
            if (excess <= 0) return;
            var moved = Math.Min(excess, cells[cell].Low);
            cells[cell] = cells[cell].Raise(moved);
            excess -= moved;
        }
    }

    private static long Most(long n, long high, LowCap cap) => Math.Max(0, (cap == LowCap.TwoInTheMiddle ? n - high : n) - 2);
}
