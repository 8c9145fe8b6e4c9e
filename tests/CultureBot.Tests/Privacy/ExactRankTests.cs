using CultureBot.Privacy;
using MathNet.Numerics.LinearAlgebra;

namespace CultureBot.Tests.Privacy;

public sealed class ExactRankTests
{
    [Fact]
    public void The_rank_is_that_of_another_reckoning()
    {
        var (random, deficient) = (new Random(20260808), 0);
        for (var i = 0; i < 500; i++)
        {
            var (rows, columns) = (random.Next(1, 8), random.Next(1, 8));
            int[][] matrix = [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => random.Next(-1, 2)).ToArray())];
            // A row that depends on others.
            if (rows > 2) matrix[^1] = [.. matrix[0].Zip(matrix[1], (one, other) => one - 2 * other)];

            var rank = ExactRank.Of(matrix);

            Assert.Equal(Matrix<double>.Build.DenseOfRowArrays(matrix.Select(row => row.Select(x => (double)x).ToArray())).Rank(), rank);
            if (rank < Math.Min(rows, columns)) deficient++;
        }

        Assert.True(deficient > 100);
    }

    [Fact]
    public void Nothing_is_lost_where_numbers_would_round()
    {
        const int Large = int.MaxValue;

        Assert.Equal(2, ExactRank.Of([[Large, Large - 1], [Large - 1, Large - 2]]));
        Assert.Equal(1, ExactRank.Of([[Large, Large - 1], [Large, Large - 1]]));
        Assert.Equal(0, ExactRank.Of([[0, 0], [0, 0]]));
        Assert.Equal(0, ExactRank.Of([]));
    }
}
