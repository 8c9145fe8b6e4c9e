using System.Collections.Immutable;
using CultureBot.Statistics;

namespace CultureBot.Pulse;

/// <summary>Published groups by questions with fives, each beside the rest of the company.</summary>
/// <param name="Questions">The columns.</param>
/// <param name="Rows">The company, its groups and the values of the attribute.</param>
public sealed record HeatMap(ImmutableArray<Question> Questions, ImmutableArray<HeatRow> Rows);

/// <param name="Group">Whose.</param>
/// <param name="Cells">One for each question; null where it is not published.</param>
public sealed record HeatRow(PublishedGroup Group, ImmutableArray<HeatCell?> Cells);

/// <param name="Figure">The group's.</param>
/// <param name="Against">Whether it differs from the rest of the company; null for the company itself.</param>
public sealed record HeatCell(FigureReport Figure, ChangeKind? Against);

internal static class DrawHeatMap
{
    public static HeatMap Of(Window window, ImmutableArray<GroupReport> groups)
    {
        var questions = window.Questions.Where(question => question is { Kind: QuestionKind.Agree, OnlyGroup: null } && groups.Any(one => Find(one, question) is not null)).ToImmutableArray();
        var shown = groups.Where(group => group.Group.Kind != PublishedGroupKind.RatedTeam).ToList();
        var company = shown.FirstOrDefault(group => group.Group.Kind == PublishedGroupKind.Company);

        // Every cell is one of a family: among hundreds some would stand out by chance.
        var family = (
            from @group in shown
            where @group != company
            from question in questions
            let figure = Find(@group, question)
            let all = company is null ? null : Find(company, question)
            where figure is not null && all is not null
            select (figure, Comparison: Against(figure.Figure, all.Figure))).ToList();
        var verdicts = family.Zip(Changes.Judge([.. family.Select(cell => cell.Comparison)]))
            .ToDictionary(cell => cell.First.figure.Figure, cell => ReportFigures.Report(cell.Second)?.Kind);
        return new(questions, [.. shown.Select(group => new HeatRow(group.Group, [.. questions.Select(question => Cell(Find(group, question)))]))]);

        HeatCell? Cell(FigureReport? figure) => figure is null ? null : new(figure, verdicts.GetValueOrDefault(figure.Figure));
    }

    private static FigureReport? Find(GroupReport group, Question question) =>
        group.Figures.FirstOrDefault(figure => figure.Question.Item == question.Item && figure.Share is not null);

    private static Comparison Against(PublishedFigure group, PublishedFigure company) =>
        new(group.Fives!.Value, group.N, company.Fives!.Value - group.Fives.Value, company.N - group.N);
}
