using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CultureBot.Feedback;
using CultureBot.Web.Pages.Pictures;
using CultureBot.Web.Pages.Services;
using static CultureBot.Web.Tests.Services.ServiceMapCompany;

namespace CultureBot.Web.Tests.Services;

/// <summary>The page with who serves whom: a drawing, a table, and one team of it.</summary>
public sealed partial class ServiceMapPageTests
{
    private const string Page = "/services/map";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_sees_each_edge_drawn_and_in_words()
    {
        await using var app = await AppFixture.StartAsync();
        using var browser = await Browsers.SignedInAsync(app, await FoundFullAsync(app));

        var page = await browser.GetStringAsync(Page, Cancellation);
        var seen = WebUtility.HtmlDecode(page);

        Assert.Contains("1 edge is broken: one says yes, one says no", seen, StringComparison.Ordinal);
        var drawing = DrawnPictures.On(page).Single();
        Assert.Equal("graph", (string?)drawing["kind"]);
        Assert.Equal(
            ["dashDotted", "dashed", "dotted", "fine", "plain"],
            drawing["lines"]!.AsArray().Select(line => (string)line!["look"]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Contains("Front Desk serves Sales: Broken", drawing["lines"]!.AsArray().Select(line => (string)line!["words"]!));
        Assert.Contains("4 people", seen, StringComparison.Ordinal);
        Assert.Contains("fewer than 3 people", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Help", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Inline(), page);
        Assert.Contains("href=\"/services/map\" aria-current=\"page\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_teams_edges_can_be_looked_at_alone_and_no_team_at_all_is_the_whole_map()
    {
        await using var app = await AppFixture.StartAsync();
        using var browser = await Browsers.SignedInAsync(app, await FoundFullAsync(app));

        var desk = await browser.GetStringAsync($"{Page}?team={Desk.Id.Value:N}", Cancellation);

        Assert.Contains("Who serves whom: Front Desk", desk, StringComparison.Ordinal);
        Assert.Equal(2, Rows().Count(desk));
        foreach (var query in (string[])["", "?team=", "?team=nonsense", $"?team={Guid.Empty}"])
            Assert.Equal(5, Rows().Count(await browser.GetStringAsync(Page + query, Cancellation)));
    }

    [Fact]
    public async Task Before_anybody_said_anything_the_page_says_how_to_begin()
    {
        await using var app = await AppFixture.StartAsync();
        using var browser = await Browsers.SignedInAsync(app, await FoundAsync(app, "Sales"));

        var page = WebUtility.HtmlDecode(await browser.GetStringAsync(Page, Cancellation));

        Assert.Contains("No team has said yet whom it serves", page, StringComparison.Ordinal);
        Assert.Contains("/feedback map", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_the_map_without_signing_in()
    {
        await using var app = await AppFixture.StartAsync();
        await FoundFullAsync(app);

        using var answer = await app.Client.GetAsync(Page, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("Front Desk", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_teams_those_with_the_most_edges_are_drawn()
    {
        ProviderTeam[] teams = [.. Enumerable.Range(1, 60).Select(number => ProviderTeam.Of($"Team number {number:D2} of the company"))];
        var edges = teams.SelectMany((team, i) => teams.Skip(i + 1).Take(60 - i).Select(other => new MapEdge { Provider = team, Customer = other, State = EdgeState.Sound })).ToList();
        // All have as many edges; the last one has one more.
        edges.Add(new() { Provider = teams[^1], Customer = teams[0], State = EdgeState.Broken });

        var picture = MapPicture.Of(new([.. edges], [.. teams]), CultureInfo.GetCultureInfo("en"));

        var drawing = Assert.IsType<GraphDrawing>(picture.Drawing);
        Assert.Equal(MapPicture.MostTeams, drawing.Left.Union(drawing.Right, StringComparer.Ordinal).Count());
        Assert.Contains("20 more are in the table alone", picture.Summary, StringComparison.Ordinal);
        Assert.Contains(teams[^1].Name, drawing.Left);
        Assert.Equal(LineLook.DashDotted, drawing.Lines[^1].Look);
        Assert.All(drawing.Lines, line => Assert.True(line.From < drawing.Left.Length && line.To < drawing.Right.Length));
        Assert.Equal(1000, picture.Table.Rows.Length);
        Assert.Equal(edges.Count - 1000, picture.Table.LeftOut);
    }

    [Fact]
    public async Task The_numbers_of_the_map_are_a_file_of_what_is_looked_at()
    {
        await using var app = await AppFixture.StartAsync();
        using var browser = await Browsers.SignedInAsync(app, await FoundFullAsync(app));

        var all = await browser.GetStringAsync("/services/map.csv", Cancellation);
        var desk = await browser.GetStringAsync($"/services/map.csv?team={Desk.Id.Value:N}", Cancellation);

        Assert.Equal(6, all.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("Front Desk,Sales,Broken", all, StringComparison.Ordinal);
        Assert.Equal(3, desk.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [GeneratedRegex("<th scope=\"row\">", RegexOptions.None, 1000)]
    private static partial Regex Rows();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Inline();
}
