using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Slack;

/// <summary>Tries once to open a socket: asks Slack for an address, connects to it, and waits for the greeting.</summary>
internal sealed class SlackSocketOpener(
    SlackClient client, SlackSocketIntake intake, SlackSocketStatus status, IOptions<SlackOptions> options, ILogger<SlackSocket> logger)
{
    private readonly SlackOptions _options = options.Value;

    public async Task<SlackOpening> TryOpenAsync(CancellationToken cancellationToken) =>
        await client.AskAsync(new("Bearer", _options.AppToken), "apps.connections.open", [], SlackJson.Default.ConnectionReply, cancellationToken) switch
        {
            Answered<ConnectionReply> { Reply.Url: var url } when SlackAddresses.IsSocket(url, _options.ApiUrl, out var address) =>
                await ConnectAsync(address, cancellationToken),
            Answered<ConnectionReply> => new NotOpened("no_address"),
            RefusedCall<ConnectionReply> refused when SlackErrors.IsTransient(refused.Method, refused.Error) => new NotOpened(refused.Error),
            RefusedCall<ConnectionReply> refused => new OpeningRefused(refused.Error),
            TooFast<ConnectionReply> slower => new NotOpened("ratelimited", slower.After),
            NotSent<ConnectionReply> unreachable => new NotOpened(unreachable.Error, unreachable.After),
            Unanswered<ConnectionReply> unanswered => new NotOpened(unanswered.Error),
            var outcome => throw new InvalidOperationException($"No rule for {outcome.GetType().Name}."),
        };

    private async Task<SlackOpening> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        // A socket's patience is real time, whatever the clock says about schedules.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.CallTimeout);
        var connection = new ClientWebSocket();
        connection.Options.KeepAliveInterval = _options.SocketSilence / 2;
        connection.Options.KeepAliveTimeout = _options.SocketSilence / 2;
        try
        {
            await connection.ConnectAsync(address, limit.Token);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            connection.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            // The address holds the ticket to the connection, and an exception's words may hold the address.
            return new NotOpened(failure is WebSocketException { WebSocketErrorCode: var code } ? code.ToString() : "connect_timeout");
        }

        var socket = new SlackSocket(connection, intake, status, logger);
        return await socket.IsGreetedAsync(limit.Token) ? new Opened(socket) : await GiveUpAsync(socket, cancellationToken);
    }

    private static async Task<SlackOpening> GiveUpAsync(SlackSocket socket, CancellationToken cancellationToken)
    {
        await socket.DisposeAsync();
        cancellationToken.ThrowIfCancellationRequested();
        var reason = await socket.Farewell;
        return reason == SlackFarewells.Disabled ? new OpeningRefused(reason) : new NotOpened(reason);
    }
}

/// <summary>How one attempt to open a socket ended.</summary>
internal abstract record SlackOpening;

internal sealed record Opened(SlackSocket Socket) : SlackOpening;

/// <summary>Worth trying again soon, but not before <paramref name="After"/>.</summary>
internal sealed record NotOpened(string Error, TimeSpan? After = null) : SlackOpening;

/// <summary>Nothing changes until somebody does something about it.</summary>
internal sealed record OpeningRefused(string Error) : SlackOpening;
