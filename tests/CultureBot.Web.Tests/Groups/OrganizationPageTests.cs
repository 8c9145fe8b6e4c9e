using System.Net;
using System.Text.Json.Nodes;
using CultureBot.Storage;
using CultureBot.Web.Tests.Pulse;
using NodaTime;

namespace CultureBot.Web.Tests.Groups;

/// <summary>The latest results of the whole organization, in pictures and in the same numbers.</summary>
public sealed class OrganizationPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_sees_levels_groups_and_who_answered_and_what_is_hidden_is_hatched()
    {
        await using var app = await AppFixture.StartAsync();
        await PulseCompany.AddAsync(app, app.Clock.Now);
        using var ana = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "ana"));

        var page = await ana.GetStringAsync("/organization", Cancellation);
        var seen = WebUtility.HtmlDecode(page);
        var pictures = DrawnPictures.On(page).ToDictionary(picture => (string)picture["kind"]! + ":" + (picture["bars"]?[0]?["name"] ?? ""));

        Assert.Contains("From “Spring”", seen, StringComparison.Ordinal);
        Assert.Contains("“Other teams deliver what they promise us.” is our weakest question", seen, StringComparison.Ordinal);
        var heat = pictures["heat:"];
        Assert.Equal(["The whole organization", "Front Desk", "Engineering"], heat["columns"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(["33 (26)", "33 (23)", "–"], heat["cells"]![2]!.AsArray().Select(Cell));
        Assert.Equal("The whole organization 50, Front Desk 50, Engineering 50", string.Join(", ", pictures["bars:The whole organization"]["bars"]!.AsArray().Select(bar => $"{bar!["name"]} {bar["value"]}")));
        Assert.Contains("One cell is hatched: fewer than 5 answers", seen, StringComparison.Ordinal);
        // One window alone has no trend.
        Assert.DoesNotContain("trend:", pictures.Keys);
        Assert.Contains("No team has said yet whom it serves", seen, StringComparison.Ordinal);
        Assert.Contains("Question,The whole organization,Front Desk,Engineering", await ana.GetStringAsync("/organization/heat.csv", Cancellation), StringComparison.Ordinal);
        Assert.Contains("Front Desk,60,30,50", await ana.GetStringAsync("/organization/participation.csv", Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync("/organization/trend.csv", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync("/organization/nonsense.csv", Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(5, true)]
    [InlineData(3, false)]
    public async Task Levels_go_back_to_where_a_few_who_came_could_be_told(int joined, bool isCompared)
    {
        await using var app = await AppFixture.StartAsync();
        await PulseCompany.AddAsync(app, app.Clock.Now);
        await PulseCompany.AddBeforeAsync(app, app.Clock.Now - Duration.FromDays(90), joined);
        using var ana = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "ana"));

        var trend = DrawnPictures.On(await ana.GetStringAsync("/organization", Cancellation)).SingleOrDefault(picture => (string?)picture["kind"] == "trend");

        Assert.Equal(isCompared, trend is not null);
        if (trend is null) return;
        Assert.Equal(["Aug 2026", "Nov 2026"], trend["times"]!.AsArray().Select(time => (string)time!));
        // 22 of 110 and then 78 of 120 answers; as wide as for 60 people.
        Assert.Equal(["20 [12, 32]", "65 [52, 76]"], trend["lines"]![0]!["points"]!.AsArray().Select(point => $"{point!["value"]} [{point["low"]}, {point["high"]}]"));
        Assert.Contains("Nov 2026,What I do,65,52,76,60", await ana.GetStringAsync("/organization/trend.csv", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_results_hour_and_once_their_time_is_over_there_are_none()
    {
        await using var app = await AppFixture.StartAsync();
        await PulseCompany.AddAsync(app, app.Clock.Now + Duration.FromHours(1));
        using var ana = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "ana"));

        Assert.Contains("Here will be what the latest survey says", await ana.GetStringAsync("/organization", Cancellation), StringComparison.Ordinal);
        app.Clock.Advance(Duration.FromHours(1));
        Assert.Contains("“Spring”", WebUtility.HtmlDecode(await ana.GetStringAsync("/organization", Cancellation)), StringComparison.Ordinal);
        await app.Database.WriteAsync(
            async sql =>
            {
                foreach (var table in (string[])["published_comments", "published_choices", "published_figures", "published_groups", "published_windows"])
                    await sql.ExecuteAsync($"DELETE FROM {table}");
            },
            WriteUrgency.Background,
            Cancellation);
        Assert.DoesNotContain("“Spring”", WebUtility.HtmlDecode(await ana.GetStringAsync("/organization", Cancellation)), StringComparison.Ordinal);
    }

    private static string Cell(JsonNode? cell) => cell is null ? "–" : $"{cell["value"]} ({cell["least"]})";
}
