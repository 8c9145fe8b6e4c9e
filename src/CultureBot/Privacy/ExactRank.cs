using System.Numerics;

namespace CultureBot.Privacy;

/// <summary>The rank of a matrix of whole numbers without rounding, by fraction-free elimination (E. H. Bareiss, 1968).</summary>
internal static class ExactRank
{
    public static int Of(IReadOnlyList<IReadOnlyList<int>> matrix)
    {
        BigInteger[][] rows = [.. matrix.Select(row => row.Select(entry => (BigInteger)entry).ToArray())];
        var columns = rows.Length == 0 ? 0 : rows[0].Length;
        var (rank, divisor) = (0, BigInteger.One);
        for (var column = 0; column < columns && rank < rows.Length; column++)
        {
            var pivot = Array.FindIndex(rows, rank, row => !row[column].IsZero);
            if (pivot < 0) continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (var below = rank + 1; below < rows.Length; below++) Eliminate(rows[rank], rows[below], column, divisor);
            divisor = rows[rank][column];
            rank++;
        }

        return rank;
    }

    // Every entry stays a minor of the matrix, so that the division leaves nothing over.
    private static void Eliminate(BigInteger[] pivot, BigInteger[] row, int column, BigInteger divisor)
    {
        var factor = row[column];
        for (var i = column; i < row.Length; i++) row[i] = (row[i] * pivot[column] - pivot[i] * factor) / divisor;
    }
}
