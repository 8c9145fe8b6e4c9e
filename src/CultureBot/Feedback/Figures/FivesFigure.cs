using CultureBot.Statistics;

namespace CultureBot.Feedback;

/// <summary>Fives as people read them: the share, how sure it is, and what the next step takes. There is no mean.</summary>
/// <param name="N">Customers.</param>
/// <param name="Fives">Of them, who gave a five.</param>
internal sealed record FivesFigure(int N, int Fives)
{
    private const int Steps = 10;

    /// <summary>0 to 1.</summary>
    public double Share => (double)Fives / N;

    /// <summary>Where the share likely is (Wilson).</summary>
    public Interval Likely => Wilson.Of(Fives, N);

    /// <summary>The next tenth above the share, in percent; 100 when all gave a five.</summary>
    public int NextStep => Fives == N ? 100 : ((Fives * Steps / N) + 1) * (100 / Steps);

    /// <summary>So many more fives of the same customers reach it; 0 when all gave one.</summary>
    public int MoreToTheNextStep
    {
        get
        {
            if (Fives == N) return 0;
            var next = (Fives * Steps / N) + 1;
            return ((next * N) + Steps - 1) / Steps - Fives;
        }
    }
}
