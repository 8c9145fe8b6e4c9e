using System.Globalization;
using CultureBot.Chat;
using CultureBot.Pulse;
using CultureBot.Tests.Actions;
using static CultureBot.Tests.Pulse.Results.Released;

namespace CultureBot.Tests.Pulse.Results;

/// <summary>A group's results in words: three lines, the chart, and how far they can be trusted.</summary>
public sealed class ResultsLinesTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void Three_lines_say_the_strongest_the_weakest_and_what_changed()
    {
        var before = Of([I1, M2], Company(Fives(I1, 20, 80), Fives(M2, 40, 80)));
        var now = Of([I1, M2], Company(Fives(I1, 60, 80), Fives(M2, 8, 80)).Asked(100, 80).Moved(0, 0));

        Assert.Equal(
            """
            Strongest: Serving colleagues well is part of my job, whatever my title — 75% fives from 80 answers (likely 71–79%).
            Weakest: My manager tells me what happened after I raise a problem — 10% fives from 80 answers (likely 8–13%).
            Higher since last time: Serving colleagues well is part of my job, whatever my title (50 points). Lower since last time: My manager tells me what happened after I raise a problem (40 points).

            With 80 answers, only a change of 22 points or more would show.
            """,
            Lines(MakeReport.Of("Spring", now, before)));
    }

    [Fact]
    public void No_clear_change_is_said_and_so_is_that_there_is_nothing_to_compare_with()
    {
        var now = Of([I1], Company(Fives(I1, 14, 20)).Moved(0, 0));

        Assert.Contains("No clear change since last time.", Lines(MakeReport.Of("Spring", now, Of([I1], Company(Fives(I1, 9, 20))))), StringComparison.Ordinal);
        Assert.Contains("Not compared with last time", Lines(MakeReport.Of("Spring", now, before: null)), StringComparison.Ordinal);
    }

    [Fact]
    public void When_few_answered_what_the_others_may_think_is_the_first_line()
    {
        var lines = Lines(Report([I1, M2], Company(Fives(I1, 40, 50), Fives(M2, 20, 50)).Asked(100, 50))).Split('\n');

        Assert.Equal(
            "Only 50% answered, so read this with care. Depending on what the others think, “My manager tells me what happened after I raise a problem” could be "
            + "anywhere from 20% to 70% fives.",
            lines[0]);
        Assert.StartsWith("Strongest:", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_everybody_answered_no_range_is_made_up() => Assert.Contains(
        "93% fives from 15 answers (everybody answered).", Lines(Report([I1], Company(Fives(I1, 14, 15)).Asked(15, 15))), StringComparison.Ordinal);

    [Fact]
    public void The_chart_names_its_finding_and_draws_the_strongest_and_the_weakest_of_many()
    {
        var questions = QuestionBank.Of(Level.Manager);
        var report = Report(questions, Company([.. questions.Select((question, index) => Fives(question, 5 + index, 50))]));

        var chart = Assert.Single(ResultsLines.Of(English, report.Company!).OfType<ChartBlock>());

        Assert.Equal("Our weakest: My manager asks what gets in my way", chart.Title.ToPlain());
        Assert.Equal(ChartBlock.MostDrawn, chart.Points.Length);
        Assert.Equal(chart.Points.OrderByDescending(point => point.Value), chart.Points);
        Assert.EndsWith("10% fives of 50 answers", chart.Points[^1].InWords.ToPlain(), StringComparison.Ordinal);
    }

    private static string Lines(PulseReport report) => ActionsTest.Plain(ResultsLines.Of(English, report.Company!));
}
