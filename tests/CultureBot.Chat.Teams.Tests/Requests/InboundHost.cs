using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using CultureBot.Testing;
using CultureBot.Testing.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CultureBot.Chat.Teams.Tests.Requests;

/// <summary>The messaging endpoint on real HTTP, with published keys behind it and a handler that records what reaches it.</summary>
public sealed class InboundHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private InboundHost(WebApplication app, TeamsKeyServer keys, StoppedClock clock, FakeSurroundings around)
    {
        (_app, Keys, Clock, Around) = (app, keys, clock, around);
        Sign = new(clock);
        Client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient("test");
        Client.BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public TeamsKeyServer Keys { get; }

    public StoppedClock Clock { get; }

    public SignedActivities Sign { get; }

    public HttpClient Client { get; }

    internal FakeSurroundings Around { get; }

    public Recorder Recorder => _app.Services.GetRequiredService<Recorder>();

    /// <summary>What Teams knows of people and channels.</summary>
    public FakePlatform Platform => _app.Services.GetRequiredService<FakePlatform>();

    /// <summary>What was logged.</summary>
    public LogLines Log => _app.Services.GetRequiredService<LogLines>();

    public static async Task<InboundHost> StartAsync(CancellationToken cancellationToken, params IEnumerable<(string Name, string Value)> options)
    {
        var keys = await TeamsKeyServer.StartAsync(cancellationToken);
        var clock = new StoppedClock();
        var around = new FakeSurroundings();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
        [
            new("Teams:AppId", TeamsSigning.AppId),
            new("Teams:AppPassword", "secret"),
            new("Teams:TenantId", SignedActivities.Tenant),
            new("Teams:OpenIdMetadata", keys.Metadata.AbsoluteUri),
            new("Teams:LoginUrl", keys.Login.AbsoluteUri),
        ]);
        builder.Configuration.AddInMemoryCollection(options.Select(option => KeyValuePair.Create(option.Name, (string?)option.Value)));
        builder.Services.AddSingleton<LogLines>();
        builder.Services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<LogLines>());
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<Recorder>();
        builder.Services.AddSingleton<IChatAddresses, NoAddresses>();
        builder.Services.AddSingleton(Routes());
        builder.Services.AddTeams(builder.Configuration);
        builder.Services.RemoveAll<TeamsSurroundings>();
        builder.Services.AddSingleton(around.Surroundings);
        builder.Services.RemoveAll<IChatPlatform>();
        var platform = new FakePlatform(clock) { Name = "teams" };
        builder.Services.AddSingleton(platform).AddSingleton<IChatPlatform>(platform);
        var app = builder.Build();
        app.MapTeams();
        await app.StartAsync(cancellationToken);
        return new(app, keys, clock, around);
    }

    /// <summary>Sends an activity, signed, and gives back what it was answered with.</summary>
    public async Task<(HttpStatusCode Status, JsonObject? Body)> SendAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        using var request = Sign.Post(activity);
        using var response = await Client.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return (response.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body)!.AsObject());
    }

    /// <summary>The body, of an activity that gets a 200.</summary>
    public async Task<JsonObject> AskAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        var (status, body) = await SendAsync(activity, cancellationToken);
        Assert.Equal(HttpStatusCode.OK, status);
        return Assert.IsType<JsonObject>(body);
    }

    /// <summary>The one request that an activity becomes, of those that get an empty 200.</summary>
    public async Task<TRequest> TellAsync<TRequest>(JsonObject activity, CancellationToken cancellationToken) where TRequest : ChatRequest =>
        Assert.IsType<TRequest>(Assert.Single(await TellAsync(activity, cancellationToken)));

    /// <summary>The requests that an activity becomes, of those that get an empty 200.</summary>
    public async Task<IReadOnlyList<ChatRequest>> TellAsync(JsonObject activity, CancellationToken cancellationToken)
    {
        var before = Recorder.Requests.Count;
        Assert.Equal((HttpStatusCode.OK, null), await SendAsync(activity, cancellationToken));
        return [.. Recorder.Requests.Skip(before)];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Keys.DisposeAsync();
    }

    private static ChatRoutes Routes()
    {
        var routes = new ChatRoutes();
        routes.For<Recorder>()
            .Command("kudos", r => r.HandleAsync).Command("culture", r => r.HandleAsync).Mention(r => r.HandleAsync)
            .Shortcut("give_kudos", r => r.HandleAsync).MessageShortcut("thank_for_message", r => r.HandleAsync)
            .Button("kudos.send", r => r.HandleAsync).Form("kudos", r => r.HandleAsync).Reaction("raised_hands", r => r.HandleAsync)
            .Search("my_kudos", r => r.HandleAsync).AccountChanged(r => r.HandleAsync).ChannelChanged(r => r.HandleAsync)
            .DirectChatChanged(r => r.HandleAsync);
        return routes;
    }

    private sealed class NoAddresses : IChatAddresses
    {
        public ValueTask<string?> FindAsync(string platform, string workspaceId, string name, CancellationToken cancellationToken) =>
            ValueTask.FromResult<string?>(null);

        public ValueTask<ImmutableDictionary<string, string>> ListAsync(string platform, string workspaceId, string prefix, CancellationToken cancellationToken) =>
            ValueTask.FromResult(ImmutableDictionary<string, string>.Empty);

        public ValueTask SaveAsync(string platform, string workspaceId, string name, string? value, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}

/// <summary>Time stands still for what is written down; timers run as always.</summary>
public sealed class StoppedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 6, 15, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
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

    /// <summary>From now on every request gets this answer.</summary>
    public void Says(ChatAnswer answer) => Answer = (_, _) => Task.FromResult(answer);
}

/// <summary>A host for a whole class of tests.</summary>
public sealed class SharedInboundHost : IAsyncLifetime
{
    public InboundHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await InboundHost.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
