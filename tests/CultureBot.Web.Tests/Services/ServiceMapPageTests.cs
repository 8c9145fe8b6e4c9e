using System.Net;
using System.Text.RegularExpressions;
using CultureBot.Feedback;
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
        Assert.Equal(
            ["broken", "learned", "oneway", "sound", "unserved"],
            Drawn().Matches(page).Select(line => line.Groups["state"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Contains("<title>Front Desk serves Sales: Broken</title>", seen, StringComparison.Ordinal);
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

        var picture = MapPicture.Of(new([.. edges], [.. teams]));

        Assert.Equal(MapPicture.MostTeams, picture.Providers.Union(picture.Customers).Select(team => team.Team).Distinct().Count());
        Assert.Equal(20, picture.LeftOut);
        Assert.Contains(picture.Providers, team => team.Team == teams[^1]);
        Assert.Equal(EdgeState.Broken, picture.Edges[^1].Edge.State);
        Assert.All(picture.Providers, team => Assert.InRange(team.Y, 0, picture.Height));
        Assert.All(picture.Providers, team => Assert.EndsWith("…", team.Label, StringComparison.Ordinal));
    }

    [GeneratedRegex("<path class=\"edge edge-(?<state>[a-z]+)\" d=\"M158", RegexOptions.None, 1000)]
    private static partial Regex Drawn();

    [GeneratedRegex("<th scope=\"row\">", RegexOptions.None, 1000)]
    private static partial Regex Rows();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Inline();
}
