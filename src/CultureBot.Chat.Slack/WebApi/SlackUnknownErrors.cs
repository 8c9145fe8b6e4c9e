using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CultureBot.Chat.Slack;

/// <summary>Tells an operator once of each error word that has no row in <see cref="SlackErrorTable"/>.</summary>
internal sealed partial class SlackUnknownErrors(ILogger<SlackUnknownErrors> logger)
{
    // Slack documents about 150 words; whoever answers with more new ones is not Slack.
    private const int Most = 200;

    private readonly ConcurrentDictionary<(string Method, string Error), bool> _told = new();

    public void Tell(string method, string error)
    {
        if (SlackErrorTable.Find(method, error) is not null || _told.Count >= Most) return;
        if (_told.TryAdd((method, error), true)) Log.Unknown(logger, method, error);
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 2031,
            Level = LogLevel.Warning,
            Message = "Slack refused {Method} with {Error}, which it does not document: what was asked is given up")]
        public static partial void Unknown(ILogger logger, string method, string error);
    }
}
