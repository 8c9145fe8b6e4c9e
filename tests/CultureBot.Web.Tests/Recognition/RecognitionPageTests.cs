using System.Net;
using CultureBot.Storage;

namespace CultureBot.Web.Tests.Recognition;

/// <summary>Recognition for everybody, and the agreement of administrators and auditors.</summary>
public sealed class RecognitionPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_sees_reach_other_teams_evenness_beside_chance_and_values()
    {
        await using var app = await AppFixture.StartAsync();
        await AddFiguresAsync(app, "2026-11-11", thanked: 60, gini: .25);
        await AddFiguresAsync(app, "2026-11-18", thanked: 80, gini: .45);
        await WriteAsync(app, "INSERT INTO kudos_fairness_values (tag, thanks) VALUES ('care', 12), ('<b>luck</b>', 3)");
        using var ana = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "ana"));

        var page = await ana.GetStringAsync("/recognition", Cancellation);
        var seen = WebUtility.HtmlDecode(page);
        var pictures = DrawnPictures.On(page).ToList();

        Assert.Contains("80% of us were thanked in the last 90 days", seen, StringComparison.Ordinal);
        Assert.Contains("30 of 40 thanks", seen, StringComparison.Ordinal);
        Assert.Contains("0.45", seen, StringComparison.Ordinal);
        Assert.Contains("More uneven than chance would make it (0.20 to 0.30)", seen, StringComparison.Ordinal);
        Assert.Contains("#care is what we thank each other for most", seen, StringComparison.Ordinal);
        Assert.Contains("5 values that we declared were named by nobody: #ownership, #teamwork, #craft, #learning, #candor.", seen, StringComparison.Ordinal);
        Assert.Equal("#<b>luck</b> (not declared)", (string?)pictures[0]["bars"]![6]!["name"]);
        Assert.DoesNotContain("<b>luck", page, StringComparison.Ordinal);
        Assert.Equal(["60", "80"], pictures[1]["lines"]![0]!["points"]!.AsArray().Select(point => $"{point!["value"]}"));
        Assert.Contains("2026-11-18,100,80,80,75,0.45,0.2,0.3", await ana.GetStringAsync("/recognition/trend.csv", Cancellation), StringComparison.Ordinal);
        Assert.Contains("#care,yes,12", await ana.GetStringAsync("/recognition/values.csv", Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync("/recognition/nonsense.csv", Cancellation)).StatusCode);
        Assert.DoesNotContain("/recognition/not-noticed", seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(.1, "More even than chance would make it")]
    [InlineData(.25, "As even as if each thank-you had gone to anybody")]
    public async Task Evenness_is_said_beside_chance(double gini, string words)
    {
        await using var app = await AppFixture.StartAsync();
        await AddFiguresAsync(app, "2026-11-18", thanked: 80, gini);
        using var ana = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "ana"));

        Assert.Contains(words, WebUtility.HtmlDecode(await ana.GetStringAsync("/recognition", Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_night_the_page_says_what_will_be_here()
    {
        await using var app = await AppFixture.StartAsync();
        using var ana = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "ana"));

        var seen = WebUtility.HtmlDecode(await ana.GetStringAsync("/recognition", Cancellation));

        Assert.Contains("Here will be how many of us were thanked", seen, StringComparison.Ordinal);
        Assert.Contains("No thanks named a value lately", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_takes_an_administrator_and_an_auditor_who_are_two_people()
    {
        await using var app = await AppFixture.StartAsync(
            new() { ["Roles:Administrators:0"] = "ada@example.com", ["Roles:Auditors:0"] = "ada@example.com", ["Roles:Auditors:1"] = "aude@example.com" });
        using var ada = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "ada"));
        using var aude = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "aude"));

        Assert.Equal("/recognition/not-noticed", await AgreeAsync(ada, "Administrator", "yes"));
        Assert.Equal("/recognition/not-noticed?refused=same", await AgreeAsync(ada, "Auditor", "yes"));
        Assert.Contains("It takes two people", await PageAsync(ada, "?refused=same"), StringComparison.Ordinal);
        Assert.Contains("Managers do not see", await PageAsync(aude), StringComparison.Ordinal);
        Assert.Null(await AgreeAsync(aude, "Administrator", "no"));
        Assert.Equal("/recognition/not-noticed", await AgreeAsync(aude, "Auditor", "yes"));
        Assert.Contains("<h1>Managers see who has not been thanked</h1>", await PageAsync(ada), StringComparison.Ordinal);
        Assert.Equal("/recognition/not-noticed", await AgreeAsync(aude, "Auditor", "no"));
        Assert.Contains("Managers do not see", await PageAsync(ada), StringComparison.Ordinal);
    }

    private static async Task<string?> AgreeAsync(HttpClient browser, string role, string agrees)
    {
        using var answer = await Browsers.SubmitAsync(browser, "/recognition/not-noticed", "/recognition/not-noticed", ("role", role), ("agrees", agrees));
        return answer.Headers.Location?.OriginalString;
    }

    private static async Task<string> PageAsync(HttpClient browser, string query = "") =>
        WebUtility.HtmlDecode(await browser.GetStringAsync("/recognition/not-noticed" + query, Cancellation));

    private static Task<int> AddFiguresAsync(AppFixture app, string day, int thanked, double gini) => app.Database.WriteAsync(
        sql => sql.ExecuteAsync(
            """
            INSERT INTO kudos_fairness (day, people, thanked, thanks, between_known_teams, across_teams, left_out, gini, by_chance_low, by_chance_high)
            VALUES (@Day, 100, @Thanked, 120, 40, 30, 8, @Gini, 0.2, 0.3)
            """,
            new { Day = day, Thanked = thanked, Gini = gini }),
        WriteUrgency.Background,
        Cancellation);

    private static Task<int> WriteAsync(AppFixture app, string statement) => app.Database.WriteAsync(sql => sql.ExecuteAsync(statement), WriteUrgency.Background, Cancellation);
}
