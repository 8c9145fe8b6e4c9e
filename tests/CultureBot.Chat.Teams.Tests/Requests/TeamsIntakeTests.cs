using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Requests;

public sealed class TeamsIntakeTests(SharedInboundHost shared) : IClassFixture<SharedInboundHost>
{
    private readonly InboundHost _host = shared.Host;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Garbage =>
    [
        "", "null", "42", "[]", "{}", "{\"type\":", "{\"type\":null}", "{\"type\":5}", "{\"type\":\"message\",\"from\":7}",
        "{\"type\":\"\\ud800\"}", "{\"type\":\"message\",\"membersAdded\":{}}", "{\"type\":\"message\",\"timestamp\":\"yesterday\"}",
        "\u0001\u0002", "type=message",
    ];

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_is_refused_with_a_clear_answer(string body)
    {
        var (status, answer) = await PostAsync(Encoding.UTF8.GetBytes(body));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("not an activity", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("message")]
    [InlineData("invoke")]
    [InlineData("conversationUpdate")]
    public async Task A_body_cut_short_anywhere_is_refused(string type)
    {
        var activity = type == "invoke"
            ? _host.Sign.Invoke("task/fetch", new JsonObject { ["data"] = FakeSurroundings.Data("kudos.send", "1") })
            : _host.Sign.Message("kudos <at>Bob</at> for the cake, «çok teşekkürler»", null, "ana", SignedActivities.Mention("29:bob", "Bob"));
        if (type == "conversationUpdate") activity["type"] = type;
        var body = Encoding.UTF8.GetBytes(activity.ToJsonString());
        for (var length = 0; length < body.Length; length++)
        {
            var (status, _) = await PostAsync(body[..length]);
            Assert.True(status == HttpStatusCode.BadRequest, $"{length} bytes of {type} got {status}");
        }
    }

    [Theory]
    [InlineData("message", "value", "{\"button\":\"\\ud800\",\"value\":\"x\"}")]
    [InlineData("message", "entities", "[{\"type\":\"mention\",\"mentioned\":5}]")]
    [InlineData("invoke", "value", "\"text\"")]
    public async Task Parts_that_cannot_be_read_are_refused(string type, string part, string json)
    {
        var activity = _host.Sign.Activity(type);
        activity["name"] = "task/fetch";
        activity["text"] = "hello";
        var body = activity.ToJsonString();
        body = $"{body[..^1]},\"{part}\":{json}}}";
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(Encoding.UTF8.GetBytes(body))).Status);
    }

    [Theory]
    [InlineData("[null,{},5,\"x\",{\"type\":7},{\"type\":\"productInfo\"},{\"type\":\"mention\"}]")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Entities_of_unknown_kinds_are_passed_over(string entities)
    {
        var message = _host.Sign.Message("kudos hello");
        message["entities"] = JsonNode.Parse(entities);
        var request = await _host.TellAsync<CommandRequest>(message, Cancelled);
        Assert.Equal("hello", request.Text.ToPlain());
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("endOfConversation")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("event")]
    [InlineData("trace")]
    [InlineData("somethingNew")]
    public async Task Activities_of_unknown_types_are_acknowledged_and_remembered(string type)
    {
        var before = _host.Around.Remembered.Count;
        Assert.Empty(await _host.TellAsync(_host.Sign.Activity(type), Cancelled));
        Assert.Equal(before + 1, _host.Around.Remembered.Count);
    }

    [Theory]
    [InlineData("meetingStart")]
    [InlineData("somethingNew")]
    [InlineData("")]
    public async Task Updates_of_unknown_kinds_are_acknowledged(string eventType)
    {
        var update = _host.Sign.Activity("conversationUpdate", SignedActivities.Channel());
        update["channelData"]!["eventType"] = eventType;
        Assert.Empty(await _host.TellAsync(update, Cancelled));
    }

    [Theory]
    [InlineData("signin/verifyState")]
    [InlineData("fileConsent/invoke")]
    [InlineData("composeExtension/queryLink")]
    [InlineData("task/somethingNew")]
    [InlineData("")]
    public async Task Unknown_invokes_are_not_implemented(string name) => Assert.Equal(
        (HttpStatusCode.NotImplemented, null), await _host.SendAsync(_host.Sign.Invoke(name, new JsonObject()), Cancelled));

    [Fact]
    public async Task A_preview_that_we_never_show_is_not_implemented() => Assert.Equal(
        (HttpStatusCode.NotImplemented, null),
        await _host.SendAsync(
            _host.Sign.Invoke("composeExtension/submitAction", new JsonObject { ["commandId"] = "give_kudos", ["botMessagePreviewAction"] = "send" }), Cancelled));

    [Theory]
    [InlineData("ABCDEFAB-2222-3333-4444-555555555555")]
    [InlineData("{abcdefab-2222-3333-4444-555555555555}")]
    public async Task The_tenant_is_the_same_however_the_configuration_writes_it(string written)
    {
        await using var host = await InboundHost.StartAsync(Cancelled, ("Teams:TenantId", written));
        var message = host.Sign.Message("hello");
        message["channelData"]!["tenant"]!["id"] = "abcdefab-2222-3333-4444-555555555555";

        Assert.Equal((HttpStatusCode.OK, null), await host.SendAsync(message, Cancelled));
        Assert.Equal("abcdefab-2222-3333-4444-555555555555", Assert.Single(host.Recorder.Requests).WorkspaceId);
    }

    [Theory]
    [InlineData("99999999-2222-3333-4444-555555555555")]
    [InlineData("")]
    public async Task Another_tenant_is_refused_without_a_word_about_people(string tenant)
    {
        var message = _host.Sign.Message("hello", user: "stranger");
        message["channelData"]!["tenant"]!["id"] = tenant;
        var (before, remembered) = (_host.Recorder.Requests.Count, _host.Around.Remembered.Count);
        Assert.Equal((HttpStatusCode.Forbidden, null), await _host.SendAsync(message, Cancelled));
        Assert.Equal((before, remembered), (_host.Recorder.Requests.Count, _host.Around.Remembered.Count));
        Assert.NotEmpty(_host.Log.About("Teams:TenantId names another"));
        Assert.Empty(_host.Log.About("29:stranger"));
    }

    [Fact]
    public async Task The_tenant_may_stand_in_the_conversation_alone()
    {
        var message = _host.Sign.Message("kudos hello");
        message.Remove("channelData");
        await _host.TellAsync<CommandRequest>(message, Cancelled);
    }

    [Fact]
    public async Task What_is_too_large_is_refused()
    {
        var (status, _) = await PostAsync(Encoding.UTF8.GetBytes(_host.Sign.Message(new string('x', 300_000)).ToJsonString()));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Fact]
    public async Task Only_JSON_is_read()
    {
        using var request = _host.Sign.Post(_host.Sign.Message("hello"));
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var response = await _host.Client.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_request_without_a_token_is_told_what_is_missing_and_not_read()
    {
        using var request = _host.Sign.Bare("{"u8.ToArray());
        using var response = await _host.Client.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task What_comes_twice_is_answered_once()
    {
        var message = _host.Sign.Message("kudos hello");
        Assert.Single(await _host.TellAsync(message, Cancelled));
        Assert.Empty(await _host.TellAsync(message, Cancelled));

        message["id"] = "another";
        Assert.Single(await _host.TellAsync(message, Cancelled));
    }

    [Fact]
    public async Task After_ten_minutes_the_request_key_alone_tells_a_second_delivery()
    {
        var message = _host.Sign.Message("kudos hello");
        var first = await _host.TellAsync<CommandRequest>(message, Cancelled);
        _host.Clock.Now += TimeSpan.FromMinutes(11);
        var second = await _host.TellAsync<CommandRequest>(message, Cancelled);
        Assert.Equal(first.RequestKey, second.RequestKey);
        Assert.InRange(first.RequestKey.Length, 1, 200);
    }

    [Fact]
    public async Task An_invoke_that_comes_twice_gets_its_answer_twice()
    {
        _host.Recorder.Says(ChatAnswer.Private(Card.Of("Hello!")));
        var invoke = _host.Sign.Invoke("task/fetch", new JsonObject { ["data"] = FakeSurroundings.Data("kudos.send", "1") });
        var first = await _host.AskAsync(invoke, Cancelled);
        var second = await _host.AskAsync(invoke, Cancelled);
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(byte[] body)
    {
        using var request = _host.Sign.Post(body);
        using var response = await _host.Client.SendAsync(request, Cancelled);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancelled));
    }
}
