using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CultureBot.Testing.Slack;

/// <summary>
/// Slack's Web API on a free loopback port, as strict as Slack's own documentation: it checks tokens and arguments,
/// pages, keeps what was posted, records every call in order, and fails when told to.
/// </summary>
public sealed class FakeSlack : IAsyncDisposable
{
    public const string BotToken = "xoxb-fake-bot-token";
    public const string SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";
    public const string TeamId = "T0FAKE";
    public const string BotUserId = "U0BOT";

    private const int MostResponses = 5;
    private const int MostAtOnce = 3;

    private static readonly TimeSpan ResponseLife = TimeSpan.FromMinutes(30);

    private readonly WebApplication _app;
    private readonly FakeSlackMethods _methods;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<FakeSlackFault>> _next = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FakeSlackFault> _always = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _responseUses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> _firstResponses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _responsesGivenAt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _channels = new(StringComparer.Ordinal);
    private readonly List<FakeSlackCall> _calls = [];
    private readonly List<FakeSlackCall> _unanswered = [];
    private readonly List<FakeSlackCall> _responses = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private readonly CallsUnderWay _underWay = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _responseUrls;
    private int _tooFast;

    private FakeSlack(WebApplication app)
    {
        _app = app;
        _methods = new FakeSlackMethods(State);
    }

    /// <summary>The workspace: people, channels, messages. Change it under test as an administrator would.</summary>
    public FakeSlackState State { get; } = new();

    /// <summary>Socket Mode, with the token <see cref="FakeSlackSockets.AppToken"/>.</summary>
    public FakeSlackSockets Sockets { get; } = new();

    /// <summary>What goes into <c>Slack:ApiUrl</c>.</summary>
    public Uri ApiUrl => new(Root + "/api/");

    /// <summary>Every call so far, in the order of arrival; response_url posts under the method <c>response_url</c>.</summary>
    public IReadOnlyList<FakeSlackCall> Calls
    {
        get
        {
            lock (_lock) return [.. _calls];
        }
    }

    /// <summary>What was done and never answered, or not in time: whoever called may do it again.</summary>
    public IReadOnlyList<FakeSlackCall> Unanswered
    {
        get
        {
            lock (_lock) return [.. _unanswered];
        }
    }

    /// <summary>What was taken at a response_url.</summary>
    public IReadOnlyList<FakeSlackCall> Responses
    {
        get
        {
            lock (_lock) return [.. _responses];
        }
    }

    /// <summary>Which faults come, where nobody said otherwise.</summary>
    public FakeSlackFaultPlan? Plan { get; set; }

    /// <summary>Told of every call when it arrives, before it is answered.</summary>
    public Action<FakeSlackCall>? Arrived { get; set; }

    /// <summary>The clock by which response_urls end and channels are too fast.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Refuse more than one message a second to a channel, as Slack does after a short burst.</summary>
    public bool IsPaced { get; set; }

    /// <summary>What Slack's header says that a token may do, with commas; null leaves it out.</summary>
    public string? Scopes { get; set; }

    /// <summary>How often that happened.</summary>
    public int TooFastCount => Volatile.Read(ref _tooFast);

    private string Root => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<FakeSlack> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var slack = new FakeSlack(app);
        app.MapPost("/api/{method}", (RequestDelegate)slack.CallAsync);
        app.MapPost("/response/{key}", (RequestDelegate)slack.RespondAsync);
        app.UseWebSockets();
        app.MapGet("/link", context => slack.Sockets.AcceptAsync(context, slack._stopping.Token));
        await app.StartAsync(cancellationToken);
        return slack;
    }

    public IEnumerable<FakeSlackCall> CallsOf(string method) => Calls.Where(c => c.Method == method);

    /// <summary>The next call of the method fails so; told several times, the calls after it, too.</summary>
    public FakeSlack Next(string method, FakeSlackFault fault)
    {
        _next.GetOrAdd(method, _ => new()).Enqueue(fault);
        return this;
    }

    /// <summary>Every call of the method fails so, until told <c>null</c>.</summary>
    public FakeSlack Always(string method, FakeSlackFault? fault)
    {
        if (fault is null) _always.TryRemove(method, out _);
        else _always[method] = fault;
        return this;
    }

    /// <summary>A fresh response_url: good for five uses within 30 minutes, as Slack's are.</summary>
    public string NewResponseUrl()
    {
        var path = $"/response/r{Interlocked.Increment(ref _responseUrls).ToString(CultureInfo.InvariantCulture)}";
        _responsesGivenAt[path] = Clock.GetUtcNow();
        return Root + path;
    }

    /// <summary>The first that is taken at a response_url, once it is.</summary>
    public Task<JsonObject> FirstResponseAt(string url) => FirstResponse(new Uri(url).AbsolutePath).Task;

    /// <summary>Returns when the condition holds; looks again after every call, without a clock.</summary>
    public async Task WaitForAsync(Func<FakeSlack, bool> condition, CancellationToken cancellationToken)
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

    /// <summary>How many calls it is answering just now.</summary>
    public int InFlight => _underWay.InFlight;

    /// <summary>How many of these a fault keeps waiting.</summary>
    public int KeptWaiting => _underWay.KeptWaiting;

    private Task CallAsync(HttpContext context) => _underWay.AnswerAsync(() => AnswerAsync(context));

    private async Task AnswerAsync(HttpContext context)
    {
        var method = (string)context.Request.RouteValues["method"]!;
        var (arguments, isJson) = await FakeSlackArguments.ReadAsync(context.Request);
        var authorization = context.Request.Headers.Authorization.ToString();
        var call = new FakeSlackCall(method, arguments, authorization, Clock.GetUtcNow());
        Record(call);
        if (Scopes is { } scopes) context.Response.Headers["x-oauth-scopes"] = scopes;

        var fault = Fault(call) ?? TooFast(call);
        if (fault is { IsAfterAccepting: false } && await PlayAsync(fault, context)) return;

        JsonObject answer;
        lock (State.Lock)
        {
            answer = method == "apps.connections.open" ? Sockets.NewAddress(authorization, Root)
                : authorization.Length == 0 ? FakeSlackMethods.Refuse("not_authed")
                : State.App.Answer(method, arguments, authorization) is { } ofInstall ? ofInstall
                : authorization != "Bearer " + State.Token && State.App.Refusal(authorization, method, arguments) is { } refusal ? FakeSlackMethods.Refuse(refusal)
                : _methods.Answer(method, arguments, isJson);
        }

        await AnswerAsync(context, call, fault, () => context.Response.WriteAsJsonAsync(answer, context.RequestAborted));
    }

    private Task<bool> PlayAsync(FakeSlackFault fault, HttpContext context) =>
        fault.KeepsWaiting ? _underWay.KeepWaitingAsync(() => fault.PlayAsync(context, _stopping.Token)) : fault.PlayAsync(context, _stopping.Token);

    private async Task AnswerAsync(HttpContext context, FakeSlackCall call, FakeSlackFault? fault, Func<Task> answer)
    {
        Signal();
        if (fault is { IsAfterAccepting: true })
        {
            lock (_lock) _unanswered.Add(call);
            if (await PlayAsync(fault, context)) return;
        }

        try
        {
            await answer();
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever called did not wait for the answer.
            lock (_lock) _unanswered.Add(call);
        }
    }

    /// <summary>More than one a second to a channel, after a short burst.</summary>
    private FakeSlackFault? TooFast(FakeSlackCall call)
    {
        if (!IsPaced || call.Method != "chat.postMessage") return null;
        var channel = call.Arguments["channel"]?.ToString() ?? "";
        lock (_lock)
        {
            var full = call.At + TimeSpan.FromSeconds(MostAtOnce);
            var next = _channels.TryGetValue(channel, out var until) && until > call.At ? until + TimeSpan.FromSeconds(1) : call.At + TimeSpan.FromSeconds(1);
            if (next > full)
            {
                _tooFast++;
                return FakeSlackFault.RateLimited(1);
            }

            _channels[channel] = next;
            return null;
        }
    }

    private async Task RespondAsync(HttpContext context)
    {
        var (arguments, _) = await FakeSlackArguments.ReadAsync(context.Request);
        var call = new FakeSlackCall("response_url", arguments, context.Request.Path, Clock.GetUtcNow());
        Record(call);
        var fault = Fault(call);
        if (fault is { IsAfterAccepting: false } && await PlayAsync(fault, context)) return;

        var path = context.Request.Path;
        var refusal = _responseUses.AddOrUpdate(path, 1, (_, uses) => uses + 1) > MostResponses ? "used_url"
            : _responsesGivenAt.TryGetValue(path, out var givenAt) && call.At - givenAt > ResponseLife ? "expired_url"
            : null;
        if (refusal is null)
        {
            lock (_lock) _responses.Add(call);
            FirstResponse(path).TrySetResult(arguments);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }

        await AnswerAsync(context, call, fault, () => refusal is null
            ? context.Response.WriteAsync("ok", context.RequestAborted)
            : context.Response.WriteAsJsonAsync(FakeSlackMethods.Refuse(refusal), context.RequestAborted));
    }

    private TaskCompletionSource<JsonObject> FirstResponse(string path) =>
        _firstResponses.GetOrAdd(path, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private FakeSlackFault? Fault(FakeSlackCall call) =>
        _next.TryGetValue(call.Method, out var queue) && queue.TryDequeue(out var once) ? once
        : _always.GetValueOrDefault(call.Method) ?? Plan?.Next(call);

    private void Record(FakeSlackCall call)
    {
        lock (_lock) _calls.Add(call);
        Arrived?.Invoke(call);
        Signal();
    }

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

/// <summary>One call that arrived.</summary>
/// <param name="Method">The Web API method, or <c>response_url</c>.</param>
/// <param name="Arguments">As JSON, whichever way they were sent.</param>
/// <param name="Authorization">The header; for a response_url its path.</param>
/// <param name="At">When it arrived.</param>
public sealed record FakeSlackCall(string Method, JsonObject Arguments, string Authorization, DateTimeOffset At);

internal static class FakeSlackArguments
{
    public static async Task<(JsonObject Arguments, bool IsJson)> ReadAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return (new JsonObject(form.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value.ToString()))), false);
        }

        var node = await JsonSerializer.DeserializeAsync<JsonObject>(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        return (node ?? [], true);
    }
}
