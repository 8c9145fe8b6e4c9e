using System.Diagnostics;
using System.Globalization;
using CultureBot.Privacy;

namespace CultureBot.Benchmarks;

/// <summary>
/// Deciding what is published of one question that 100,000 people answered: a tree of depth 8 with 12,000 groups, at both thresholds, with
/// attributes of different numbers of values.
/// </summary>
internal static class AdmissionBenchmark
{
    private const int Rounds = 7;
    private const int People = 100_000;
    private const int Groups = 12_000;

    /// <summary>With three groups below each, the first that would be at depth 9.</summary>
    private const int FirstBelowDepth = 9841;

    public static void Run(CancellationToken cancellationToken)
    {
        Console.WriteLine($"{People} people, {Groups} groups to depth 8; {Rounds} rounds after one to warm up; milliseconds");
        Console.WriteLine("                        counting: min, median, max   both tiers: min, median, max   allocated   published of groups with 5 and 10 people");
        foreach (var (values, isKept) in ((int, bool)[])[(0, false), (12, false), (12, true), (60, false), (60, true)])
        {
            var tree = GroupTree.Of(Enumerable.Range(0, Groups).Select(i => new Group(Id(i), i == 0 ? null : Id(Parent(i)))));
            Respondent[] people = [.. Respondents(new(1), tree, values, isKept)];
            var (counting, admitting, allocated, last) = (new List<double>(), new List<double>(), 0L, (TieredRelease?)null);
            for (var round = 0; round <= Rounds; round++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
                var table = RespondentTable.Of(tree, [.. Enumerable.Range(0, values).Select(Id)], people);
                var counted = Stopwatch.GetTimestamp();
                last = TieredRelease.Admit(table, Thresholds.Least);
                if (round == 0) continue;
                counting.Add(Stopwatch.GetElapsedTime(started, counted).TotalMilliseconds);
                admitting.Add(Stopwatch.GetElapsedTime(counted).TotalMilliseconds);
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{values,2} values{(isKept ? ", kept by team" : ""),-15}{new Spread(counting).Show("F0")}   {new Spread(admitting).Show("F0")}   {allocated / 1e6,6:F0} MB   {last!.Fives.Share.OfLargeEnough,6:P1} {last.Bands.Share.OfLargeEnough,6:P1}, {last.Fives.Values.Count()} and {last.Bands.Values.Count()} values"));
        }
    }

    /// <param name="isKept">Nearly everybody of a team has the same value, as with places.</param>
    private static IEnumerable<Respondent> Respondents(Random random, GroupTree tree, int values, bool isKept)
    {
        for (var i = 0; i < People; i++)
        {
            // The square makes some teams large and many small.
            var group = (int)(tree.Count * Math.Pow(random.NextDouble(), 2));
            yield return new(group, isKept && random.Next(50) > 0 ? group % values : random.Next(-1, values));
        }
    }

    private static int Parent(int i) => i < FirstBelowDepth ? (i - 1) / 3 : i - FirstBelowDepth;

    private static string Id(int i) => i.ToString("D5", CultureInfo.InvariantCulture);
}
