using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using CultureBot.Testing.Slack;

namespace CultureBot.Chat.Slack.Tests;

/// <summary>How a handler's answer comes back to the person.</summary>
public sealed class SlackAnswersTests(SharedSlackHost shared) : IClassFixture<SharedSlackHost>
{
    private static readonly Form KudosForm = new("kudos", "Kudos", "Send", "Cancel", "s", [new TextField("words", "Words")]);

    private readonly SlackHost _host = shared.Host;

    [Fact]
    public async Task A_command_is_answered_for_its_giver_alone()
    {
        var (status, body) = await AskAsync(_host.Sign.Command("/kudos", "x", "U1"), ChatAnswer.Private(Card.Of("Sent to Bob.")));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("ephemeral", Text(body, "response_type"));
        Assert.Equal("Sent to Bob.", Text(body, "text"));
        Assert.NotEmpty(body!["blocks"]!.AsArray());
    }

    [Fact]
    public async Task A_receipt_to_keep_answers_its_command_too_in_case_its_message_is_lost()
    {
        var (_, body) = await AskAsync(_host.Sign.Command("/kudos", "x", "U1"), ChatAnswer.Keep(Card.Of("Your code is 4711.")));

        Assert.Equal("ephemeral", Text(body, "response_type"));
        Assert.Equal("Your code is 4711.", Text(body, "text"));
        await _host.Slack.WaitForAsync(
            slack => slack.CallsOf("chat.postMessage").Any(call => Text(call.Arguments, "text") == "Your code is 4711."), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Nothing_to_say_is_an_empty_acknowledgement()
    {
        var (status, body) = await AskAsync(_host.Sign.Command("/kudos", "x", "U1"), ChatAnswer.Nothing);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Null(body);
    }

    [Fact]
    public async Task A_form_opens_with_the_requests_trigger()
    {
        var (_, body) = await AskAsync(
            _host.Sign.Command("/kudos", "", "U1", "", ("trigger_id", "7.7.open")), ChatAnswer.Open(KudosForm, Card.Of("Too late.")));
        Assert.Null(body);
        var call = _host.Slack.CallsOf("views.open").Last();
        Assert.Equal("7.7.open", Text(call.Arguments, "trigger_id"));
        Assert.Equal("kudos", Text(call.Arguments["view"]!.AsObject(), "callback_id"));
    }

    [Fact]
    public async Task An_expired_trigger_is_told_instead()
    {
        _host.Slack.Next("views.open", FakeSlackFault.Error("expired_trigger_id"));
        var (_, body) = await AskAsync(_host.Sign.Command("/kudos", "", "U1"), ChatAnswer.Open(KudosForm, Card.Of("Too late.")));
        Assert.Equal("Too late.", Text(body, "text"));
    }

    [Fact]
    public async Task A_button_on_a_private_card_is_replaced_after_the_acknowledgement()
    {
        var url = _host.Slack.NewResponseUrl();
        var (_, body) = await AskAsync(_host.Sign.Button("kudos.send", "1", "U1", url), ChatAnswer.Private(Card.Of("Sent.")));
        Assert.Null(body);
        var reply = await ReplyAsync(url);
        Assert.True(reply["replace_original"]!.GetValue<bool>());
        Assert.Equal("Sent.", Text(reply, "text"));
    }

    [Fact]
    public async Task A_button_on_a_message_that_others_see_is_answered_beside_it()
    {
        var url = _host.Slack.NewResponseUrl();
        await AskAsync(_host.Sign.Button("kudos.send", "1", "U1", url, isEphemeral: false), ChatAnswer.Private(Card.Of("Boosted.")));
        var reply = await ReplyAsync(url);
        Assert.False(reply["replace_original"]!.GetValue<bool>());
        Assert.Equal("ephemeral", Text(reply, "response_type"));
    }

    [Fact]
    public async Task A_reply_that_Slack_slows_down_arrives_later()
    {
        var url = _host.Slack.NewResponseUrl();
        _host.Slack.Next("response_url", FakeSlackFault.RateLimited(0));
        await AskAsync(_host.Sign.Button("kudos.send", "1", "U1", url), ChatAnswer.Private(Card.Of("Sent.")));
        await _host.Slack.WaitForAsync(s => s.CallsOf("response_url").Count(c => url.EndsWith(c.Authorization, StringComparison.Ordinal)) == 2, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Field_errors_keep_the_form_open()
    {
        var (_, body) = await AskAsync(Submission(), ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add("words", "Say what they did.")));
        Assert.Equal("errors", Text(body, "response_action"));
        Assert.Equal("Say what they did.", Text(body!["errors"]!.AsObject(), "words"));
    }

    [Fact]
    public async Task A_corrected_form_is_not_a_duplicate_of_one_that_stored_nothing()
    {
        var before = _host.Recorder.Requests.Count;
        await AskAsync(Submission(), ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add("words", "Say what they did.")));
        await AskAsync(Submission(), ChatAnswer.Nothing);
        Assert.Equal(2, _host.Recorder.Requests.Count - before);
    }

    [Fact]
    public async Task A_form_with_something_to_say_shows_it_in_its_place()
    {
        var (_, body) = await AskAsync(Submission(), ChatAnswer.Private(Card.Of("Sent.")));
        Assert.Equal("update", Text(body, "response_action"));
        var view = body!["view"]!.AsObject();
        Assert.Equal("modal", Text(view, "type"));
        Assert.NotEmpty(view["blocks"]!.AsArray());
        Assert.False(view.ContainsKey("submit"));
    }

    [Fact]
    public async Task A_form_may_lead_to_the_next()
    {
        var (_, body) = await AskAsync(Submission(), ChatAnswer.Open(KudosForm, Card.Of("-")));
        Assert.Equal("update", Text(body, "response_action"));
        Assert.Equal("kudos", Text(body!["view"]!.AsObject(), "callback_id"));
    }

    [Fact]
    public async Task A_global_shortcut_with_something_to_say_opens_a_view()
    {
        var (status, body) = await AskAsync(
            _host.Sign.Interaction(new() { ["type"] = "shortcut", ["callback_id"] = "give_kudos", ["trigger_id"] = "8.8.s" }, "U1"), ChatAnswer.Private(Card.Of("Hello.")));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Null(body);
        Assert.Equal("8.8.s", Text(_host.Slack.CallsOf("views.open").Last().Arguments, "trigger_id"));
    }

    [Fact]
    public async Task A_command_that_fails_gets_kind_words_and_its_own_back()
    {
        var (status, body) = await FailAsync(_host.Sign.Command("/kudos", "<@U2|bob> thanks", "U1"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Something went wrong", Text(body, "text"), StringComparison.Ordinal);
        Assert.Contains("/kudos @bob thanks", body!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret cause", body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_fails_stays_open()
    {
        var (status, body) = await FailAsync(Submission());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("errors", Text(body, "response_action"));
        Assert.Contains("Something went wrong", Text(body!["errors"]!.AsObject(), "words"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_that_fails_leaves_its_card_and_says_so()
    {
        var url = _host.Slack.NewResponseUrl();
        var (status, _) = await FailAsync(_host.Sign.Button("kudos.send", "1", "U1", url));
        Assert.Equal(HttpStatusCode.OK, status);
        var reply = await ReplyAsync(url);
        Assert.False(reply["replace_original"]!.GetValue<bool>());
    }

    [Fact]
    public async Task An_event_that_fails_is_asked_for_again()
    {
        var (status, _) = await FailAsync(_host.Sign.Event(new() { ["type"] = "app_uninstalled" }, "Ev1"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
    }

    private HttpRequestMessage Submission() => _host.Sign.Submission(
        "kudos", "s", new() { ["words"] = new JsonObject { ["value"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "x" } } }, "U1");

    private Task<(HttpStatusCode Status, JsonObject? Body)> FailAsync(HttpRequestMessage request) =>
        AskAsync(request, (_, _) => throw new InvalidOperationException("secret cause"));

    private Task<(HttpStatusCode Status, JsonObject? Body)> AskAsync(HttpRequestMessage request, ChatAnswer answer) =>
        AskAsync(request, (_, _) => Task.FromResult(answer));

    private async Task<(HttpStatusCode Status, JsonObject? Body)> AskAsync(
        HttpRequestMessage request, Func<ChatRequest, CancellationToken, Task<ChatAnswer>> answer)
    {
        _host.Recorder.Answer = answer;
        using var response = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text)!.AsObject());
    }

    private async Task<JsonObject> ReplyAsync(string url)
    {
        await _host.Slack.WaitForAsync(s => s.CallsOf("response_url").Any(IsTo), TestContext.Current.CancellationToken);
        return _host.Slack.CallsOf("response_url").First(IsTo).Arguments;

        bool IsTo(FakeSlackCall call) => url.EndsWith(call.Authorization, StringComparison.Ordinal);
    }

    private static string Text(JsonObject? from, string name) => from?[name]?.GetValue<string>() ?? "";
}
