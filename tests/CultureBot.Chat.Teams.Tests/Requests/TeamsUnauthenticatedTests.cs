using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams.Tests.Requests;

/// <summary>Teams:AllowUnauthenticated, for the Agents Playground on one's own machine.</summary>
public sealed class TeamsUnauthenticatedTests : IAsyncLifetime
{
    private InboundHost _host = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _host = await InboundHost.StartAsync(Cancelled, ("Teams:AllowUnauthenticated", "true"), ("Teams:AppPassword", ""));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("http://localhost:56150/_connector", 200)]
    [InlineData("http://127.0.0.1:56150/_connector", 200)]
    [InlineData("https://smba.trafficmanager.net/emea/", 403)]
    [InlineData("http://127.0.0.1.example/", 403)]
    [InlineData("not an address", 403)]
    public async Task Programs_of_this_machine_need_no_token(string serviceUrl, int status)
    {
        var message = _host.Sign.Message("kudos hello");
        message["serviceUrl"] = serviceUrl;
        Assert.Equal((HttpStatusCode)status, await PostAsync(message));
        Assert.Equal(status == 200 ? 1 : 0, _host.Recorder.Requests.Count);
    }

    [Fact]
    public async Task Only_Teams_is_spoken()
    {
        var message = Local();
        message["channelId"] = "emulator";
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(message));
    }

    [Fact]
    public async Task A_token_that_is_sent_is_checked_all_the_same()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(Local(), authorization: "Bearer x.y.z"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(Local(), authorization: "Basic YTpi"));
        using var signed = _host.Sign.Post(_host.Sign.Message("kudos hello"));
        using var response = await _host.Client.SendAsync(signed, Cancelled);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("tunnel.example.com")]
    [InlineData("127.0.0.1.example.com")]
    public async Task What_comes_through_a_tunnel_needs_a_token(string name) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(Local(), name));

    [Fact]
    public async Task A_page_in_a_browser_cannot_send_it_as_a_form()
    {
        using var request = _host.Sign.Bare(Encoding.UTF8.GetBytes(Local().ToJsonString()));
        request.Content!.Headers.ContentType = new("text/plain");
        using var response = await _host.Client.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    private JsonObject Local()
    {
        var message = _host.Sign.Message("kudos hello");
        message["serviceUrl"] = "http://localhost:56150/_connector";
        return message;
    }

    private async Task<HttpStatusCode> PostAsync(JsonObject activity, string? name = null, string? authorization = null)
    {
        using var request = _host.Sign.Bare(Encoding.UTF8.GetBytes(activity.ToJsonString()));
        request.Headers.Host = name;
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await _host.Client.SendAsync(request, Cancelled);
        return response.StatusCode;
    }
}
