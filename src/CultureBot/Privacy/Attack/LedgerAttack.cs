using System.Collections.Immutable;

namespace CultureBot.Privacy.Attack;

/// <summary>A published group, as it stands in a ledger.</summary>
/// <param name="Question">Question and window.</param>
/// <param name="K">The tier: the fewest people that this figure may be about.</param>
/// <param name="Id">The group's id.</param>
/// <param name="ParentId">The nearest published group above it; null for the topmost.</param>
/// <param name="N">How many answered.</param>
public sealed record LedgerGroup(string Question, int K, string Id, string? ParentId, int N);

/// <summary>A published value of the attribute, as it stands in a ledger.</summary>
/// <param name="Question">Question and window.</param>
/// <param name="K">The tier.</param>
/// <param name="Id">The value's id.</param>
/// <param name="N">How many answered.</param>
public sealed record LedgerValue(string Question, int K, string Id, int N);

/// <summary>What arithmetic on a ledger tried and found: numbers of sums, never whom they are about.</summary>
/// <param name="Figures">Published figures that were looked at by themselves.</param>
/// <param name="SmallFigures">How many of them are about too few.</param>
/// <param name="Remainders">Groups of which the published groups below them were taken off.</param>
/// <param name="SmallRemainders">How many of them leave too few.</param>
/// <param name="Unpublished">Companies of which all published values were taken off.</param>
/// <param name="SmallUnpublished">How many of them leave too few.</param>
public sealed record LedgerFindings(int Figures, int SmallFigures, int Remainders, int SmallRemainders, int Unpublished, int SmallUnpublished)
{
    public bool HasFound => SmallFigures + SmallRemainders + SmallUnpublished > 0;
}

/// <summary>
/// The arithmetic that a reader of the published rows can do who knows nobody's group: it needs no more than that groups lie within others and
/// that nobody has two values. Any other difference of nested groups is a sum of these remainders.
/// </summary>
public static class LedgerAttack
{
    public static LedgerFindings Run(IReadOnlyCollection<LedgerGroup> groups, IReadOnlyCollection<LedgerValue> values)
    {
        var figures = groups.Select(g => (g.K, g.N)).Concat(values.Select(v => (v.K, v.N))).ToList();
        var remainders = Remainders(groups);
        var unpublished = Unpublished(groups, values);
        return new(
            figures.Count, figures.Count(f => f.N < f.K), remainders.Length, remainders.Count(IsSmall), unpublished.Length, unpublished.Count(IsSmall));
    }

    private static ImmutableArray<(int K, int Left)> Remainders(IReadOnlyCollection<LedgerGroup> groups)
    {
        var below = groups.Where(g => g.ParentId is not null).ToLookup(g => (g.Question, g.K, g.ParentId!), g => g.N);
        return [.. groups.Select(g => (g, Taken: below[(g.Question, g.K, g.Id)])).Where(g => g.Taken.Any()).Select(g => (g.g.K, g.g.N - g.Taken.Sum()))];
    }

    private static ImmutableArray<(int K, int Left)> Unpublished(IEnumerable<LedgerGroup> groups, IReadOnlyCollection<LedgerValue> values)
    {
        var of = values.ToLookup(v => (v.Question, v.K), v => v.N);
        return [.. groups.Where(g => g.ParentId is null && of.Contains((g.Question, g.K))).Select(g => (g.K, g.N - of[(g.Question, g.K)].Sum()))];
    }

    private static bool IsSmall((int K, int Left) sum) => sum.Left > 0 && sum.Left < sum.K;
}
