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

    private readonly WebApplication _app;
    private readonly FakeSlackMethods _methods;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<FakeSlackFault>> _next = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FakeSlackFault> _always = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _responseUses = new(StringComparer.Ordinal);
    private readonly List<FakeSlackCall> _calls = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _responseUrls;

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

    /// <summary>A fresh response_url: good for five uses, as Slack's are.</summary>
    public string NewResponseUrl() =>
        $"{Root}/response/r{Interlocked.Increment(ref _responseUrls).ToString(CultureInfo.InvariantCulture)}";

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

    private async Task CallAsync(HttpContext context)
    {
        var method = (string)context.Request.RouteValues["method"]!;
        var (arguments, isJson) = await FakeSlackArguments.ReadAsync(context.Request);
        var authorization = context.Request.Headers.Authorization.ToString();
        Record(new(method, arguments, authorization, TimeProvider.System.GetUtcNow()));

        var fault = Fault(method);
        if (fault is not null && await fault.PlayAsync(context, _stopping.Token)) return;

        JsonObject answer;
        lock (State.Lock)
        {
            answer = method == "apps.connections.open" ? Sockets.NewAddress(authorization, Root)
                : authorization.Length == 0 ? FakeSlackMethods.Refuse("not_authed")
                : authorization != "Bearer " + State.Token ? FakeSlackMethods.Refuse("invalid_auth")
                : _methods.Answer(method, arguments, isJson);
        }

        if (fault is { HangsAfterwards: true }) await FakeSlackFault.HangAsync(context, _stopping.Token);
        else await context.Response.WriteAsJsonAsync(answer, context.RequestAborted);
        Signal();
    }

    private async Task RespondAsync(HttpContext context)
    {
        var (arguments, _) = await FakeSlackArguments.ReadAsync(context.Request);
        Record(new("response_url", arguments, context.Request.Path, TimeProvider.System.GetUtcNow()));
        if (Fault("response_url") is { } fault && await fault.PlayAsync(context, _stopping.Token)) return;

        if (_responseUses.AddOrUpdate(context.Request.Path, 1, (_, uses) => uses + 1) > 5)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsJsonAsync(FakeSlackMethods.Refuse("used_url"), context.RequestAborted);
        }
        else
        {
            await context.Response.WriteAsync("ok", context.RequestAborted);
        }
    }

    private FakeSlackFault? Fault(string method) =>
        _next.TryGetValue(method, out var queue) && queue.TryDequeue(out var once) ? once : _always.GetValueOrDefault(method);

    private void Record(FakeSlackCall call)
    {
        lock (_lock) _calls.Add(call);
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
