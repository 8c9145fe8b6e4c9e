using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CultureBot.Testing.Slack;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Chat.Slack.Tests.Requests;

public sealed class SlackGarbageTests(SharedSlackHost shared) : IClassFixture<SharedSlackHost>
{
    private readonly SlackHost _host = shared.Host;

    public static TheoryData<string, string> Bodies => new()
    {
        { SignedRequests.Json, "" },
        { SignedRequests.Json, "null" },
        { SignedRequests.Json, "42" },
        { SignedRequests.Json, "[]" },
        { SignedRequests.Json, "{}" },
        { SignedRequests.Json, "{\"type\":" },
        { SignedRequests.Json, "{\"type\":\"event_callback\"}" },
        { SignedRequests.Json, "{\"type\":\"event_callback\",\"team_id\":5}" },
        { SignedRequests.Json, "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev1\",\"event\":[]}" },
        { SignedRequests.Json, "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev1\",\"event\":{}}" },
        { SignedRequests.Json, "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"team_join\"}}" },
        { SignedRequests.Json, "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"team_join\",\"user\":{}}}" },
        { SignedRequests.Json, "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"team_join\",\"user\":{\"id\":[]}}}" },
        { SignedRequests.Json, "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"channel_rename\",\"channel\":7}}" },
        { SignedRequests.Json, "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"tokens_revoked\",\"tokens\":{\"bot\":\"x\"}}}" },
        { SignedRequests.Json, "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"\\ud800\"}}" },
        { SignedRequests.Json, "{\"type\":\"\\ud800\"}" },
        { SignedRequests.Json, "{\"type\":\"url_verification\"}" },
        { SignedRequests.Json, "{\"type\":\"app_rate_limited\",\"minute_rate_limited\":1}" },
        { SignedRequests.Json, "command=/kudos&text=hello" },
        { SignedRequests.Form, "" },
        { SignedRequests.Form, "&&&=&=" },
        { SignedRequests.Form, "command=%2Fkudos" },
        { SignedRequests.Form, "command=kudos&team_id=T&user_id=U&trigger_id=1" },
        { SignedRequests.Form, "command=%2Fkudos&team_id=T0FAKE&user_id=U1&trigger_id=1&text=%FF%FE%ZZ%" },
        { SignedRequests.Form, "payload=" },
        { SignedRequests.Form, "payload" },
        { SignedRequests.Form, "payload=null" },
        { SignedRequests.Form, "payload=%7B%7D" },
        { SignedRequests.Form, "payload=%7B%22type%22%3A" },
        { SignedRequests.Form, "payload={\"type\":\"block_actions\"}" },
        { SignedRequests.Form, "payload={\"type\":\"block_actions\",\"actions\":[{\"type\":\"button\",\"action_id\":\"kudos.send\"}]}" },
        { SignedRequests.Form, "payload={\"type\":\"view_submission\",\"view\":{\"state\":{\"values\":{\"a\":{\"b\":{\"value\":\"\\ud800\"}}},\"id\":\"V\"}}}" },
        { SignedRequests.Form, "payload={\"type\":\"view_submission\",\"view\":{\"id\":\"V\",\"state\":{\"values\":{\"a\":{\"b\":{\"value\":\"\\ud800\"}}}}},\"team\":{\"id\":\"T\"},\"user\":{\"id\":\"U\"}}" },
        { SignedRequests.Form, "payload={\"type\":\"view_submission\",\"view\":{\"id\":\"V\",\"state\":{\"values\":{\"a\":null,\"b\":{\"c\":3}}}},\"team\":{\"id\":\"T\"},\"user\":{\"id\":\"U\"}}" },
        { SignedRequests.Form, "payload={\"type\":\"shortcut\",\"team\":null,\"user\":null}" },
        { SignedRequests.Form, "payload={\"type\":\"something_new\"}" },
        { "text/plain", "{\"type\":\"url_verification\",\"challenge\":\"x\"}" },
        { "multipart/form-data; boundary=x", "--x\r\n" },
        { "application/jsonp", "{}" },
        { "application/octet-stream", "\u0001\u0002" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Garbage_is_refused_or_ignored(string contentType, string body) => await AssertHarmlessAsync(Encoding.UTF8.GetBytes(body), contentType);

    [Theory]
    [InlineData(SignedRequests.Json)]
    [InlineData(SignedRequests.Form)]
    public async Task Endless_nesting_is_refused(string contentType)
    {
        var nested = new string('[', 100_000);
        await AssertHarmlessAsync(Encoding.UTF8.GetBytes(contentType == SignedRequests.Json ? nested : "payload=" + nested), contentType);
    }

    [Theory]
    [InlineData(SignedRequests.Json)]
    [InlineData(SignedRequests.Form)]
    public async Task Bytes_that_are_no_text_are_refused_or_ignored(string contentType)
    {
        var state = 12345u;
        for (var round = 0; round < 100; round++)
        {
            var body = new byte[round * 3];
            for (var i = 0; i < body.Length; i++) body[i] = (byte)((state = (state * 1664525) + 1013904223) >> 24);
            await AssertHarmlessAsync(body, contentType);
        }
    }

    [Fact]
    public async Task Every_truncation_of_real_requests_is_refused_or_ignored()
    {
        var command = await _host.Sign.Command("/other", "<@U1|bob> thanks &amp; more", "U2").Content!.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        for (var length = 0; length < command.Length; length += 7) await AssertHarmlessAsync(command[..length], SignedRequests.Form);
        var joined = await _host.Sign.Event(new() { ["type"] = "reaction_added", ["user"] = "U1" }, "Ev1").Content!.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        for (var length = 0; length < joined.Length; length += 7) await AssertHarmlessAsync(joined[..length], SignedRequests.Json);
    }

    [Fact]
    public void No_bytes_make_the_readers_fail_in_an_unforeseen_way() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), (byte[] bytes) =>
        {
            byte[] body = bytes ?? [];
            return IsForeseen(() => SlackCommandReader.Read(body))
                && IsForeseen(() => SlackCommandReader.Read([.. "payload="u8, .. body]))
                && IsForeseen(() => SlackCommandReader.Read([.. "command=/a&team_id=T&user_id=U&trigger_id=1&text="u8, .. body]))
                && IsForeseen(() => SlackEventReader.Read(body));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_body_of_a_megabyte_is_refused_with_and_without_its_length()
    {
        var body = new byte[1024 * 1024];
        Array.Fill(body, (byte)'a');
        using var known = await _host.Client.SendAsync(_host.Sign.Raw(body, SignedRequests.Form), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, known.StatusCode);

        var chunked = _host.Sign.Raw(body, SignedRequests.Form);
        chunked.Headers.TransferEncodingChunked = true;
        using var unknown = await _host.Client.SendAsync(chunked, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, unknown.StatusCode);
    }

    [Fact]
    public async Task A_body_without_a_content_type_is_refused()
    {
        var request = _host.Sign.Raw("{}", SignedRequests.Json);
        request.Content!.Headers.ContentType = null;
        using var response = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static bool IsForeseen(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return true;
        }
    }

    private async Task AssertHarmlessAsync(byte[] body, string contentType)
    {
        var request = _host.Sign.Raw(body, SignedRequests.Json);
        request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var response = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{(int)response.StatusCode} for {body.Length} bytes of {contentType}");
    }
}
