using System.Net;
using System.Text.Json.Nodes;
using CultureBot.Feedback;
using CultureBot.Web.Tests.Pulse;

namespace CultureBot.Web.Tests.Services;

/// <summary>Ben and Cy are IT Help, which Mia leads; Ana is the Front Desk.</summary>
public sealed class ServicesPageTests
{
    private static readonly ProviderTeam It = ProviderTeam.Of("IT Help");
    private static readonly ProviderTeam Desk = ProviderTeam.Of("Front Desk");
    private static readonly ProviderTeam Care = ProviderTeam.Of("Customer Care");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_the_first_results_the_page_says_what_will_be_here_and_how_to_fill_it()
    {
        await using var app = await AppFixture.StartAsync();
        using var ana = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "ana"));

        var page = await ReadAsync(ana);

        Assert.Contains("Here will be how well teams serve each other", page, StringComparison.Ordinal);
        Assert.Contains("/feedback", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/services\" aria-current=\"page\">How we serve</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_sees_fives_with_their_intervals_and_what_is_hidden_is_said()
    {
        await using var company = await FoundAsync();
        var rows = company.Rows;
        await rows.AddServiceAsync(await rows.AddQuarterAsync("2026-Q2", company.App.Clock.Now), Reference(It), 48, 80);
        var quarter = await rows.AddQuarterAsync("2026-Q3", company.App.Clock.Now);
        await rows.AddServiceAsync(quarter, Reference(It), 56, 70);
        await rows.AddServiceAsync(quarter, Reference(Desk), 7, 50);
        using var ana = await Browsers.SignedInAsync(company.App, company.Ana);

        var raw = await ana.GetStringAsync("/services", Cancellation);
        var page = WebUtility.HtmlDecode(raw);

        Assert.Contains("<h1>IT Help serves its customers best</h1>", page, StringComparison.Ordinal);
        Assert.Contains("53%", page, StringComparison.Ordinal);
        Assert.Equal(
            ["Front Desk (yours): 14 [7, 26]", "IT Help: 80 [69, 88]", "Customer Care:  [, ]"],
            DrawnPictures.On(raw).First()["bars"]!.AsArray().Select(bar => $"{bar!["name"]}: {bar["value"]} [{bar["low"]}, {bar["high"]}]"));
        Assert.Contains("20 points more fives", page, StringComparison.Ordinal);
        Assert.Contains("Nothing to compare with", page, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"share-fives\" x=\"0\" y=\"0\" width=\"14\" height=\"8\"", page, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"share-likely\" x=\"7\" y=\"3\" width=\"19\" height=\"2\"", page, StringComparison.Ordinal);
        // Customer Care was rated by few, or by nobody: that looks the same.
        Assert.Contains("Customer Care", page, StringComparison.Ordinal);
        Assert.Contains("not shown", page, StringComparison.Ordinal);
        Assert.Contains("Your team, Front Desk", page, StringComparison.Ordinal);
        Assert.Contains("3 more fives of the same customers would make it 20\u00a0%.", page, StringComparison.Ordinal);
        Assert.Equal(
            ["2026-Q2: 60 [49, 70]", "2026-Q3: 53 [44, 61]"],
            TrendOf(DrawnPictures.On(raw).ElementAt(1)));
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);

        var before = await ReadAsync(ana, "/services?quarter=2026-Q2");
        Assert.Contains("60% of all ratings are fives", before, StringComparison.Ordinal);
        Assert.DoesNotContain("80%", before, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync("/services?quarter=2026-Q4", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_trend_goes_back_to_the_quarter_that_cannot_be_compared_and_its_file_has_the_same_numbers()
    {
        await using var company = await FoundAsync();
        var rows = company.Rows;
        foreach (var (quarter, fives) in ((string Quarter, int Fives)[])[("2026-Q1", 20), ("2026-Q2", 48), ("2026-Q3", 56)])
            await AddAsync(quarter, fives);
        await rows.SetIncomparableAsync("2026-Q2");
        using var ana = await Browsers.SignedInAsync(company.App, company.Ana);

        Assert.Equal(["2026-Q2: 60 [49, 70]", "2026-Q3: 70 [59, 79]"], TrendOf(DrawnPictures.On(await ana.GetStringAsync("/services", Cancellation)).ElementAt(1)));
        Assert.Single(DrawnPictures.On(await ana.GetStringAsync("/services?quarter=2026-Q2", Cancellation)));
        var file = await ana.GetStringAsync("/services/trend.csv?quarter=2026-Q3", Cancellation);
        Assert.Contains("2026-Q3,All teams,70,59,79,80", file, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync("/services/trend.csv?quarter=2026-Q2", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync("/services/nonsense.csv", Cancellation)).StatusCode);

        async Task AddAsync(string name, int fives) =>
            await rows.AddServiceAsync(await rows.AddQuarterAsync(name, company.App.Clock.Now), Reference(It), fives, 80);
    }

    [Fact]
    public async Task Who_served_whom_is_drawn_together_and_ranked_only_where_it_is_sure()
    {
        await using var company = await FoundAsync();
        var quarter = await company.Rows.AddQuarterAsync("2026-Q3", company.App.Clock.Now);
        (string Customer, int Fives, int N)[] edges = [("Aa", 6, 6), ("Bb", 24, 40), ("Cc", 10, 30), ("Dd", 5, 10), ("Ee", 21, 24)];
        await company.Rows.AddServiceAsync(quarter, Reference(It), 66, 110);
        foreach (var (customer, fives, n) in edges) await company.Rows.AddServiceAsync(quarter, Reference(It), fives, n, customer);

        var view = (await company.ViewAsync(company.Ana))!;
        using var ana = await Browsers.SignedInAsync(company.App, company.Ana);
        var page = await ReadAsync(ana);

        Assert.Equal([.851230, .600000, .361571, .526216, .839538], view.Edges.OrderBy(edge => edge.Customer, StringComparer.Ordinal).Select(edge => Math.Round(edge.Estimate!.Value, 6)));
        Assert.Equal(view.Edges.OrderByDescending(edge => edge.Least), view.Edges);
        Assert.Contains("IT Help for Ee", page, StringComparison.Ordinal);
        Assert.Contains("84%, at least 7", page, StringComparison.Ordinal);
        // No place is sure, so that there is nothing to say about places.
        Assert.DoesNotContain("data-label=\"Rank\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_is_sure_is_said()
    {
        await using var company = await FoundAsync();
        var quarter = await company.Rows.AddQuarterAsync("2026-Q3", company.App.Clock.Now);
        (string Customer, int Fives, int N)[] edges = [("Aa", 60, 60), ("Bb", 0, 60), ("Cc", 30, 60), ("Dd", 31, 60), ("Ee", 29, 60)];
        await company.Rows.AddServiceAsync(quarter, Reference(It), 150, 300);
        foreach (var (customer, fives, n) in edges) await company.Rows.AddServiceAsync(quarter, Reference(It), fives, n, customer);
        using var ana = await Browsers.SignedInAsync(company.App, company.Ana);

        var page = await ReadAsync(ana);

        Assert.Contains("<td data-label=\"Rank\">1</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td data-label=\"Rank\">5</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td data-label=\"Rank\">Not sure</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_service_and_what_was_written_are_for_those_whom_they_are_about()
    {
        await using var company = await FoundAsync();
        var quarter = await company.Rows.AddQuarterAsync("2026-Q3", company.App.Clock.Now);
        await company.Rows.AddServiceAsync(quarter, Reference(It), 30, 50);
        await company.Rows.AddServiceAsync(quarter, Provider.ReferenceOf(company.Ben), 5, 6);
        await company.Rows.AddWordsAsync(quarter, Reference(It), 0, "Quick <b>and</b> kind");
        await company.Rows.AddWordsAsync(quarter, Provider.ReferenceOf(company.Ben), 0, "Ben stayed late");
        using var ben = await Browsers.SignedInAsync(company.App, company.Ben);
        using var mia = await Browsers.SignedInAsync(company.App, company.Mia);
        using var ana = await Browsers.SignedInAsync(company.App, company.Ana);

        var (ofBen, ofMia, ofAna) = (await ReadAsync(ben), await ReadAsync(mia), await ReadAsync(ana));

        Assert.Contains("Your own service, for you alone", ofBen, StringComparison.Ordinal);
        Assert.Contains("Ben stayed late", ofBen, StringComparison.Ordinal);
        Assert.Contains("Quick <b>and</b> kind", ofBen, StringComparison.Ordinal);
        Assert.Contains("Quick &lt;b&gt;and", await ben.GetStringAsync("/services", Cancellation), StringComparison.Ordinal);
        Assert.Contains("kind", ofMia, StringComparison.Ordinal);
        foreach (var other in (string[])[ofMia, ofAna])
        {
            Assert.DoesNotContain("Your own service", other, StringComparison.Ordinal);
            Assert.DoesNotContain("Ben stayed late", other, StringComparison.Ordinal);
            Assert.DoesNotContain("83%", other, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Quick", ofAna, StringComparison.Ordinal);
        Assert.DoesNotContain("Your team", ofAna, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gaps_are_told_in_words_and_a_teams_are_for_the_team()
    {
        await using var company = await FoundAsync();
        await PulseCompany.AddAsync(company.App, company.App.Clock.Now);
        await company.Rows.AddServiceAsync(await company.Rows.AddQuarterAsync("2026-Q3", company.App.Clock.Now), Reference(It), 30, 50);
        await company.WriteAsync(async sql =>
        {
            await sql.ExecuteAsync(
                "INSERT INTO team_predictions (quarter, team_id, tenths, predicted_by, predicted_at) VALUES ('2026-Q3', @Team, 8, @By, 0)",
                new { Team = It.Id.Value, By = company.Mia.Value });
            await PromisesStore.SaveAsync(sql, new() { Team = It, Lines = ["Answered <today>"], ChangedBy = company.Mia, ChangedAt = company.App.Clock.Now });
        });
        using var mia = await Browsers.SignedInAsync(company.App, company.Mia);
        using var ana = await Browsers.SignedInAsync(company.App, company.Ana);

        var (ofMia, ofAna) = (await ReadAsync(mia), await ReadAsync(ana));

        Assert.Contains("Keeping promises: 80% of us give ourselves a five, and 10% give other teams one. A blind spot: we see it ", ofAna, StringComparison.Ordinal);
        Assert.Contains("Your team expected 8 fives of 10: a blind spot.", ofMia, StringComparison.Ordinal);
        Assert.DoesNotContain("Your team expected", ofAna, StringComparison.Ordinal);
        Assert.Contains("<li>Answered <today></li>", ofAna, StringComparison.Ordinal);
        Assert.DoesNotContain("<today>", await ana.GetStringAsync("/services", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_lists_have_pages_of_their_own_and_can_be_searched()
    {
        await using var company = await FoundAsync();
        var rows = company.Rows;
        var quarter = await rows.AddQuarterAsync("2026-Q3", company.App.Clock.Now);
        await rows.AddServiceAsync(quarter, Reference(It), 30, 50);
        for (var number = 0; number < 60; number++)
        {
            var team = ProviderTeam.Of($"Branch {number:D2}");
            await rows.AddTeamAsync(team.Id.Value, team.Key, team.Name);
            await rows.AddServiceAsync(quarter, Reference(team), 5, 10);
            await rows.AddServiceAsync(quarter, Reference(It), 3, 10, team.Name);
        }

        await company.WriteAsync(sql => PromisesStore.SaveAsync(sql, new() { Team = It, Lines = ["Answered <today>"], ChangedBy = company.Mia, ChangedAt = company.App.Clock.Now }));
        using var ana = await Browsers.SignedInAsync(company.App, company.Ana);

        var page = await ana.GetStringAsync("/services", Cancellation);
        Assert.Equal(50, DrawnPictures.On(page).First()["bars"]!.AsArray().Count);
        Assert.Contains("href=\"/services/teams?quarter=2026-Q3\">All 63 teams with their promises</a>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/services/edges?quarter=2026-Q3\">All 60 services</a>", page, StringComparison.Ordinal);
        // One line of heads and one for each team; in the file are all.
        Assert.Equal(64, (await ana.GetStringAsync("/services/teams.csv", Cancellation)).Trim().Split('\n').Length);

        Assert.Equal([50, 13, 13], await CountAsync("/services/teams?page=", "<td data-label=\"Fives\">"));
        Assert.Equal([50, 10, 10], await CountAsync("/services/edges?page=", "<td data-label=\"Fives\">"));
        var found = await ReadAsync(ana, "/services/teams?find=%20it%20h&quarter=2026-Q3");
        Assert.Contains("IT Help", found, StringComparison.Ordinal);
        Assert.Contains("<li>Answered <today></li>", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Branch", found, StringComparison.Ordinal);
        Assert.Contains("IT Help for Branch 07", await ReadAsync(ana, "/services/edges?find=branch+07"), StringComparison.Ordinal);
        Assert.Contains("No team has such a name.", await ReadAsync(ana, "/services/teams?find=zzz"), StringComparison.Ordinal);
        Assert.Contains("No team of such a name served or was served", await ReadAsync(ana, "/services/edges?find=zzz"), StringComparison.Ordinal);
        var nasty = await ana.GetStringAsync("/services/edges?find=%3Cscript%3E&page=-3", Cancellation);
        Assert.DoesNotContain("<script>", nasty.Replace("<script src", "", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var list in (string[])["teams", "edges"])
            Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync($"/services/{list}?quarter=2026-Q4", Cancellation)).StatusCode);

        async Task<IEnumerable<int>> CountAsync(string address, string row)
        {
            var counts = new List<int>();
            foreach (var number in (int[])[1, 2, 99]) counts.Add((await ana.GetStringAsync(address + number, Cancellation)).Split(row).Length - 1);
            return counts;
        }
    }

    [Theory]
    [InlineData("teams")]
    [InlineData("edges")]
    public async Task Before_the_first_results_there_are_no_lists(string list)
    {
        await using var company = await FoundAsync();
        using var ana = await Browsers.SignedInAsync(company.App, company.Ana);

        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync("/services/" + list, Cancellation)).StatusCode);
    }

    private static string Reference(ProviderTeam team) => Provider.ReferenceOf(team.Id);

    private static async Task<string> ReadAsync(HttpClient browser, string address = "/services") => WebUtility.HtmlDecode(await browser.GetStringAsync(address, Cancellation));

    private static async Task<ServicesCompany> FoundAsync() => await ServicesCompany.FoundAsync(It, Desk, Care);

    private static IEnumerable<string> TrendOf(JsonNode trend) => trend["times"]!.AsArray().Zip(
        trend["lines"]![0]!["points"]!.AsArray(), (time, point) => $"{time}: {point!["value"]} [{point["low"]}, {point["high"]}]");
}
