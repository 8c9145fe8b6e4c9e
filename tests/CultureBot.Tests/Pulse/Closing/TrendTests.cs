using CultureBot.Pulse;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Pulse.Closing;

/// <summary>Two windows are compared only where nobody who came or went could be found out by it.</summary>
public sealed class TrendTests
{
    private static readonly Question[] Questions = [QuestionBank.Find("I1")!];

    [Theory, DatabaseData]
    public async Task The_same_people_are_compared(DatabaseKind kind)
    {
        await using var test = await TwoWindowsAsync(kind, "Co:0 A<Co:20 B<Co:20", "Co:0 A<Co:20 B<Co:20");

        var report = await test.ReportAsync(2);

        Assert.All(report.Groups, group => Assert.True(group.Group.HasTrend));
        Assert.Equal(ChangeKind.Higher, report.Company!.Figures[0].Change!.Kind);
        Assert.Equal(100, report.Company.Figures[0].Change!.Points);
    }

    [Theory, DatabaseData]
    public async Task A_team_that_somebody_joined_is_not_and_neither_is_the_company(DatabaseKind kind)
    {
        await using var test = await TwoWindowsAsync(kind, "Co:0 A<Co:20 B<Co:20", "Co:0 A<Co:20 B<Co:21");

        var report = await test.ReportAsync(2);

        Assert.Equal(["A"], report.Groups.Where(group => group.Group.HasTrend).Select(group => group.Group.GroupId));
        Assert.Null(report.Company!.Figures[0].Change);
    }

    [Theory, DatabaseData]
    public async Task No_clear_change_is_a_result(DatabaseKind kind)
    {
        await using var test = await TwoWindowsAsync(kind, "Co:20", "Co:20", now: 4);

        Assert.Equal(ChangeKind.NoClearChange, (await test.ReportAsync(2)).Company!.Figures[0].Change!.Kind);
    }

    // Everybody answers 4 at first, and then something else.
    private static async Task<ClosingTest> TwoWindowsAsync(DatabaseKind kind, string before, string after, int now = 5)
    {
        var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync(before, Questions);
        await test.AnswerAllAsync("I1", Enumerable.Repeat(4, Org.Read(before, _ => "").Members.Length));
        await test.ClosedAsync();
        await test.OpenAsync(after, Questions, number: 2);
        await test.AnswerAllAsync("I1", Enumerable.Repeat(now, Org.Read(after, _ => "").Members.Length));
        await test.ClosedAsync();
        return test;
    }
}
