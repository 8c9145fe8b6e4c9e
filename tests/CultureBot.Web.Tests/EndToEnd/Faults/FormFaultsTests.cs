using System.Text.Json.Nodes;
using CultureBot.Testing.Slack;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd.Faults;

/// <summary>Forms that Slack does not open: whoever asked is told, and has what they wrote.</summary>
public sealed class FormFaultsTests
{
    private const string Thin = "thanks!";

    public static TheoryData<string> Refusals =>
    [
        "expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "ratelimited", "internal_error", "view_too_large", "missing_scope",
    ];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_button_whose_form_does_not_open_gives_the_words_back(string error)
    {
        await using var company = await SlackCompany.StartAsync();
        var hint = await company.KudosAsync("<@U0ANA> " + Thin);
        company.Slack.Next("views.open", FakeSlackFault.Error(error));

        var answer = await company.PressAsync(hint, "kudos.add");

        Assert.Contains(Thin, answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM kudos"));
    }

    [Fact]
    public async Task The_button_works_again_after_its_form_did_not_open()
    {
        await using var company = await SlackCompany.StartAsync();
        var hint = await company.KudosAsync("<@U0ANA> " + Thin);
        company.Slack.Next("views.open", FakeSlackFault.AcceptThenHang());
        var url = company.Slack.NewResponseUrl();
        Assert.Null(await company.SendAsync(company.Requests.Button("kudos.add", ValueOf(hint, "kudos.add"), Mia, url)));
        Assert.Contains(Thin, (await company.RespondedAsync(url)).ToJsonString(), StringComparison.Ordinal);
        lock (company.Slack.State.Lock) company.Slack.State.Views.Clear();

        Assert.Null(await company.SendAsync(company.Requests.Button("kudos.add", ValueOf(hint, "kudos.add"), Mia, company.Slack.NewResponseUrl())));

        Assert.Contains(Thin, Assert.Single(company.Slack.State.Views).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_says_the_ways_that_work_when_Slack_is_slow_to_open_its_form()
    {
        await using var company = await SlackCompany.StartAsync();
        company.Slack.Next("views.open", FakeSlackFault.Hang());

        var answer = await company.KudosAsync("");

        Assert.Contains("/kudos @name what they did", answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_names_no_place_is_answered_in_a_direct_message()
    {
        await using var company = await SlackCompany.StartAsync();
        company.Slack.Next("views.open", FakeSlackFault.Error("expired_trigger_id"));

        await company.SendAsync(company.Requests.Interaction(new() { ["type"] = "shortcut", ["callback_id"] = "give_kudos" }, Mia));
        await company.UntilAsync(() => Task.FromResult(company.To(Mia).Count > 0));

        Assert.Contains("did not open in time", Assert.Single(company.To(Mia)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_got_lost_on_its_way_is_sent_again()
    {
        await using var company = await SlackCompany.StartAsync();
        var hint = await company.KudosAsync("<@U0ANA> " + Thin);
        company.Slack.Next("response_url", FakeSlackFault.Reset()).Next("response_url", FakeSlackFault.Status(500));
        var url = company.Slack.NewResponseUrl();

        await company.SendAsync(company.Requests.Button("kudos.send", ValueOf(hint, "kudos.send"), Mia, url));
        await company.UntilAsync(() => Task.FromResult(company.Slack.Responses.Any(r => r.Authorization == new Uri(url).AbsolutePath)));

        Assert.Contains("Ana Lima", company.Slack.Responses[^1].Arguments.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM kudos"));
    }

    [Fact]
    public async Task A_form_that_is_sent_while_the_database_fails_stays_open_with_everything_in_it()
    {
        await using var company = await SlackCompany.StartAsync();
        await company.App.Database.WriteAsync(
            sql => sql.ExecuteAsync("CREATE TRIGGER broken BEFORE INSERT ON kudos BEGIN SELECT RAISE(ABORT, 'broken'); END"),
            Storage.WriteUrgency.Background,
            TestContext.Current.CancellationToken);
        JsonObject values = new()
        {
            ["people"] = Field("multi_users_select", "selected_users", """["U0ANA"]"""),
            ["words"] = Field("plain_text_input", "value", $"\"{Words}\""),
            ["visibility"] = Field("static_select", "selected_option", """{"value":"Public"}"""),
        };

        var answer = await company.SendAsync(company.Requests.Submission("kudos", "", values, Mia));

        Assert.Equal("errors", (string?)answer!["response_action"]);
        Assert.Equal("people", Assert.Single(answer["errors"]!.AsObject()).Key);
    }

    private static JsonObject Field(string type, string name, string value) =>
        new() { ["field"] = new JsonObject { ["type"] = type, [name] = JsonNode.Parse(value) } };
}
