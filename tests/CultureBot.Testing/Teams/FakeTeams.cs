using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CultureBot.Testing.Teams;

/// <summary>
/// Teams' Connector and the login that gives tokens for it, on a free loopback port: it checks tokens and arguments, pages,
/// keeps what was posted, records every call in order, and fails when told to.
/// </summary>
public sealed class FakeTeams : IAsyncDisposable
{
    public const string AppId = "00000000-0000-0000-0000-00000000000b";
    public const string AppPassword = "fake-client-secret~1";
    public const string TenantId = "11111111-2222-3333-4444-555555555555";
    public const string BotId = "28:" + AppId;

    private const string Scope = "https://api.botframework.com/.default";

    private readonly WebApplication _app;
    private readonly FakeTeamsMethods _methods;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<FakeTeamsFault>> _next = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FakeTeamsFault> _always = new(StringComparer.Ordinal);
    private readonly List<FakeTeamsCall> _calls = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private readonly CallsUnderWay _underWay = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);
    private int _tokenNumber;

    private FakeTeams(WebApplication app)
    {
        _app = app;
        _methods = new(State);
    }

    public FakeTeamsState State { get; } = new();

    /// <summary>What activities name as their <c>serviceUrl</c>.</summary>
    public Uri ServiceUrl => new(Root + "/amer/");

    /// <summary>Another address of the same Connector.</summary>
    public Uri OtherServiceUrl => new(Root + "/emea/");

    /// <summary>What goes into <c>Teams:LoginUrl</c>.</summary>
    public Uri LoginUrl => new(Root + "/");

    /// <summary>Every call so far, in the order of arrival.</summary>
    public IReadOnlyList<FakeTeamsCall> Calls
    {
        get
        {
            lock (_lock) return [.. _calls];
        }
    }

    /// <summary>The clock by which calls are too fast.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Set to refuse what is faster than Microsoft's limits.</summary>
    public FakeTeamsLimits? Limits { get; set; }

    /// <summary>Told of every call when it arrives, before it is answered.</summary>
    public Action<FakeTeamsCall>? Arrived { get; set; }

    /// <summary>Which calls go wrong beyond those that were named by <see cref="Next"/> and <see cref="Always"/>.</summary>
    public Func<FakeTeamsCall, FakeTeamsFault?>? Plan { get; set; }

    /// <summary>How many calls it is answering just now.</summary>
    public int InFlight => _underWay.InFlight;

    /// <summary>How many of these a fault keeps waiting.</summary>
    public int KeptWaiting => _underWay.KeptWaiting;

    private string Root => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<FakeTeams> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var teams = new FakeTeams(app);
        const string Conversations = "/{region}/v3/conversations";
        app.MapPost("/{tenant}/oauth2/v2.0/token", teams.For("token"));
        app.MapPost(Conversations, teams.For("open"));
        app.MapPost(Conversations + "/{place}/activities", teams.For("post"));
        app.MapPut(Conversations + "/{place}/activities/{item}", teams.For("update"));
        app.MapDelete(Conversations + "/{place}/activities/{item}", teams.For("delete"));
        app.MapGet(Conversations + "/{place}/members/{item}", teams.For("member"));
        app.MapGet(Conversations + "/{place}/pagedmembers", teams.For("members"));
        app.MapGet("/{region}/v3/teams/{place}", teams.For("team"));
        app.MapGet("/{region}/v3/teams/{place}/conversations", teams.For("channels"));
        await app.StartAsync(cancellationToken);
        return teams;
    }

    public IEnumerable<FakeTeamsCall> CallsOf(string method) => Calls.Where(c => c.Method == method);

    /// <summary>The next call of the method fails so; told several times, the calls after it, too.</summary>
    public FakeTeams Next(string method, FakeTeamsFault? fault)
    {
        // A null lets one go well, between others.
        _next.GetOrAdd(method, _ => new()).Enqueue(fault ?? FakeTeamsFault.Late(TimeSpan.Zero));
        return this;
    }

    /// <summary>Every call of the method fails so, until told <c>null</c>.</summary>
    public FakeTeams Always(string method, FakeTeamsFault? fault)
    {
        if (fault is null) _always.TryRemove(method, out _);
        else _always[method] = fault;
        return this;
    }

    /// <summary>What tokens were given so far are not accepted any more.</summary>
    public void RevokeTokens()
    {
        lock (State.Lock) _tokens.Clear();
    }

    /// <summary>Returns when the condition holds; looks again after every call, without a clock.</summary>
    public async Task WaitForAsync(Func<FakeTeams, bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock) changed = _changed.Task;
            if (condition(this)) return;
            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Stops listening; from then on connections are refused.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
    }

    private RequestDelegate For(string method) => context => _underWay.AnswerAsync(() => AnswerAsync(method, context));

    private async Task AnswerAsync(string method, HttpContext context)
    {
        var call = await FakeTeamsCall.ReadAsync(method, context, Clock.GetUtcNow());
        lock (_lock) _calls.Add(call);
        Arrived?.Invoke(call);
        Signal();
        var fault = Fault(call);
        if (fault is { IsAfterAccepting: false } && await PlayAsync(fault, context)) return;

        FakeTeamsAnswer answer;
        lock (State.Lock)
        {
            answer = method == "token" ? Token(call)
                : !call.Authorization.StartsWith("Bearer ", StringComparison.Ordinal) || !_tokens.Contains(call.Authorization["Bearer ".Length..])
                    ? new(StatusCodes.Status401Unauthorized, new JsonObject { ["message"] = "Authorization has been denied for this request." })
                : _methods.Answer(call);
        }

        Signal();
        if (fault is { IsAfterAccepting: true } && await PlayAsync(fault, context)) return;
        context.Response.StatusCode = answer.Status;
        if (answer.Body is not null) await context.Response.WriteAsJsonAsync(answer.Body, context.RequestAborted);
    }

    private Task<bool> PlayAsync(FakeTeamsFault fault, HttpContext context) =>
        fault.KeepsWaiting ? _underWay.KeepWaitingAsync(() => fault.PlayAsync(context, _stopping.Token)) : fault.PlayAsync(context, _stopping.Token);

    private FakeTeamsAnswer Token(FakeTeamsCall call)
    {
        if ((string?)call.Body["client_id"] != AppId || (string?)call.Body["client_secret"] != AppPassword)
        {
            return new(
                StatusCodes.Status401Unauthorized,
                new JsonObject { ["error"] = "invalid_client", ["error_description"] = "AADSTS7000215: Invalid client secret provided." });
        }

        if ((string?)call.Body["grant_type"] != "client_credentials" || (string?)call.Body["scope"] != Scope)
            return new(StatusCodes.Status400BadRequest, new JsonObject { ["error"] = "invalid_scope", ["error_description"] = "AADSTS70011" });

        var token = "fake-token-" + (++_tokenNumber).ToString(CultureInfo.InvariantCulture);
        _tokens.Add(token);
        return FakeTeamsAnswer.Ok(new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3599, ["access_token"] = token });
    }

    private FakeTeamsFault? Fault(FakeTeamsCall call) =>
        _next.TryGetValue(call.Method, out var queue) && queue.TryDequeue(out var once) ? once
        : _always.GetValueOrDefault(call.Method)
        ?? Plan?.Invoke(call)
        ?? (Limits is { } limits && FakeTeamsMethods.ThreadOf(call) is { } thread && !limits.Takes(thread, call.At) ? FakeTeamsFault.Of(429, 1) : null);

    private void Signal()
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
