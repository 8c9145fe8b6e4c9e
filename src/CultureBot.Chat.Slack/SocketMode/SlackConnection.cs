using Microsoft.Extensions.Logging;

namespace CultureBot.Chat.Slack;

/// <summary>Keeps one connection to Slack open, over as many sockets as it takes, until it is told to stop.</summary>
internal sealed partial class SlackConnection(
    SlackSocketOpener opener, SlackSocketStatus status, Random random, TimeProvider clock, ILogger<SlackConnection> logger)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Between tries while only somebody at Slack's settings, or at ours, can help.</summary>
    private static readonly TimeSpan WhileRefused = TimeSpan.FromMinutes(5);

    /// <summary>A socket that lived so long was not a failure.</summary>
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(30);

    /// <summary>Slack closes a socket some ten seconds after its warning; until then envelopes may still come over it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private int _failures;
    private TimeSpan _pause;

    public async Task RunAsync(CancellationToken stopping)
    {
        SlackSocket? current = null;
        var retiring = Task.CompletedTask;
        try
        {
            while (true)
            {
                // The new one first: between the two nothing is missed.
                var next = await OpenAsync(stopping);
                if (current is not null) retiring = Task.WhenAll(retiring, RetireAsync(current, stopping));
                current = next;
                await UntilFarewellAsync(current, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What is in flight is finished below.
        }

        if (current is not null) await current.DisposeAsync();
        await retiring;
    }

    private async Task<SlackSocket> OpenAsync(CancellationToken stopping)
    {
        while (true)
        {
            if (_pause > TimeSpan.Zero) await Task.Delay(_pause, clock, stopping);
            switch (await opener.TryOpenAsync(stopping))
            {
                case Opened opened:
                    return opened.Socket;
                case NotOpened failed:
                    _failures++;
                    _pause = failed.After ?? PauseAfterFailures();
                    Log.NotOpened(logger, failed.Error, _pause);
                    break;
                case OpeningRefused refused:
                    _pause = WhileRefused;
                    Tell(refused.Error);
                    break;
            }
        }
    }

    private async Task UntilFarewellAsync(SlackSocket socket, CancellationToken stopping)
    {
        var since = clock.GetTimestamp();
        var reason = await socket.Farewell.WaitAsync(stopping);
        _failures = clock.GetElapsedTime(since) >= Steady ? 0 : _failures + 1;
        _pause = reason == SlackFarewells.Disabled ? WhileRefused : PauseAfterFailures();
        if (reason == SlackFarewells.Disabled) Tell(reason);
        else Log.Ended(logger, reason);
    }

    private async Task RetireAsync(SlackSocket socket, CancellationToken stopping)
    {
        await Task.WhenAny(socket.Ended, Task.Delay(Grace, clock, stopping));
        await socket.DisposeAsync();
    }

    /// <summary>None after success; else a second, doubled with each failure up to half a minute, of which half is chance: nobody marches in step.</summary>
    private TimeSpan PauseAfterFailures()
    {
        if (_failures == 0) return TimeSpan.Zero;
        var longest = Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(_failures, 20) - 1));
        return TimeSpan.FromSeconds(longest * (0.5 + (random.NextDouble() / 2)));
    }

    private void Tell(string refusal)
    {
        if (status.IsNews(refusal)) Log.Refused(logger, refusal, SlackFarewells.Advice(refusal));
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2022, Level = LogLevel.Warning, Message = "A socket to Slack could not be opened ({Error}); next try in {Pause}")]
        public static partial void NotOpened(ILogger logger, string error, TimeSpan pause);

        [LoggerMessage(EventId = 2023, Level = LogLevel.Error, Message = "Slack refuses Socket Mode ({Error}): {Advice}")]
        public static partial void Refused(ILogger logger, string error, string advice);

        [LoggerMessage(EventId = 2024, Level = LogLevel.Information, Message = "A socket to Slack ends ({Reason}); another one is opened")]
        public static partial void Ended(ILogger logger, string reason);
    }
}
