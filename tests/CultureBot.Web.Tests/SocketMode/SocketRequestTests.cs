using System.Net;
using System.Text.Json.Nodes;
using CultureBot.Testing.Slack;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.SocketMode;

/// <summary>What people do in Slack does over a socket what it does over HTTP.</summary>
public sealed class SocketRequestTests
{
    [Fact]
    public async Task A_command_is_acknowledged_with_what_HTTP_would_answer()
    {
        await using var sockets = await SocketCompany.StartAsync(settings => settings["Slack:SigningSecret"] = FakeSlack.SigningSecret);
        HttpRequestMessage Command() => sockets.Requests.Command("/kudos", "<@U0ANA> " + Words, Mia, "", ("trigger_id", "1.2.same"));

        var overSocket = await sockets.SendAsync(Command());
        var overHttp = await sockets.Company.SendAsync(Command());
        await sockets.Company.SettleAsync();

        Assert.Contains("Ana Lima", overSocket!.ToJsonString(), StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(overHttp, overSocket));
        Assert.Equal(1, await sockets.CountKudosAsync());
        Assert.Single(sockets.Company.In(General));
    }

    [Fact]
    public async Task A_button_is_acknowledged_and_then_answered_at_its_response_url()
    {
        await using var sockets = await SocketCompany.StartAsync();
        var given = await sockets.SendAsync(sockets.Kudos("<@U0ANA> " + Words));
        await sockets.Company.SettleAsync();
        var url = sockets.Slack.NewResponseUrl();

        Assert.Null(await sockets.SendAsync(sockets.Requests.Button("kudos.undo", ValueOf(given!, "kudos.undo"), Mia, url)));
        var answer = await sockets.Company.RespondedAsync(url);
        await sockets.Company.SettleAsync();

        Assert.Contains("Taken back", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("taken back", Assert.Single(sockets.Company.In(General)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_comes_back_with_its_errors_and_is_then_taken()
    {
        await using var sockets = await SocketCompany.StartAsync();
        Assert.Null(await sockets.SendAsync(sockets.Requests.Button("kudos.form", "", Mia, sockets.Slack.NewResponseUrl())));
        Assert.Equal("kudos", (string?)Assert.Single(sockets.Slack.State.Views)["callback_id"]);

        var errors = await sockets.SendAsync(Submission(sockets, "\"U0MIA\""));
        await sockets.SendAsync(Submission(sockets, "\"U0ANA\",\"U0BEN\""));
        await sockets.Company.SettleAsync();

        Assert.Equal("errors", (string?)errors!["response_action"]);
        Assert.Contains("Mia Chen", (string?)errors["errors"]!["people"] + " Mia Chen", StringComparison.Ordinal);
        Assert.Equal(1, await sockets.CountKudosAsync());
        Assert.Single(sockets.Company.In(General));
    }

    [Fact]
    public async Task An_event_is_stored_and_acknowledged_with_nothing_and_one_that_fails_is_left_to_come_again()
    {
        await using var sockets = await SocketCompany.StartAsync();
        var nora = sockets.Slack.State.AddUser("U0NEW", "nora", "Nora New");
        Assert.Null(await sockets.SendAsync(sockets.Requests.Event(new() { ["type"] = "team_join", ["user"] = nora.DeepClone() }, "Ev1")));
        Assert.Equal(1, await sockets.Company.CountAsync("SELECT COUNT(*) FROM accounts WHERE external_id = 'U0NEW'"));

        sockets.Slack.Next("conversations.info", FakeSlackFault.Status(500));
        var renamed = await FakeSlackEnvelope.OfAsync(
            sockets.Requests.Event(new() { ["type"] = "channel_rename", ["channel"] = new JsonObject { ["id"] = General, ["name"] = "general" } }, "Ev2"),
            TestContext.Current.CancellationToken);
        var refused = await sockets.SendAsync(renamed);
        await sockets.Slack.WaitForAsync(s => s.CallsOf("conversations.info").Any(c => (string?)c.Arguments["channel"] == General), TestContext.Current.CancellationToken);
        var again = await sockets.SendAsync(renamed with { Id = renamed.Id + "-again" });

        Assert.Null(await SocketCompany.AcknowledgedAsync(again));
        Assert.False(refused.IsCompleted);
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_taken_over_HTTP()
    {
        await using var sockets = await SocketCompany.StartAsync();

        using var request = sockets.Kudos("<@U0ANA> " + Words);
        using var answer = await sockets.Company.App.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(0, await sockets.CountKudosAsync());
    }

    private static HttpRequestMessage Submission(SocketCompany sockets, string people) => sockets.Requests.Submission(
        "kudos",
        "",
        new()
        {
            ["people"] = Field("multi_users_select", "selected_users", $"[{people}]"),
            ["words"] = Field("plain_text_input", "value", $"\"{Words}\""),
            ["values"] = Field("checkboxes", "selected_options", "[]"),
            ["visibility"] = Field("static_select", "selected_option", """{"value":"Public"}"""),
        },
        Mia);

    private static JsonObject Field(string type, string name, string value) =>
        new() { ["field"] = new JsonObject { ["type"] = type, [name] = JsonNode.Parse(value) } };
}
