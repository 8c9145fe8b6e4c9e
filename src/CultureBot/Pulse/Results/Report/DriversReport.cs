using System.Collections.Immutable;
using CultureBot.Statistics;

namespace CultureBot.Pulse;

/// <summary>Which questions go together with Recommend across published groups of one level of the tree: association, not cause.</summary>
/// <param name="Outcome">What they go together with; null when there are none.</param>
/// <param name="Groups">How many groups were compared.</param>
/// <param name="Drivers">The strongest first.</param>
public sealed record DriversReport(Question? Outcome, int Groups, ImmutableArray<DriverReport> Drivers)
{
    public static DriversReport None { get; } = new(null, 0, []);
}

/// <param name="Question">What was asked.</param>
/// <param name="Correlation">Spearman's, −1 to 1.</param>
/// <param name="Range">Where it is likely to be (95 %).</param>
/// <param name="IsClear">It stands out among all that are shown (q at most .10).</param>
public sealed record DriverReport(Question Question, double Correlation, LikelyRange Range, bool IsClear);

internal static class FindDrivers
{
    private const double MostQ = .10;

    public static DriversReport Of(Window window, ImmutableArray<GroupReport> groups)
    {
        if (window.Questions.FirstOrDefault(question => question is { Kind: QuestionKind.Recommend, RatedTeam: "" }) is not { } outcome) return DriversReport.None;
        var level = ByDepth(groups).Select(depth => depth.Where(group => Find(group, outcome)?.Recommend is not null).ToList())
            .Where(depth => depth.Count >= Drivers.FewestGroups).MaxBy(depth => depth.Count);
        if (level is null) return DriversReport.None;

        var found = (
            from question in window.Questions
            where question is { Kind: QuestionKind.Agree, OnlyGroup: null }
            let pairs = level.Select(one => (Driver: Find(one, question)?.Share, Outcome: Find(one, outcome)!.Recommend!.Score)).Where(pair => pair.Driver is not null).ToList()
            let driver = Drivers.Of([.. pairs.Select(pair => pair.Driver!.Value)], [.. pairs.Select(pair => pair.Outcome)], seed: window.Number)
            where driver is not null
            select (question, driver)).ToList();
        var q = BenjaminiHochberg.QValues([.. found.Select(one => one.driver.PValue)]);
        return new(
            outcome,
            level.Count,
            [
                .. found.Select((one, index) => new DriverReport(
                    one.question, one.driver.Correlation, new(one.driver.Interval.Low, one.driver.Interval.High), q[index] <= MostQ))
                    .OrderByDescending(driver => driver.Correlation),
            ]);
    }

    private static FigureReport? Find(GroupReport group, Question question) => group.Figures.FirstOrDefault(figure => figure.Question.Item == question.Item);

    // By how many published groups are above; a parent comes before its children.
    private static IEnumerable<IEnumerable<GroupReport>> ByDepth(ImmutableArray<GroupReport> groups)
    {
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in groups.Select(group => group.Group).Where(group => group.Kind is PublishedGroupKind.Company or PublishedGroupKind.Tree))
            depths[group.GroupId] = group.ParentId is { } parent ? depths[parent] + 1 : 0;
        return groups.Where(group => depths.ContainsKey(group.Group.GroupId)).GroupBy(group => depths[group.Group.GroupId]);
    }
}
