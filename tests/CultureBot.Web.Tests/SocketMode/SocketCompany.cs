using System.Text.Json.Nodes;
using CultureBot.Testing.Slack;
using CultureBot.Web.Tests.EndToEnd;

namespace CultureBot.Web.Tests.SocketMode;

/// <summary>The whole application with Slack at the other end of sockets.</summary>
internal sealed class SocketCompany : IAsyncDisposable
{
    public const int Connections = 2;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private SocketCompany(SlackCompany company) => Company = company;

    public SlackCompany Company { get; }

    public FakeSlack Slack => Company.Slack;

    public SignedRequests Requests => Company.Requests;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts, and has every connection open.</summary>
    public static async Task<SocketCompany> StartAsync(Action<Dictionary<string, string?>>? configure = null)
    {
        var company = new SocketCompany(await SlackCompany.StartAsync(configure: settings =>
        {
            settings["Slack:SigningSecret"] = null;
            settings["Slack:AppToken"] = FakeSlackSockets.AppToken;
            configure?.Invoke(settings);
        }));
        await company.UntilOpenAsync();
        return company;
    }

    public Task UntilOpenAsync() => Company.UntilAsync(() => Task.FromResult(Slack.Sockets.Open.Count == Connections));

    /// <summary>Sends it over a socket, and returns what the acknowledgement carries; null for nothing.</summary>
    public async Task<JsonObject?> SendAsync(HttpRequestMessage request, FakeSlackSocket? over = null)
    {
        var envelope = await FakeSlackEnvelope.OfAsync(request, Cancellation);
        return await AcknowledgedAsync(await SendAsync(envelope, over));
    }

    /// <summary>Sends an envelope; the task it returns completes with the acknowledgement.</summary>
    public Task<Task<JsonObject>> SendAsync(FakeSlackEnvelope envelope, FakeSlackSocket? over = null) =>
        (over ?? Slack.Sockets.Open[0]).SendAsync(envelope, Cancellation);

    public static async Task<JsonObject?> AcknowledgedAsync(Task<JsonObject> acknowledgement)
    {
        var frame = await acknowledgement.WaitAsync(LongestWait, Cancellation);
        Assert.All(frame, field => Assert.Contains(field.Key, (string[])["envelope_id", "payload"]));
        return (JsonObject?)frame["payload"];
    }

    public HttpRequestMessage Kudos(string text, string user = SlackCompany.Mia) => Requests.Command("/kudos", text, user, Slack.NewResponseUrl());

    public Task<long> CountKudosAsync() => Company.CountAsync("SELECT COUNT(*) FROM kudos");

    public async Task<string> ReadyAsync() => await (await Company.App.Client.GetAsync("/health/ready", Cancellation)).Content.ReadAsStringAsync(Cancellation);

    public ValueTask DisposeAsync() => Company.DisposeAsync();
}
