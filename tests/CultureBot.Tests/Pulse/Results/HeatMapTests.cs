using System.Collections.Immutable;
using CultureBot.Pulse;
using static CultureBot.Tests.Pulse.Results.Released;

namespace CultureBot.Tests.Pulse.Results;

/// <summary>A group stands out from the rest of the company only if it does so among all cells that are shown with it (methodology §3).</summary>
public sealed class HeatMapTests
{
    [Fact]
    public void A_group_that_stands_out_alone_does_not_among_many()
    {
        // 27 of 40 against 473 of 960: p is .024.
        var (company, odd) = (Company(Fives(I1, 500, 1000)), Team("odd", Fives(I1, 27, 40)));
        ImmutableArray<ReleasedGroup> usual = [.. Enumerable.Range(1, 20).Select(number => Team($"usual {number}", Fives(I1, 20, 40)))];

        var alone = Report([I1], company, odd).Heat;
        var among = Report([I1], [company, odd, .. usual]).Heat;

        Assert.Equal(ChangeKind.Higher, alone.Rows[1].Cells[0]!.Against);
        Assert.Equal(Enumerable.Repeat((ChangeKind?)ChangeKind.NoClearChange, 21), among.Rows.Skip(1).Select(row => row.Cells[0]!.Against));
    }

    [Fact]
    public void What_is_far_off_is_higher_or_lower_however_many_there_are()
    {
        ImmutableArray<ReleasedGroup> usual = [.. Enumerable.Range(1, 20).Select(number => Team($"usual {number}", Fives(I1, 20, 40)))];

        var heat = Report([I1], [Company(Fives(I1, 500, 1000)), Team("high", Fives(I1, 38, 40)), Team("low", Fives(I1, 2, 40)), .. usual]).Heat;

        Assert.Equal(
            [ChangeKind.Higher, ChangeKind.Lower, ChangeKind.NoClearChange], heat.Rows.Skip(1).Take(3).Select(row => row.Cells[0]!.Against!.Value));
    }

    [Fact]
    public void The_company_is_beside_nothing_and_neither_is_a_group_that_is_all_of_it()
    {
        var heat = Report([I1], Company(Fives(I1, 10, 20)), Team("everybody", Fives(I1, 10, 20))).Heat;

        Assert.All(heat.Rows, row => Assert.Null(row.Cells[0]!.Against));
    }

    [Fact]
    public void What_is_not_published_is_no_cell_and_what_nobody_published_no_column()
    {
        var heat = Report([I1, M2, O3, Recommend], Company(Fives(I1, 10, 20), Fives(O3, 5, 20), Bands(Recommend, 10, 5, 5)), Team("A", Fives(O3, 4, 8))).Heat;

        Assert.Equal(["I1", "O3"], heat.Questions.Select(question => question.Item));
        Assert.Equal([true, false], heat.Rows.Select(row => row.Cells[0] is not null));
        Assert.Equal((4, 8), (heat.Rows[1].Cells[1]!.Figure.Figure.Fives, heat.Rows[1].Cells[1]!.Figure.Figure.N));
    }

    [Fact]
    public void Values_of_the_attribute_are_rows_and_rated_teams_are_none()
    {
        var rated = QuestionBank.Rating("Repairs");
        var heat = Report(
            [I1, rated], Company(Fives(I1, 10, 40)), Team("value:Oslo", Fives(I1, 9, 10)).As(PublishedGroupKind.Attribute),
            Team("team:Repairs", Bands(rated, 5, 5, 5)).As(PublishedGroupKind.RatedTeam)).Heat;

        Assert.Equal(["", "value:Oslo"], heat.Rows.Select(row => row.Group.Name));
        Assert.Equal(ChangeKind.Higher, heat.Rows[1].Cells[0]!.Against);
    }
}
