using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;

namespace CultureBot.Statistics;

/// <summary>Fives that one team got from another, among all answers it got from there.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ServiceEdge(int Fives, int N);

/// <param name="Mean">The share of fives, drawn towards that of all edges where there are few answers.</param>
/// <param name="Interval">From the posterior's 5 % bound, by which edges are ordered, to its 95 % bound.</param>
/// <param name="Rank">Its place among all edges, 1 the best; null while its interval overlaps another one's.</param>
internal sealed record EdgeEstimate(double Mean, Interval Interval, int? Rank);

/// <summary>Shrinks the service edges of one release towards each other, as a beta-binomial model fitted by moments.</summary>
internal static class ServiceEdges
{
    /// <summary>With fewer there is nothing to learn how different they are from.</summary>
    public const int FewestEdges = 5;

    private const double Tail = .05;

    /// <summary>An estimate for each edge, in the order given; null under five edges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not counts of that many, or an edge without answers.</exception>
    public static ImmutableArray<EdgeEstimate>? Estimate(IReadOnlyList<ServiceEdge> edges)
    {
        foreach (var edge in edges)
        {
            Counted.Check(edge.Fives, edge.N);
            ArgumentOutOfRangeException.ThrowIfZero(edge.N, nameof(edges));
        }

        if (edges.Count < FewestEdges) return null;
        var prior = EdgePrior.Fit(edges);
        // Thousands of edges have some hundred different counts, and the bounds of each take long to find.
        var known = edges.Distinct().ToDictionary(edge => edge, edge => Estimate(edge, prior));
        return Ranked([.. edges.Select(edge => known[edge])]);
    }

    private static EdgeEstimate Estimate(ServiceEdge edge, EdgePrior prior)
    {
        // The edges differ no more than by chance: all that is known of each is what is known of all.
        if (prior.Weight is not { } weight) return new(prior.Mean, new(prior.Mean, prior.Mean), Rank: null);
        var (fives, others) = (edge.Fives + prior.Mean * weight, edge.N - edge.Fives + (1 - prior.Mean) * weight);
        return new(fives / (fives + others), new(Bound(fives, others, Tail), Bound(fives, others, 1 - Tail)), Rank: null);
    }

    private static double Bound(double fives, double others, double share) => (fives, others) switch
    {
        (0, _) => 0,
        (_, 0) => 1,
        _ => Beta.InvCDF(fives, others, share),
    };

    private static ImmutableArray<EdgeEstimate> Ranked(EdgeEstimate[] estimates)
    {
        int[] order = [.. Enumerable.Range(0, estimates.Length).OrderByDescending(at => estimates[at].Interval.Low)];
        // Of those that begin later only the nearest can reach this one first; of those that begin earlier, whichever reaches farthest.
        var farthest = double.NegativeInfinity;
        for (var place = order.Length - 1; place >= 0; place--)
        {
            var (low, high) = (estimates[order[place]].Interval.Low, estimates[order[place]].Interval.High);
            var isApart = farthest < low && (place == 0 || estimates[order[place - 1]].Interval.Low > high);
            if (isApart) estimates[order[place]] = estimates[order[place]] with { Rank = place + 1 };
            farthest = Math.Max(farthest, high);
        }

        return [.. estimates];
    }
}
