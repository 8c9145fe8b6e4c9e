using CultureBot.Testing;
using CultureBot.Testing.Slack;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CultureBot.Web.Tests.SocketMode;

/// <summary>What only somebody can mend is said once, with what to do, and tried again slowly.</summary>
public sealed class SocketRefusalTests
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(4);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("invalid_auth", "Slack:AppToken is not valid any more")]
    [InlineData("missing_scope", "connections:write")]
    [InlineData("forbidden_team", "apps.connections.open")]
    public async Task A_refusal_is_told_once_for_all_connections_and_ends_when_it_is_mended(string error, string advice)
    {
        await using var slack = await FakeSlack.StartAsync(Cancellation);
        slack.Always("apps.connections.open", FakeSlackFault.Error(error));
        using var lines = new LogLines();
        await using var app = await StartAsync(slack, lines);
        var start = app.Clock.Now;

        await UntilAsync(app, () => slack.CallsOf("apps.connections.open").Count() == 2 * SocketCompany.Connections);
        Assert.InRange(app.Clock.Now - start, Duration.FromMinutes(5), Duration.FromMinutes(6));
        Assert.Contains(advice, Assert.Single(lines.About(error)), StringComparison.Ordinal);
        Assert.Contains("\"slack_socket\":\"Unhealthy\"", await ReadyAsync(app), StringComparison.Ordinal);

        slack.Always("apps.connections.open", null);
        await UntilAsync(app, () => slack.Sockets.Open.Count == SocketCompany.Connections);
        Assert.Empty(lines.About(FakeSlackSockets.AppToken));
        Assert.Empty(lines.About("ticket"));
        Assert.All(slack.CallsOf("apps.connections.open"), call =>
        {
            Assert.Equal("Bearer " + FakeSlackSockets.AppToken, call.Authorization);
            Assert.Empty(call.Arguments);
        });
    }

    [Fact]
    public async Task Switching_Socket_Mode_off_is_told_and_not_stormed_against()
    {
        await using var slack = await FakeSlack.StartAsync(Cancellation);
        using var lines = new LogLines();
        await using var app = await StartAsync(slack, lines);
        await UntilAsync(app, () => slack.Sockets.Open.Count == SocketCompany.Connections);
        // An acknowledgement says that the greeting has been read.
        foreach (var socket in slack.Sockets.Open) await await socket.SendAsync(FakeSlackEnvelope.New("news", []), Cancellation);
        var start = app.Clock.Now;

        foreach (var socket in slack.Sockets.Open)
        {
            await socket.DisconnectAsync("link_disabled", Cancellation);
            await socket.CloseAsync(Cancellation);
        }

        await UntilAsync(app, () => slack.Sockets.All.Count == 2 * SocketCompany.Connections);

        Assert.InRange(app.Clock.Now - start, Duration.FromMinutes(5), Duration.FromMinutes(6));
        Assert.Contains("switch Socket Mode on", Assert.Single(lines.About("link_disabled")), StringComparison.Ordinal);
    }

    private static Task<AppFixture> StartAsync(FakeSlack slack, LogLines lines) => AppFixture.StartAsync(
        new()
        {
            ["Slack:AppToken"] = FakeSlackSockets.AppToken,
            ["Slack:BotToken"] = FakeSlack.BotToken,
            ["Slack:ApiUrl"] = slack.ApiUrl.ToString(),
        },
        adjust: services => services.AddSingleton<ILoggerProvider>(lines));

    private static async Task<string> ReadyAsync(AppFixture app)
    {
        using var ready = await app.Client.GetAsync("/health/ready", Cancellation);
        return await ready.Content.ReadAsStringAsync(Cancellation);
    }

    private static async Task UntilAsync(AppFixture app, Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            await Task.Delay(Breath, TimeProvider.System, limit.Token);
            app.Clock.Advance(Duration.FromSeconds(1));
        }
    }
}
