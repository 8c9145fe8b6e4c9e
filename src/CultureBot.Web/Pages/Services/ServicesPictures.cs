using System.Collections.Immutable;
using CultureBot.Feedback;
using CultureBot.Statistics;
using CultureBot.Web.Pages.Pictures;
using CultureBot.Web.Pages.Pulse;
using CultureBot.Web.Visitors;

namespace CultureBot.Web.Pages.Services;

/// <summary>The pictures of what is published of a quarter.</summary>
internal sealed class ServicesPictures(ServicesWords words, Visitor visitor)
{
    private const string Percent = "%";

    /// <param name="view">Of which.</param>
    /// <param name="most">So many of the teams are drawn.</param>
    /// <returns>Null where nothing is published of any team.</returns>
    public Picture? Teams(ServicesView view, int most = int.MaxValue)
    {
        if (view.Organization is not { } all) return null;
        var drawn = view.Teams.Take(most).ToList();
        var hidden = view.Teams.Count(team => team.Fives is null);
        return new()
        {
            Id = "teams",
            Title = words["teams_title"],
            Measure = words.Say("teams_measure", ("quarter", view.Quarter!), ("n", all.N)).ToPlain(),
            Summary = words.Say("teams_summary", ("shown", view.Teams.Length - hidden), ("hidden", hidden), ("least", view.ForFives)).ToPlain(),
            Drawing = new BarsDrawing([.. drawn.Select(team => Bar(NameOf(team), team.Fives))], Percent, 100),
            Table = new(
                [words["team"], words["fives"], words["from"], words["to"], words["customers"], words["since_before"]],
                [.. drawn.Select(RowOf)])
            {
                LeftOut = view.Teams.Length - drawn.Count,
            },
        };
    }

    /// <summary>Null where one quarter alone can be shown.</summary>
    public Picture? Trend(ServicesView view)
    {
        if (view.Trend.Count(quarter => quarter.Organization is not null) < 2) return null;
        var own = view.Teams.FirstOrDefault(team => team.IsOwn)?.Name;
        var hasOwn = own is not null && view.Trend.Any(quarter => quarter.OwnTeam is not null);
        (string Name, Func<ServiceQuarter, ServiceFives?> Of)[] lines = hasOwn
            ? [(words["all"], quarter => quarter.Organization), (own!, quarter => quarter.OwnTeam)]
            : [(words["all"], quarter => quarter.Organization)];
        return new()
        {
            Id = "trend",
            Title = TrendFinding(view),
            Measure = words.Say("trend_measure", ("least", view.ForFives)).ToPlain(),
            Summary = string.Join(" ", lines.Select(line => SummaryOf(line.Name, [.. view.Trend.Select(quarter => (quarter.Name, line.Of(quarter)))]))),
            Drawing = new TrendDrawing(
                [.. view.Trend.Select(quarter => quarter.Name)],
                [.. lines.Select(line => new TrendLine(line.Name, [.. view.Trend.Select(quarter => line.Of(quarter) is { } fives ? Point(fives) : null)]))],
                Percent,
                100),
            Table = new(
                [words["quarter_of"], words["whose"], words["fives"], words["from"], words["to"], words["customers"]],
                [.. view.Trend.SelectMany(quarter => lines.Select(line => RowOf(quarter.Name, line.Name, line.Of(quarter))))]),
        };
    }

    /// <summary>What is clear of a team's change since the quarter before.</summary>
    public string TrendOf(ServiceTeam team) =>
        team.Trend is { } trend ? words.Say("trend." + trend, ("points", team.Points)).ToPlain() : words["trend_none"];

    /// <summary>As it is called here, and that it is the reader's where it is.</summary>
    public string NameOf(ServiceTeam team) => team.IsOwn ? words.Say("own_name", ("team", team.Name)).ToPlain() : team.Name;

    /// <summary>One that is surer of its fives than every other; else what all have in common.</summary>
    public string FindingOf(ServicesView view, ServiceFives all)
    {
        var shown = view.Teams.Where(team => team.Fives is not null).OrderByDescending(team => team.Fives!.Low).ToList();
        return shown.Count > 1 && shown.Skip(1).All(team => team.Fives!.High < shown[0].Fives!.Low)
            ? words.Say("best", ("team", shown[0].Name)).ToPlain()
            : words.Say("finding", ("share", Share(all.Share))).ToPlain();
    }

    private string TrendFinding(ServicesView view) => view.Change switch
    {
        null => words["trend_title"],
        ServiceTrend.NoClearChange => words["trend_title.NoClearChange"],
        { } change => words.Say("trend_title." + change, ("points", view.ChangePoints)).ToPlain(),
    };

    private string SummaryOf(string name, ImmutableArray<(string Quarter, ServiceFives? Fives)> quarters)
    {
        var shown = quarters.Where(one => one.Fives is not null).ToList();
        return shown.Count < 2
            ? words.Say("trend_one", ("name", name)).ToPlain()
            : words.Say(
                "trend_summary", ("name", name), ("first", Share(shown[0].Fives!.Share)), ("from", shown[0].Quarter), ("last", Share(shown[^1].Fives!.Share)),
                ("to", shown[^1].Quarter)).ToPlain();
    }

    private string Share(double share) => Shares.Percent(share, visitor.Culture);

    private PictureRow RowOf(ServiceTeam team) => PictureRow.Of(
        NameOf(team), Whole(team.Fives?.Share), Whole(team.Fives?.Low), Whole(team.Fives?.High), team.Fives?.N, team.Fives is null ? null : TrendOf(team));

    private static PictureRow RowOf(string quarter, string whose, ServiceFives? fives) =>
        PictureRow.Of(quarter, whose, Whole(fives?.Share), Whole(fives?.Low), Whole(fives?.High), fives?.N);

    private static PictureBar Bar(string name, ServiceFives? fives) => new(name, Whole(fives?.Share), Whole(fives?.Low), Whole(fives?.High));

    private static TrendPoint Point(ServiceFives fives) => new(Rounded.Percent(fives.Share), Rounded.Percent(fives.Low), Rounded.Percent(fives.High));

    private static int? Whole(double? share) => share is { } value ? Rounded.Percent(value) : null;
}
