using System.Collections.Immutable;
using CultureBot.Pulse;
using CultureBot.Statistics;
using CultureBot.Web.Pages.Pictures;
using CultureBot.Web.Pages.Pulse;
using CultureBot.Web.Visitors;

namespace CultureBot.Web.Pages.Groups;

/// <summary>The pictures of the latest results.</summary>
internal sealed class ResultsPictures(GroupsWords words, PageWords pageWords, Visitor visitor)
{
    // More columns than this cannot be told apart; the file of all results has every group.
    private const int MostGroups = 24;

    private const string Unit = "%";

    /// <summary>Individual, manager and organization over time; null where there is one window alone to show.</summary>
    public Picture? Trend(LatestResults results)
    {
        var windows = results.Trend;
        Level[] levels = [.. windows.SelectMany(window => window.Levels.Select(level => level.Level)).Distinct().Order()];
        if (windows.Length < 2 || levels.Length == 0 || results.Group is not { } group) return null;
        var changed = group.Changed.Count();
        return new()
        {
            Id = "trend",
            Title = !group.IsCompared ? words["trend_title"] : changed == 0 ? words["trend_unchanged"] : words.Say("trend_changed", ("n", changed), ("all", group.Figures.Length)).ToPlain(),
            Measure = words.Say("trend_measure", ("n", windows[^1].Levels.Max(level => level.Respondents))).ToPlain(),
            Summary = string.Join(" ", levels.Select(level => SummaryOf(level, windows))),
            Drawing = new TrendDrawing(
                [.. windows.Select(MonthOf)],
                [.. levels.Select(level => new TrendLine(NameOf(level), [.. windows.Select(window => Find(window, level) is { } share ? Point(share) : null)]))],
                Unit,
                100),
            Table = new(
                [words["when"], words["level"], words["fives"], words["from"], words["to"], words["respondents"]],
                [.. windows.SelectMany(window => window.Levels.Select(share => PictureRow.Of(
                    MonthOf(window), NameOf(share.Level), Rounded.Percent(share.Share), Rounded.Percent(share.Likely.Low), Rounded.Percent(share.Likely.High), share.Respondents)))]),
        };
    }

    /// <summary>Questions by the groups right below the company; null where no group of it is published.</summary>
    public Picture? Heat(PulseReport report)
    {
        if (report.Company is not { Weakest: { } weakest }) return null;
        var columns = Columns(report.Heat.Rows, row => row.Group);
        if (columns.Length < 2) return null;
        var hidden = columns.Sum(column => column.Cells.Count(cell => cell is null));
        return new()
        {
            Id = "heat",
            Title = words.Say("heat_title", ("question", WordsOf(weakest.Question))).ToPlain(),
            Measure = words["heat_measure"],
            Summary = words.Say("heat_summary", ("groups", columns.Length - 1), ("hidden", hidden), ("least", report.Ledger.Window.Promise.ForFives)).ToPlain(),
            Drawing = new HeatDrawing(
                [.. columns.Select(column => NameOf(column.Group))],
                [.. report.Heat.Questions.Select(WordsOf)],
                [.. report.Heat.Questions.Select((_, at) => columns.Select(column => PointOf(column.Cells[at])).ToImmutableArray())],
                Unit,
                100),
            Table = new(
                [words["question"], .. columns.Select(column => NameOf(column.Group))],
                [.. report.Heat.Questions.Select((question, at) => new PictureRow([WordsOf(question), .. columns.Select(column => PercentOf(column.Cells[at]))]))]),
        };
    }

    /// <summary>Who answered, by the groups right below the company; null where participation is not published.</summary>
    public Picture? Participation(PulseReport report)
    {
        if (report.Company is not { Participation: { } all }) return null;
        var groups = Columns(report.Groups, group => group.Group).Where(group => group.Participation is not null).ToImmutableArray();
        return new()
        {
            Id = "participation",
            Title = words.Say("participation_title", ("share", Shares.Percent(all, visitor.Culture))).ToPlain(),
            Measure = words.Say("participation_measure", ("n", report.Company.Group.Invited!.Value)).ToPlain(),
            Summary = words.Say("participation_summary", ("n", groups.Length - 1)).ToPlain(),
            Drawing = new BarsDrawing([.. groups.Select(group => new PictureBar(NameOf(group.Group), Rounded.Percent(group.Participation!.Value)))], Unit, 100),
            Table = new(
                [words["group"], words["invited"], words["answered"], words["share"]],
                [.. groups.Select(group => PictureRow.Of(NameOf(group.Group), group.Group.Invited, group.Group.Answered, Rounded.Percent(group.Participation!.Value)))]),
        };
    }

    /// <summary>As the page of results calls it.</summary>
    public string NameOf(PublishedGroup group) => group.Kind == PublishedGroupKind.Company ? pageWords["pulse.company"] : group.Name;

    private static ImmutableArray<T> Columns<T>(IEnumerable<T> rows, Func<T, PublishedGroup> groupOf) =>
    [
        .. rows.Where(row => groupOf(row) is { Kind: PublishedGroupKind.Company } or { Kind: PublishedGroupKind.Tree, ParentId: ReadLatestResults.Company }).Take(MostGroups),
    ];

    private string SummaryOf(Level level, ImmutableArray<LevelsAt> windows)
    {
        var shown = windows.Where(window => Find(window, level) is not null).ToList();
        return words.Say(
            "trend_summary", ("level", NameOf(level)), ("first", Percent(shown[0])), ("from", MonthOf(shown[0])), ("last", Percent(shown[^1])), ("to", MonthOf(shown[^1]))).ToPlain();

        string Percent(LevelsAt window) => Shares.Percent(Find(window, level)!.Share, visitor.Culture);
    }

    private static LevelShare? Find(LevelsAt window, Level level) => window.Levels.FirstOrDefault(share => share.Level == level);

    private static TrendPoint Point(LevelShare share) => new(Rounded.Percent(share.Share), Rounded.Percent(share.Likely.Low), Rounded.Percent(share.Likely.High));

    // The darker a cell, the higher its share is likely to be at least: few answers are never dark.
    private static HeatPoint? PointOf(HeatCell? cell) =>
        cell is { Figure: { Share: { } share, Range: { } range } } ? new(Rounded.Percent(share), Rounded.Percent(range.Low)) : null;

    private static object? PercentOf(HeatCell? cell) => cell?.Figure.Share is { } share ? Rounded.Percent(share) : null;

    private string MonthOf(LevelsAt window) => window.PublishedAt.InZone(visitor.Zone).Date.ToString("MMM yyyy", visitor.Culture);

    private string NameOf(Level level) => pageWords["pulse.level." + level];

    private string WordsOf(Question question) => QuestionBankWords.WordsOf(question, visitor.Culture);
}
