using System.Collections.Immutable;

namespace CultureBot.Pulse;

/// <summary>Works out a report from the ledger of a window and that of the survey's window before; pure.</summary>
internal static class MakeReport
{
    // How people see their own service, and how other teams' service is seen (methodology §2).
    private static readonly ImmutableArray<(string Self, string Others)> GapPairs = [("I2", "O3"), ("I3", "O4"), ("I4", "O5"), ("I8", "O6")];

    /// <param name="surveyName">What the survey is called.</param>
    /// <param name="ledger">What is reported.</param>
    /// <param name="before">Null when there is nothing to compare with.</param>
    public static PulseReport Of(string surveyName, Ledger ledger, Ledger? before)
    {
        var now = ByGroup(ledger);
        var then = before is null ? null : ByGroup(before);
        var comments = ledger.Comments.ToLookup(comment => comment.GroupId, StringComparer.Ordinal);
        ImmutableArray<GroupReport> groups =
        [
            .. ledger.Groups.Select(group => Of(
                group,
                ReportFigures.Of(ledger.Window.Questions, group, FiguresOf(now, group), FiguresOf(then, group)),
                [.. comments[group.GroupId]])),
        ];
        return new()
        {
            SurveyName = surveyName,
            Ledger = ledger,
            Groups = groups,
            Heat = DrawHeatMap.Of(ledger.Window, groups),
            Drivers = FindDrivers.Of(ledger.Window, groups),
        };
    }

    private static GroupReport Of(PublishedGroup group, ImmutableArray<FigureReport> figures, ImmutableArray<PublishedComment> comments) => new()
    {
        Group = group,
        Figures = figures,
        Comments = comments,
        Levels = Together(figures, figure => figure.Question.Level),
        Icare = Together(figures, figure => IcareView.PartOf(figure.Question.Dimension)),
        Gaps = [.. GapPairs
            .Select(pair => (Self: Find(figures, pair.Self), Others: Find(figures, pair.Others)))
            .Where(pair => pair is { Self: not null, Others: not null })
            .Select(pair => new PerceptionGap(pair.Self!, pair.Others!))],
    };

    private static ImmutableArray<SharedFives<T>> Together<T>(ImmutableArray<FigureReport> figures, Func<FigureReport, T?> part) where T : struct, Enum =>
    [
        .. figures.Where(figure => figure.Share is not null && part(figure) is not null)
            .GroupBy(figure => part(figure)!.Value)
            .OrderBy(together => together.Key)
            .Select(together => new SharedFives<T>(together.Key, together.Sum(figure => figure.Figure.Fives!.Value), together.Sum(figure => figure.Figure.N))),
    ];

    private static FigureReport? Find(ImmutableArray<FigureReport> figures, string item) =>
        figures.FirstOrDefault(figure => figure.Question.Item == item && figure.Share is not null);

    private static ILookup<string, PublishedFigure> ByGroup(Ledger ledger) => ledger.Figures.ToLookup(figure => figure.GroupId, StringComparer.Ordinal);

    private static ImmutableDictionary<string, PublishedFigure> FiguresOf(ILookup<string, PublishedFigure>? figures, PublishedGroup group) =>
        (figures?[group.GroupId] ?? []).ToImmutableDictionary(figure => figure.Item, StringComparer.Ordinal);
}
