using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CultureBot.Testing.Slack;

/// <summary>Slack's side of Socket Mode: hands out addresses that are good for one connection, greets, and keeps what is open.</summary>
public sealed class FakeSlackSockets
{
    public const string AppToken = "xapp-fake-app-token";

    private readonly ConcurrentDictionary<string, bool> _tickets = new(StringComparer.Ordinal);
    private readonly List<FakeSlackSocket> _sockets = [];
    private readonly Lock _lock = new();
    private int _numbers;

    /// <summary>Every socket that was ever accepted, in that order.</summary>
    public IReadOnlyList<FakeSlackSocket> All
    {
        get
        {
            lock (_lock) return [.. _sockets];
        }
    }

    public IReadOnlyList<FakeSlackSocket> Open => [.. All.Where(s => s.IsOpen)];

    /// <summary>False: a connection is accepted and nothing is said.</summary>
    public bool Greets { get; set; } = true;

    /// <summary>False: nobody answers at the addresses; what is open goes on.</summary>
    public bool Accepts { get; set; } = true;

    internal JsonObject NewAddress(string authorization, string root)
    {
        if (authorization.Length == 0) return FakeSlackMethods.Refuse("not_authed");
        if (authorization != "Bearer " + AppToken) return FakeSlackMethods.Refuse("invalid_auth");
        var ticket = "ticket-" + Interlocked.Increment(ref _numbers).ToString(CultureInfo.InvariantCulture);
        _tickets[ticket] = true;
        return new() { ["ok"] = true, ["url"] = $"{root.Replace("http://", "ws://", StringComparison.Ordinal)}/link?ticket={ticket}" };
    }

    internal async Task AcceptAsync(HttpContext context, CancellationToken stopping)
    {
        if (!Accepts || !context.WebSockets.IsWebSocketRequest || !_tickets.TryRemove(context.Request.Query["ticket"].ToString(), out _))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var connection = await context.WebSockets.AcceptWebSocketAsync();
        var socket = new FakeSlackSocket(connection);
        int open;
        lock (_lock)
        {
            _sockets.Add(socket);
            open = _sockets.Count(s => s.IsOpen);
        }

        if (Greets)
        {
            await socket.SendFrameAsync(
                new() { ["type"] = "hello", ["num_connections"] = open, ["connection_info"] = new JsonObject { ["app_id"] = "A0APP" } }, stopping);
        }

        await socket.ReceiveAsync(stopping);
    }
}
