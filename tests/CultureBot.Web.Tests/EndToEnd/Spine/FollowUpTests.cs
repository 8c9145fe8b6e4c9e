using System.Text.Json.Nodes;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;
using static CultureBot.Web.Tests.EndToEnd.Spine.SurveyedCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>What follows the results: the talk, a promise, a no with a reason, the questions of day 10 to 60, the digest, and the debt.</summary>
public abstract class FollowUpTests
{
    private const string Said = "Nobody hears what became of a problem";
    private const string What = "Every Friday I say what became of each problem";
    private const string Why = "The law wants it so";

    private static readonly LocalDate ClosedOn = new(2026, 11, 18);

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Fact]
    public async Task A_manager_talks_with_the_team_and_promises_and_the_owner_is_asked_until_it_is_done()
    {
        await using var company = await ReleasedAsync();
        var chat = company.Chat;
        var summary = chat.To(Ana)[^1];

        // Half an hour with the team, by a guide, and the bot hears that it has happened.
        await chat.AskForAsync(summary.Card, "Talk about it with the team", Ana);
        await chat.UntilAsync(() => Task.FromResult(chat.To(Ana).Any(IsGuide)));
        var guide = chat.To(Ana).Single(IsGuide);
        Assert.Contains("Minutes 27–30.", guide.Shown, StringComparison.Ordinal);
        Assert.Contains("Ask about “My manager tells me what happened after I raise a problem”", guide.Shown, StringComparison.Ordinal);
        var talked = await chat.ClickAsync(guide.Card, "We talked", Ana);
        Assert.Contains("What came of it?", talked.Shown, StringComparison.Ordinal);
        Assert.Equal(1, await chat.CountAsync("SELECT COUNT(*) FROM action_talks"));

        // The form begins with the weakest question; the owner is told.
        var kept = await chat.FillAsync(
            await chat.ClickAsync(summary.Card, "Promise an action", Ana), Ana, ("said", Said), ("what", What), ("owner", chat.IdOf("a01")));
        await chat.SettleAsync();
        Assert.Contains("Kept.", kept.Shown, StringComparison.Ordinal);
        Assert.Contains(chat.To("a01"), message => message.Shown.Contains("You have been asked to see to this", StringComparison.Ordinal));
        var action = Assert.Single((await company.GetAsync("/api/v1/actions"))["actions"]!.AsArray())!;
        Assert.Equal(("M2", "Open", await company.LedByAsync(Ana)), ((string?)action["item"], (string?)action["state"], (string?)action["group"]));

        // Whoever has done neither is asked on day 10 and day 14.
        await MorningOfDayAsync(chat, 10);
        await MorningOfDayAsync(chat, 14);
        Assert.Equal((0, 0), (Asked(chat, Ana, TalkQuestion), Asked(chat, Ana, ActionsQuestion)));
        Assert.Equal((1, 1), (Asked(chat, Ben, TalkQuestion), Asked(chat, Ben, ActionsQuestion)));

        // Days 30 and 60; what the owner says of it can be read by the manager.
        await MorningOfDayAsync(chat, 30);
        Assert.Equal(1, Asked(chat, "a01", "Day 30 since the survey closed"));
        await chat.FillAsync(await chat.ClickAsync(Last(chat, "a01", "Day 30").Card, "How it goes", "a01"), "a01", ("words", "Two Fridays so far"));
        Assert.Contains("Two Fridays so far", (await chat.CultureAsync("actions", Ana)).Shown, StringComparison.Ordinal);
        await MorningOfDayAsync(chat, 61);
        Assert.Equal(1, Asked(chat, "a01", "Day 60 since the survey closed"));
        await chat.ClickAsync(Last(chat, "a01", "Day 60").Card, "Done", "a01");
        Assert.Equal("Done", (string?)Assert.Single((await company.GetAsync("/api/v1/actions"))["actions"]!.AsArray())!["state"]);
    }

    [Fact]
    public async Task The_digest_tells_everybody_one_of_what_was_said_and_done_a_no_with_its_reason_as_well()
    {
        await using var company = await ReleasedAsync();
        var chat = company.Chat;
        await AnswerAsync(chat, Ben, ("said", Said), ("answer", "Wont"), ("why", Why));
        var page = JsonNode.Parse((await company.GetAsync("/api/v1/actions"))["actions"]!.ToJsonString())!.AsArray();

        await chat.MoveToAsync(new LocalDate(2026, 11, 27).At(new LocalTime(16, 0)).InZoneStrictly(Zone).ToInstant());

        Assert.Equal(("Declined", Why), ((string?)page[0]!["state"], (string?)page[0]!["why"]));
        var digest = Assert.Single(chat.InGeneral, message => message.Thread is null).Shown;
        Assert.Contains("You said, we did", digest, StringComparison.Ordinal);
        Assert.Contains(Said, digest, StringComparison.Ordinal);
        Assert.Contains(Why, digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_debt_of_answers_holds_the_next_window_until_HR_says_why_not_or_most_teams_are_answered()
    {
        await using var company = await ReleasedAsync();
        var chat = company.Chat;
        var windows = $"/api/v1/surveys/{company.Survey}/windows";

        var (isOpen, refusal) = await company.TryPostAsync(windows, "{}");
        var held = await chat.ClickAsync(await chat.PulseAsync("list", Hana), "Launch now", Hana);
        Assert.False(isOpen);
        foreach (var text in (string[])[refusal, held.Shown]) Assert.Contains("3 of 3 teams have no answer", text, StringComparison.Ordinal);

        await AnswerAsync(chat, Ana, ("said", Said), ("what", What));
        Assert.False((await company.TryPostAsync(windows, "{}")).IsDone);
        var form = await chat.ClickAsync(held, "Launch anyway", Hana);
        Assert.Contains("is going out", (await chat.FillAsync(form, Hana, ("words", "The board meets on Friday."))).Shown, StringComparison.Ordinal);
        await chat.UntilAsync(async () => await chat.CountAsync("SELECT COUNT(*) FROM survey_windows WHERE state = 'Open'") == 1);
        Assert.Equal(
            ["override: The board meets on Friday."],
            await chat.ListAsync("SELECT details FROM audit_entries WHERE action = 'window.launched' AND details <> ''"));
    }

    [Fact]
    public async Task Two_of_three_teams_answered_are_no_debt()
    {
        await using var company = await ReleasedAsync();
        await AnswerAsync(company.Chat, Ana, ("said", Said), ("what", What));
        await AnswerAsync(company.Chat, Ben, ("said", Said), ("answer", "Wont"), ("why", Why));

        var (isOpen, window) = await company.TryPostAsync($"/api/v1/surveys/{company.Survey}/windows", "{}");

        Assert.True(isOpen, window);
        Assert.Equal(2, (int?)JsonNode.Parse(window)!["number"]);
    }

    private const string TalkQuestion = "Have you talked about them with your team?";
    private const string ActionsQuestion = "has not heard yet what becomes of its results";

    private static DateTimeZone Zone => DateTimeZoneProviders.Tzdb["America/Los_Angeles"];

    private async Task<SurveyedCompany> ReleasedAsync()
    {
        var company = await SurveyedCompany.StartAsync(StartAsync);
        await company.AskAsync();
        await company.AnswerAsync();
        await company.ReleaseAsync();
        return company;
    }

    private static async Task AnswerAsync(ChatCompany chat, string manager, params (string Field, string Value)[] values)
    {
        var form = await chat.ClickAsync(Last(chat, manager, "Promise an action").Card, "Promise an action", manager);
        Assert.Contains("Kept.", (await chat.FillAsync(form, manager, values)).Shown, StringComparison.Ordinal);
    }

    private static bool IsGuide(Seen message) => message.Summary.StartsWith("Thirty minutes", StringComparison.Ordinal);

    private static Seen Last(ChatCompany chat, string who, string says) => chat.To(who).Last(message => message.Shown.Contains(says, StringComparison.Ordinal));

    private static int Asked(ChatCompany chat, string who, string question) => chat.To(who).Count(message => message.Shown.Contains(question, StringComparison.Ordinal));

    // Followed up in the night, asked in their morning; a weekend is waited for.
    private static async Task MorningOfDayAsync(ChatCompany chat, int day)
    {
        await chat.MoveToAsync(ClosedOn.PlusDays(day).At(new LocalTime(5, 1)).InUtc().ToInstant());
        for (var days = 0; days < 3; days++) await chat.MoveToAsync(ClosedOn.PlusDays(day + days).At(new LocalTime(9, 5)).InZoneStrictly(Zone).ToInstant());
    }
}
