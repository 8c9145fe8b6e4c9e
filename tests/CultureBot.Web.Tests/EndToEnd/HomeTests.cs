using System.Text.Json.Nodes;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using CultureBot.Web.Tests.EndToEnd.Spine;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>A home page as Slack shows it, from the moment somebody opens theirs.</summary>
public sealed class HomeTests
{
    private static readonly Duration Moment = Duration.FromSeconds(12);

    [Theory]
    [DatabaseData]
    public async Task It_shows_what_somebody_got_and_gave_and_follows_what_is_given_and_taken_back(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind);
        await company.KudosAsync("<@U0ANA> " + Words);

        await OpenAsync(company, Ana);
        Assert.Contains(Words, Home(company, Ana), StringComparison.Ordinal);
        await company.KudosAsync("<@U0MIA> brought the projector over at night", giver: Ana);
        var second = await company.KudosAsync("<@U0ANA> found the lost invoice in the archive");
        await company.MoveToAsync(company.Clock.Now + Moment);
        var full = Home(company, Ana);
        await company.PressAsync(second, "kudos.undo");
        await company.MoveToAsync(company.Clock.Now + Moment);

        Assert.Contains("brought the projector", full, StringComparison.Ordinal);
        Assert.Contains("found the lost invoice", full, StringComparison.Ordinal);
        Assert.DoesNotContain("found the lost invoice", Home(company, Ana), StringComparison.Ordinal);
        Assert.Equal([Ana], company.Slack.State.Homes.Keys);
    }

    [Fact]
    public async Task Ten_thank_yous_in_a_row_publish_it_twice_at_most()
    {
        await using var company = await SlackCompany.StartAsync();
        await OpenAsync(company, Ana);
        var before = company.Slack.CallsOf("views.publish").Count();

        for (var i = 0; i < 10; i++)
        {
            await company.KudosAsync($"<@U0ANA> carried box number {i} up to the attic");
            company.Clock.Advance(Duration.FromMilliseconds(50));
        }

        await company.MoveToAsync(company.Clock.Now + Moment);

        Assert.Contains("box number 9", Home(company, Ana), StringComparison.Ordinal);
        Assert.InRange(company.Slack.CallsOf("views.publish").Count() - before, 1, 2);
    }

    [Fact]
    public async Task Opening_it_twice_or_told_of_twice_keeps_one_page()
    {
        await using var company = await SlackCompany.StartAsync();
        await OpenAsync(company, Ana, "Ev1");
        await OpenAsync(company, Ana, "Ev1");
        await OpenAsync(company, Ana, "Ev2");

        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM messages WHERE kind = 'home'"));
        Assert.Contains("When somebody thanks you", Home(company, Ana), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_Slack_refused_is_tried_again_when_it_is_opened_again()
    {
        await using var company = await SlackCompany.StartAsync();
        company.Slack.Next("views.publish", FakeSlackFault.Error("not_enabled"));
        await OpenAsync(company, Ana, "Ev1");
        Assert.Empty(company.Slack.State.Homes);

        await OpenAsync(company, Ana, "Ev2");

        Assert.Equal([Ana], company.Slack.State.Homes.Keys);
    }

    [Fact]
    public async Task Its_buttons_open_the_form_for_a_kudos_and_a_link_to_ones_own_page()
    {
        await using var company = await SlackCompany.StartAsync();
        await OpenAsync(company, Ana);

        await PressAsync(company, "kudos.form", Ana);
        await PressAsync(company, "home.my_page", Ana);

        Assert.Equal(["kudos", null], company.Slack.State.Views.Select(v => (string?)v["callback_id"]));
        Assert.Contains("/sign-in/", company.Slack.State.Views[1].ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("/sign-in/", Home(company, Ana), StringComparison.Ordinal);
        Assert.Empty(company.Slack.CallsOf("views.push"));
    }

    [Fact]
    public async Task The_tab_of_messages_and_people_of_other_organizations_get_none()
    {
        await using var company = await SlackCompany.StartAsync(change: slack => slack.State.AddUser("U0FAR", "far", "Far Away")["is_stranger"] = true);
        await company.SendAsync(company.Requests.Event(
            new() { ["type"] = "app_home_opened", ["user"] = Ana, ["channel"] = "D0ANA", ["tab"] = "messages", ["event_ts"] = "1.1" }, "Ev1"));
        await OpenAsync(company, "U0FAR", "Ev2");

        Assert.Empty(company.Slack.CallsOf("views.publish"));
    }

    [Fact]
    public async Task Questions_that_wait_are_answered_from_it_in_one_window_before_their_card_comes()
    {
        await using var company = await SlackCompany.StartAsync();
        var survey = await OpenSurvey.OfAsync(company.App, company.MoveToAsync, OpenSurvey.Agree, OpenSurvey.Recommend);
        await OpenAsync(company, Ana, "Ev1");
        Assert.DoesNotContain("pulse.show", Home(company, Ana), StringComparison.Ordinal);
        await survey.SendAsync();
        await OpenAsync(company, Ana, "Ev2");
        var page = company.Slack.State.Homes[Ana];
        var published = company.Slack.CallsOf("views.publish").Count();

        await PressAsync(company, "Answer now", page, "home", Ana);
        foreach (var label in (string[])["5 – strongly agree", "9", "Submit"]) await PressAsync(company, label, company.Slack.State.Views.Single(), "modal", Ana);
        await company.SettleAsync();

        Assert.Contains("Your answers are in", company.Slack.State.Views.Single().ToJsonString(), StringComparison.Ordinal);
        Assert.Equal([new("I1", 5), new CultureBot.Pulse.Answer("A1", 9)], Assert.Single(await survey.BallotsAsync()).Answers);
        // A page that was made anew would tell when its reader answered.
        Assert.Equal(published, company.Slack.CallsOf("views.publish").Count());
        await PressAsync(company, "Answer now", page, "home", Ana);
        Assert.Contains("You have answered this already", company.Slack.State.Views[^1].ToJsonString(), StringComparison.Ordinal);
        await OpenAsync(company, Ana, "Ev3");
        Assert.DoesNotContain("pulse.show", Home(company, Ana), StringComparison.Ordinal);
    }

    private static string Home(SlackCompany company, string user) => company.Slack.State.Homes[user].ToJsonString();

    private static async Task OpenAsync(SlackCompany company, string user, string eventId = "EvHome")
    {
        await company.SendAsync(company.Requests.Event(
            new() { ["type"] = "app_home_opened", ["user"] = user, ["channel"] = "D" + user[1..], ["tab"] = "home", ["event_ts"] = "1700000000.1" }, eventId));
        await company.SettleAsync();
    }

    /// <summary>Presses a button of a home page: there is a view and no response_url.</summary>
    internal static Task<JsonObject?> PressAsync(SlackCompany company, string action, string user) => PressAsync(company, action, "", "V-" + user, "home", user);

    /// <summary>Presses a button by its label, on a home page or in the first window that is open.</summary>
    private static async Task PressAsync(SlackCompany company, string label, JsonObject view, string type, string user)
    {
        var button = Elements(view).Single(element => (string?)element["type"] == "button" && (string?)element["text"]!["text"] == label);
        await PressAsync(company, (string)button["action_id"]!, (string?)button["value"] ?? "", type == "home" ? "V-" + user : "V1", type, user);
    }

    private static Task<JsonObject?> PressAsync(SlackCompany company, string action, string value, string view, string type, string user) => company.SendAsync(company.Requests.Interaction(
        new()
        {
            ["type"] = "block_actions",
            ["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view },
            ["view"] = new JsonObject { ["id"] = view, ["type"] = type, ["callback_id"] = "", ["app_installed_team_id"] = FakeSlack.TeamId },
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = action, ["value"] = value, ["block_id"] = "b1", ["action_ts"] = "1700000000.1" }),
        },
        user));
}
