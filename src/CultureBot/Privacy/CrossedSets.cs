namespace CultureBot.Privacy;

/// <summary>
/// The sets of people that groups and values together single out, beyond each group and each value: when everybody of some groups has one
/// of some values, those values less those groups are people, too, and anybody can subtract. For each choice of values these are their
/// people in residual groups that have others as well; every such difference is one of these sets, or a union with whole groups.
/// </summary>
/// <param name="cells">Residual group × value, none of them empty.</param>
internal sealed class CrossedSets(IReadOnlyCollection<BandCell> cells)
{
    /// <summary>With more values, the unpublished rest being one, there are more sets than can be looked through.</summary>
    public const int MostValues = 16;

    private readonly int[] _values = [.. cells.Select(cell => cell.Value).Distinct().Order()];
    private readonly Dictionary<int, BandCell[]> _rows = cells.GroupBy(cell => cell.Atom).ToDictionary(row => row.Key, row => row.ToArray());

    /// <summary>Whether there are few enough values to look through all sets.</summary>
    public bool AreFew => _values.Length <= MostValues;

    /// <summary>A bit a value.</summary>
    public IEnumerable<int> Choices => Enumerable.Range(1, Math.Max(0, (1 << _values.Length) - 2));

    /// <summary>For each choice of values (an index of bits) what its set sums to.</summary>
    /// <param name="numberOf">The number of a cell.</param>
    public long[] Sums(Func<BandCell, int> numberOf)
    {
        var size = 1 << _values.Length;
        var inChoice = new long[size];
        // What lies in groups that have values of the choice alone: summed over all subsets of each choice.
        var inside = new long[size];
        foreach (var row in _rows.Values)
        {
            var mask = row.Aggregate(0, (bits, cell) => bits | Bit(cell.Value));
            foreach (var cell in row)
            {
                inChoice[Bit(cell.Value)] += numberOf(cell);
                inside[mask] += numberOf(cell);
            }
        }

        for (var bit = 1; bit < size; bit <<= 1)
        {
            for (var choice = 0; choice < size; choice++)
            {
                if ((choice & bit) == 0) continue;
                inside[choice] += inside[choice ^ bit];
                inChoice[choice] += inChoice[choice ^ bit];
            }
        }

        for (var choice = 0; choice < size; choice++) inChoice[choice] -= inside[choice];
        return inChoice;
    }

    /// <summary>The cells of one choice's set.</summary>
    public BandCell[] CellsOf(int choice) =>
    [
        .. _rows.Values.Where(row => row.Any(cell => (Bit(cell.Value) & choice) == 0))
            .SelectMany(row => row.Where(cell => (Bit(cell.Value) & choice) != 0)),
    ];

    private int Bit(int value) => 1 << Array.BinarySearch(_values, value);
}
