namespace CultureBot.Statistics;

/// <param name="Mean">The share of fives over all edges, p̄.</param>
/// <param name="Spread">How much the edges differ beyond chance, ρ, 0 to 1.</param>
internal sealed record EdgePrior(double Mean, double Spread)
{
    /// <summary>How many answers the mean of all counts for, M = (1 − ρ)/ρ; null for more than any edge has, which is at ρ = 0.</summary>
    public double? Weight => Spread > 0 ? (1 - Spread) / Spread : null;

    /// <summary>ρ = max(0, [Q − (K − 1)p̄q̄]/[p̄q̄(N − Σnⱼ²/N − (K − 1))]) with Q = Σnⱼ(pⱼ − p̄)².</summary>
    public static EdgePrior Fit(IReadOnlyList<ServiceEdge> edges)
    {
        var n = edges.Sum(e => (double)e.N);
        var mean = edges.Sum(e => (double)e.Fives) / n;
        var chance = mean * (1 - mean);
        var seen = edges.Sum(e => e.N * Math.Pow((double)e.Fives / e.N - mean, 2));
        var freedom = edges.Count - 1;
        var scale = chance * (n - edges.Sum(e => (double)e.N * e.N) / n - freedom);
        // All fives, none, or one answer an edge: nothing shows how different the edges are.
        return new(mean, scale > 0 ? Math.Clamp((seen - freedom * chance) / scale, 0, 1) : 0);
    }
}
