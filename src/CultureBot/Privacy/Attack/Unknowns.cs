namespace CultureBot.Privacy.Attack;

/// <summary>
/// The unknowns of one question: people whom no figure tells apart are one. What the figures do not determine is the kernel of
/// their matrix; some of the unknowns are singled out exactly when their rows of a basis of that kernel depend on each other.
/// </summary>
/// <remarks>Counted modulo a prime, where no dependence is missed; <see cref="IsCertain"/> confirms one in whole numbers.</remarks>
internal sealed class Unknowns
{
    private const long Prime = 2147483647;

    private readonly UInt128[] _members;
    private readonly int[][] _matrix;
    private readonly long[][] _kernel;

    /// <param name="sums">The figures of one question.</param>
    /// <param name="known">People whose answers the attacker knows already.</param>
    public Unknowns(IReadOnlyList<PublishedSum> sums, UInt128 known)
    {
        var all = sums.Aggregate(UInt128.Zero, (people, sum) => people | sum.Added | sum.TakenOff) & ~known;
        var alike = Enumerable.Range(0, 128)
            .Where(person => ((all >> person) & 1) == 1)
            .GroupBy(person => string.Join(' ', sums.Select(sum => sum.Sign(person))), StringComparer.Ordinal)
            .Select(people => people.ToArray())
            .ToArray();
        _members = [.. alike.Select(people => people.Aggregate(UInt128.Zero, (mask, person) => mask | UInt128.One << person))];
        _matrix = [.. sums.Select(sum => alike.Select(people => sum.Sign(people[0])).ToArray())];
        _kernel = Kernel(_matrix, alike.Length);
    }

    public IReadOnlyList<UInt128> Members => _members;

    /// <summary>Whether figures single out some of these people, and nobody else.</summary>
    public bool SinglesOut(UInt128 people)
    {
        var basis = new List<long[]>();
        for (var i = 0; i < _members.Length; i++)
        {
            if ((_members[i] & ~people) == 0 && !Extends(basis, _kernel[i])) return IsCertain(people);
        }

        return false;
    }

    private bool IsCertain(UInt128 people) => ExactRank.Of(
        [.. _matrix.Select(row => row.Where((_, i) => (_members[i] & ~people) != 0).ToArray())]) < ExactRank.Of(_matrix);

    /// <summary>Adds a row to the basis; false when it depends on those that are there.</summary>
    private static bool Extends(List<long[]> basis, long[] row)
    {
        long[] rest = [.. row];
        foreach (var other in basis)
        {
            var lead = Array.FindIndex(other, entry => entry != 0);
            Subtract(rest, other, rest[lead]);
        }

        var first = Array.FindIndex(rest, entry => entry != 0);
        if (first < 0) return false;
        Scale(rest, Inverse(rest[first]));
        basis.Add(rest);
        return true;
    }

    private static long[][] Kernel(int[][] matrix, int columns)
    {
        long[][] rows = [.. matrix.Select(row => row.Select(entry => entry < 0 ? Prime + entry : (long)entry).ToArray())];
        var pivots = new List<int>();
        for (var column = 0; column < columns && pivots.Count < rows.Length; column++)
        {
            var found = Array.FindIndex(rows, pivots.Count, row => row[column] != 0);
            if (found < 0) continue;
            (rows[pivots.Count], rows[found]) = (rows[found], rows[pivots.Count]);
            var pivot = rows[pivots.Count];
            Scale(pivot, Inverse(pivot[column]));
            foreach (var row in rows)
            {
                if (!ReferenceEquals(row, pivot)) Subtract(row, pivot, row[column]);
            }

            pivots.Add(column);
        }

        int[] free = [.. Enumerable.Range(0, columns).Except(pivots)];
        return
        [
            .. Enumerable.Range(0, columns).Select(column => pivots.IndexOf(column) is >= 0 and var row
                ? Array.ConvertAll(free, f => (Prime - rows[row][f]) % Prime)
                : Array.ConvertAll(free, f => f == column ? 1L : 0L)),
        ];
    }

    private static void Subtract(long[] row, long[] other, long factor)
    {
        if (factor == 0) return;
        for (var i = 0; i < row.Length; i++) row[i] = (row[i] + (Prime - factor) * other[i]) % Prime;
    }

    private static void Scale(long[] row, long factor)
    {
        for (var i = 0; i < row.Length; i++) row[i] = row[i] * factor % Prime;
    }

    // By Fermat's little theorem.
    private static long Inverse(long value)
    {
        var (result, power) = (1L, value);
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1, power = power * power % Prime)
        {
            if ((exponent & 1) == 1) result = result * power % Prime;
        }

        return result;
    }
}
