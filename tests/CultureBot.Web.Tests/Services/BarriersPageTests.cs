using System.Text.RegularExpressions;
using CultureBot.Storage;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests.Services;

public sealed partial class BarriersPageTests
{
    private const string Page = "/services/barriers";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_the_first_quarter_the_page_says_what_will_be_there()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var ben = await SignedInAsync(company.App, company.Ben);

        using var page = await ben.GetAsync(Page, Cancellation);

        Assert.Contains("After the end of a quarter you find here", await HtmlAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_sees_the_commonest_of_a_quarter_against_the_one_before()
    {
        await using var company = await SettingsCompany.StartAsync();
        await CloseAsync(company, "2026-Q2", 1, closesAt: 1782864000000, ("Approval", 15), ("Tool", 7));
        await CloseAsync(company, "2026-Q3", 2, closesAt: 1790812800000, ("Approval", 12), ("Rule", 5), ("Other", 6));
        using var ben = await SignedInAsync(company.App, company.Ben);

        using var page = await ben.GetAsync(Page, Cancellation);

        var html = await HtmlAsync(page);
        var rows = BetweenTags().Replace(html, "><");
        Assert.Contains("in 2026-Q3: how many met each", html, StringComparison.Ordinal);
        foreach (var row in (string[])["An approval|12|15", "Something else|6|fewer than 5", "A rule|5|fewer than 5", "A tool|fewer than 5|7"])
        {
            var cells = row.Split('|');
            Assert.Contains($"{cells[0]}</td><td data-label=\"People\">{cells[1]}</td><td data-label=\"Quarter before\">{cells[2]}</td>", rows, StringComparison.Ordinal);
        }

        Assert.Contains("IT Help", html, StringComparison.Ordinal);
        Assert.Contains("Nobody’s yet", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quarter_in_which_nothing_was_met_often_says_so()
    {
        await using var company = await SettingsCompany.StartAsync();
        await CloseAsync(company, "2026-Q3", 2, closesAt: 1790812800000);
        using var ben = await SignedInAsync(company.App, company.Ben);

        using var page = await ben.GetAsync(Page, Cancellation);

        Assert.Contains("In 2026-Q3 no barrier was met by 5 people or more", await HtmlAsync(page), StringComparison.Ordinal);
    }

    [GeneratedRegex(">\\s+<", RegexOptions.None, 1000)]
    private static partial Regex BetweenTags();

    private static Task CloseAsync(SettingsCompany company, string name, int number, long closesAt, params (string Kind, int Count)[] published) => company.App.Database.WriteAsync(
        async sql =>
        {
            var (id, team) = (new Guid(number, 0, 0, new byte[8]), new Guid(9, 0, 0, new byte[8]));
            await sql.ExecuteAsync("INSERT INTO provider_teams (id, key, name) VALUES (@team, 'it_help', 'IT Help') ON CONFLICT DO NOTHING", new { team });
            await sql.ExecuteAsync(
                """
                INSERT INTO feedback_quarters (id, name, state, for_fives, for_comments, public_key, opened_at, closes_at, closed_at, published_at)
                VALUES (@id, @name, 'Closed', 5, 10, @Key, 0, @closesAt, @closesAt, @closesAt)
                """,
                new { id, name, Key = new byte[32], closesAt });
            await sql.ExecuteAsync(
                "INSERT INTO published_barriers (quarter_id, team, kind, n) VALUES (@id, @Team, @Kind, @Count)",
                published.Select(one => new { id, Team = one.Kind == "Other" ? "" : $"team:{team:N}", one.Kind, one.Count }));
        },
        WriteUrgency.Background,
        Cancellation);
}
