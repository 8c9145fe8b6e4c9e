using System.Collections.Concurrent;
using CultureBot.Testing;
using CultureBot.Testing.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CultureBot.Chat.Slack.Tests;

/// <summary>The adapter on real HTTP with a fake Slack behind it and a handler that records what reaches it.</summary>
public sealed class SlackHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SlackHost(WebApplication app, FakeSlack slack, StoppedClock clock)
    {
        _app = app;
        Slack = slack;
        Clock = clock;
        Sign = new SignedRequests(clock);
        var root = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient("test");
        Client.BaseAddress = new Uri(root);
    }

    public FakeSlack Slack { get; }

    public StoppedClock Clock { get; }

    public SignedRequests Sign { get; }

    public HttpClient Client { get; }

    public Recorder Recorder => _app.Services.GetRequiredService<Recorder>();

    public IChatPlatform Platform => _app.Services.GetRequiredService<IChatPlatform>();

    public IConnectionCheck Check => _app.Services.GetRequiredService<IConnectionCheck>();

    public RequestWatch Watch => _app.Services.GetRequiredService<RequestWatch>();

    /// <summary>What was logged.</summary>
    public LogLines Log => _app.Services.GetRequiredService<LogLines>();

    public static async Task<SlackHost> StartAsync(CancellationToken cancellationToken, TimeSpan? callTimeout = null)
    {
        var slack = await FakeSlack.StartAsync(cancellationToken);
        var clock = new StoppedClock();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Slack:SigningSecret"] = FakeSlack.SigningSecret,
            ["Slack:BotToken"] = FakeSlack.BotToken,
            ["Slack:ApiUrl"] = slack.ApiUrl.AbsoluteUri,
            ["Slack:CallTimeout"] = (callTimeout ?? TimeSpan.FromSeconds(10)).ToString(),
        });
        builder.Services.AddSingleton<LogLines>();
        builder.Services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<LogLines>());
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<IChatTokens, OneToken>();
        builder.Services.AddSingleton<Recorder>();
        builder.Services.AddSingleton(Routes());
        builder.Services.AddSlack(builder.Configuration);
        var app = builder.Build();
        app.MapSlack();
        await app.StartAsync(cancellationToken);
        return new(app, slack, clock);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Slack.DisposeAsync();
    }

    private static ChatRoutes Routes()
    {
        var routes = new ChatRoutes();
        routes.For<Recorder>()
            .Command("kudos", r => r.HandleAsync).Command("webhook-collect", r => r.HandleAsync).Command("hello-world", r => r.HandleAsync)
            .Shortcut("give_kudos", r => r.HandleAsync).Button("kudos.send", r => r.HandleAsync).Form("kudos", r => r.HandleAsync)
            .AccountChanged(r => r.HandleAsync).ChannelChanged(r => r.HandleAsync).WorkspaceDisconnected(r => r.HandleAsync)
            .WorkspaceAccessChanged(r => r.HandleAsync);
        return routes;
    }

    private sealed class OneToken : IChatTokens
    {
        public ValueTask<string?> FindAsync(string platform, string workspaceId, CancellationToken cancellationToken) =>
            ValueTask.FromResult(platform == "slack" && workspaceId == FakeSlack.TeamId ? FakeSlack.BotToken : null);

        public ValueTask<string?> ReplaceAsync(string platform, string workspaceId, string expired, CancellationToken cancellationToken) =>
            ValueTask.FromResult<string?>(null);
    }
}

public sealed class Recorder
{
    private readonly ConcurrentQueue<ChatRequest> _requests = new();

    public IReadOnlyList<ChatRequest> Requests => [.. _requests];

    public Func<ChatRequest, CancellationToken, Task<ChatAnswer>> Answer { get; set; } = (_, _) => Task.FromResult(ChatAnswer.Nothing);

    public Task<ChatAnswer> HandleAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        _requests.Enqueue(request);
        return Answer(request, cancellationToken);
    }
}

/// <summary>A host for a whole class of tests.</summary>
public sealed class SharedSlackHost : IAsyncLifetime
{
    public SlackHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await SlackHost.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
