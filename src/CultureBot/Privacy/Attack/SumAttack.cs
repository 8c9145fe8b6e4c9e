using System.Runtime.InteropServices;

namespace CultureBot.Privacy.Attack;

/// <param name="Tried">How many sets of people were looked at.</param>
/// <param name="Smallest">The size of the smallest that is singled out; null when there is none under the limit.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AttackResult(long Tried, int? Smallest);

/// <summary>
/// Looks at every set of fewer people than the limit that figures could tell apart, and asks of each whether some combination of
/// all that is published is about these people alone.
/// </summary>
internal static class SumAttack
{
    /// <param name="sums">All that is published, of any number of questions.</param>
    /// <param name="limit">Only sets of fewer people are looked for.</param>
    /// <param name="known">Those who attack together and know what they answered themselves.</param>
    public static AttackResult Run(IEnumerable<PublishedSum> sums, int limit, UInt128 known = default)
    {
        var questions = sums.GroupBy(s => s.Question).Select(q => new Unknowns([.. q], known)).ToList();
        UInt128[] small = [.. questions.SelectMany(q => q.Members).Where(m => PublishedSum.Count(m) < limit).Distinct()];
        var (seen, smallest) = (new HashSet<UInt128>(), (int?)null);
        Extend(UInt128.Zero);
        return new(seen.Count, smallest);

        void Extend(UInt128 people)
        {
            foreach (var unknown in small)
            {
                var more = people | unknown;
                var count = PublishedSum.Count(more);
                if (count >= (smallest ?? limit) || !seen.Add(more)) continue;
                if (questions.Any(q => q.SinglesOut(more))) smallest = count;
                else Extend(more);
            }
        }
    }
}
