using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CultureBot.Testing.Hooks;

/// <summary>A program of others on a free loopback port that is told by webhooks: it keeps what it gets and answers as it is told to.</summary>
public sealed class HookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(int Status, string Header, string Value)> _next = new();
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly List<ReceivedHook> _received = [];

    private HookReceiver(WebApplication app) => _app = app;

    /// <summary>What it answers where nobody said otherwise.</summary>
    public int Status { get; set; } = StatusCodes.Status204NoContent;

    /// <summary>Answers nothing until it is stopped.</summary>
    public bool Hangs { get; set; }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook");

    /// <summary>Ends once something has arrived.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>In the order of arrival.</summary>
    public IReadOnlyList<ReceivedHook> Received
    {
        get
        {
            lock (_lock) return [.. _received];
        }
    }

    public static async Task<HookReceiver> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new HookReceiver(app);
        app.Map("/{*path}", (RequestDelegate)receiver.ReceiveAsync);
        await app.StartAsync(cancellationToken);
        return receiver;
    }

    /// <summary>The next request that nobody answered yet gets this.</summary>
    public void AnswerNext(int status, string header = "", string value = "") => _next.Enqueue((status, header, value));

    public async ValueTask DisposeAsync()
    {
        _released.TrySetResult();
        await _app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var headers = context.Request.Headers;
        lock (_lock)
        {
            _received.Add(new(
                context.Request.Path, headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), body));
        }

        _arrived.TrySetResult();
        if (Hangs) await _released.Task;
        var (status, header, value) = _next.TryDequeue(out var next) ? next : (Status, "", "");
        if (header.Length > 0) context.Response.Headers[header] = value;
        context.Response.StatusCode = status;
    }
}
