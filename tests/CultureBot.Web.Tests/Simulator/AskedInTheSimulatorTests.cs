using System.Net;
using System.Text.RegularExpressions;
using CultureBot.Web.Demo;
using CultureBot.Web.Tests.EndToEnd;
using CultureBot.Web.Tests.EndToEnd.Spine;
using NodaTime;

namespace CultureBot.Web.Tests.Simulator;

/// <summary>The demo company is asked, and somebody answers in the browser.</summary>
public sealed class AskedInTheSimulatorTests
{
    private const string Person = "U001";
    private static readonly string Conversation = $"/simulator/{Person}/{Web.Simulator.Conversation.DirectId(Person, DemoPeople.BotId)}";

    // Monday at nine in Los Angeles, where the first of the demo company is.
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 16, 17, 0);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_card_is_tapped_through_and_submitted_and_its_touching_leaves_no_time()
    {
        await using var app = await AppFixture.StartAsync(new() { ["Demo:Enabled"] = "true" }, new(Morning));
        var running = new RunningApp(app, () => (0, 0));
        await running.UntilAsync(() => CountAsync(app, "SELECT COUNT(*) FROM accounts WHERE external_id = 'U060'"));
        var survey = await OpenSurvey.OfAsync(app, running.MoveToAsync, OpenSurvey.Agree, OpenSurvey.Ladder);
        await survey.SendAsync();
        await running.UntilAsync(() => CountAsync(app, $"SELECT COUNT(*) FROM simulator_messages WHERE card LIKE '%pulse.answer%' AND conversation = '{Web.Simulator.Conversation.DirectId(Person, DemoPeople.BotId)}'"));
        using var browser = Browser.Open(app.Address);
        app.Clock.Advance(Duration.FromMinutes(10));

        await PressAsync(browser, "4");
        await PressAsync(browser, "Back");
        await PressAsync(browser, "5 – strongly agree");
        await PressAsync(browser, "I tell others to join");
        var page = await PressAsync(browser, "Submit");

        Assert.Contains("Thank you. Your answers are in.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Question 1 of 2", page, StringComparison.Ordinal);
        Assert.Equal([new("I1", 5), new CultureBot.Pulse.Answer("A2", 5)], Assert.Single(await survey.BallotsAsync()).Answers);
        Assert.True(await CountAsync(app, "SELECT COUNT(*) FROM simulator_messages WHERE card LIKE '%Your answers are in%' AND updated_at = posted_at"));
    }

    private static async Task<string> PressAsync(HttpClient browser, string label)
    {
        var html = await browser.GetStringAsync(Conversation, Stop);
        Dictionary<string, string> fields = new()
        {
            ["__RequestVerificationToken"] = Found(html, "name=\"__RequestVerificationToken\" value=\"(?<x>[^\"]+)\""),
            ["nonce"] = Found(html, "name=\"nonce\" value=\"(?<x>[0-9a-f]{32})\""),
            ["message"] = Found(html, "id=\"m-(?<x>[0-9a-f]{32})\"(?:(?!id=\"m-).)*pulse\\."),
            ["press"] = Regex.Matches(html, "value=\"(?<x>pulse\\.[^\"]+)\">(?<label>[^<]+)<", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                .Single(button => WebUtility.HtmlDecode(button.Groups["label"].Value) == label).Groups["x"].Value,
        };
        using var answer = await browser.PostAsync(new Uri(Conversation + "/buttons", UriKind.Relative), new FormUrlEncodedContent(fields), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await browser.GetStringAsync(Conversation, Stop));
    }

    private static string Found(string html, string pattern)
    {
        var found = Regex.Match(html, pattern, RegexOptions.ExplicitCapture | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        Assert.True(found.Success, pattern);
        return found.Groups["x"].Value;
    }

    private static async Task<bool> CountAsync(AppFixture app, string query) =>
        await app.Database.ReadAsync(sql => sql.ScalarAsync<long>(query), Stop) > 0;
}
