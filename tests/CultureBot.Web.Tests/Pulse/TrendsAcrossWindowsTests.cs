using CultureBot.Testing.Databases;

namespace CultureBot.Web.Tests.Pulse;

/// <summary>From HR's files to the published ledger: whose trend is shown when people came and went between two windows.</summary>
public sealed class TrendsAcrossWindowsTests
{
    [Theory, DatabaseData]
    public async Task Five_who_join_and_five_who_leave_can_be_compared_and_one_who_moves_cannot(DatabaseKind kind)
    {
        await using var company = await TwoWindows.StartAsync(kind);
        await company.HireAsync("ann", 5);
        await company.LeaveAsync("bea", 5);
        await company.MoveAsync("dan", "cleo", 1);

        var trends = await company.TrendsAsync();

        Assert.Equal(("5+0", "0+5", "", "", "5+5"), (trends["ann"], trends["bea"], trends["cleo"], trends["dan"], trends["company"]));
    }

    [Theory, DatabaseData]
    public async Task One_who_joins_is_not_told_by_the_company_less_the_others(DatabaseKind kind)
    {
        await using var company = await TwoWindows.StartAsync(kind);
        await company.HireAsync("ann", 5);
        await company.LeaveAsync("bea", 5);
        await company.HireAsync("cleo", 1);

        var trends = await company.TrendsAsync();

        // With the company's and Ann's shown, Bea's would leave the one of Cleo's alone.
        Assert.Equal(("5+0", "", "", "0+0", "6+5"), (trends["ann"], trends["bea"], trends["cleo"], trends["dan"], trends["company"]));
    }

    [Theory, DatabaseData]
    public async Task A_team_that_gets_another_manager_is_another_team(DatabaseKind kind)
    {
        await using var company = await TwoWindows.StartAsync(kind);
        await company.MoveAsync("dan", "cleo", 10);

        var trends = await company.TrendsAsync();

        Assert.False(trends.ContainsKey("dan"));
        Assert.Equal(("0+0", "0+0", "10+0", "0+0"), (trends["ann"], trends["bea"], trends["cleo"], trends["company"]));
    }
}
