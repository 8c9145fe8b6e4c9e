using CultureBot.Kudos;
using CultureBot.Statistics;
using CultureBot.Web.Pages.Pictures;
using CultureBot.Web.Pages.Pulse;
using CultureBot.Web.Visitors;
using NodaTime;

namespace CultureBot.Web.Pages.Recognition;

/// <summary>The pictures of recognition in the organization.</summary>
internal sealed class RecognitionPictures(RecognitionWords words, Visitor visitor)
{
    /// <summary>Null where no value was declared or named.</summary>
    public Picture? Values(RecognitionView view)
    {
        if (view.Values.IsEmpty) return null;
        var unlived = view.Values.Where(value => value is { IsDeclared: true, Thanks: 0 }).Select(value => "#" + value.Tag).ToList();
        var most = view.Values.MaxBy(value => value.Thanks)!;
        return new()
        {
            Id = "values",
            Title = most.Thanks == 0 ? words["values_none"] : words.Say("values_most", ("tag", most.Tag)).ToPlain(),
            Measure = words.Say("values_measure", ("days", FairnessFigures.Days), ("n", view.Values.Sum(value => value.Thanks))).ToPlain(),
            Summary = unlived.Count == 0 ? words["values_all"] : words.Say("values_unlived", ("n", unlived.Count), ("tags", string.Join(", ", unlived))).ToPlain(),
            Drawing = new BarsDrawing([.. view.Values.Select(value => new PictureBar(NameOf(value), value.Thanks))], "", null),
            Table = new(
                [words["value"], words["declared"], words["thanks"]],
                [.. view.Values.Select(value => PictureRow.Of("#" + value.Tag, words[value.IsDeclared ? "yes" : "no"], value.Thanks))]),
        };
    }

    /// <summary>Null before there are two weeks of it.</summary>
    public Picture? Trend(RecognitionView view)
    {
        if (view.Fairness.Length < 2) return null;
        var (first, last) = (view.Fairness[0], view.Fairness[^1]);
        return new()
        {
            Id = "trend",
            Title = words.Say("trend_title", ("from", Percent(first.Reach)), ("to", Percent(last.Reach))).ToPlain(),
            Measure = words.Say("trend_measure", ("days", FairnessFigures.Days)).ToPlain(),
            Summary = last.AcrossShare is { } across && first.AcrossShare is { } before
                ? words.Say("trend_summary", ("from", Percent(before)), ("to", Percent(across)), ("day", Day(first.Day))).ToPlain()
                : words.Say("trend_reach_alone", ("day", Day(first.Day))).ToPlain(),
            Drawing = new TrendDrawing(
                [.. view.Fairness.Select(figures => figures.Day.ToString("d", visitor.Culture))],
                [
                    new(words["reach"], [.. view.Fairness.Select(figures => new TrendPoint(Rounded.Percent(figures.Reach), null, null))]),
                    new(words["across"], [.. view.Fairness.Select(figures => figures.AcrossShare is { } share ? new TrendPoint(Rounded.Percent(share), null, null) : null)]),
                ],
                "%",
                100),
            Table = new(
                [words["day"], words["people"], words["thanked"], words["reach"], words["across"], words["gini"], words["chance_low"], words["chance_high"]],
                [.. view.Fairness.Select(figures => PictureRow.Of(
                    figures.Day.ToDateOnly(), figures.People, figures.Thanked, Rounded.Percent(figures.Reach),
                    figures.AcrossShare is { } share ? Rounded.Percent(share) : null, Math.Round(figures.Gini, 3), Math.Round(figures.ByChanceLow, 3),
                    Math.Round(figures.ByChanceHigh, 3)))]),
        };
    }

    private string NameOf(LivedValue value) => value.IsDeclared ? "#" + value.Tag : words.Say("undeclared", ("tag", value.Tag)).ToPlain();

    private string Percent(double share) => Shares.Percent(share, visitor.Culture);

    private string Day(LocalDate day) => day.ToString("D", visitor.Culture);
}
