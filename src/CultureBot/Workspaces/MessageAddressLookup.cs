using CultureBot.Chat;
using CultureBot.People;
using Microsoft.Extensions.Logging;

namespace CultureBot.Workspaces;

/// <summary>Finds the link to a message; before any transaction. A thank-you without the link is better than none.</summary>
public sealed partial class MessageAddressLookup(
    IEnumerable<IChatPlatform> platforms, LookupTime patience, ILogger<MessageAddressLookup> logger)
{
    /// <returns>Null when there is none, it took longer than the request's patience, or the platform could not be reached.</returns>
    public async Task<Uri?> FindAsync(Workspace workspace, ChatMessage message, CancellationToken cancellationToken)
    {
        if (platforms.FirstOrDefault(p => p.Name == workspace.Platform) is not { } platform) return null;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await platform.FindMessageAddressAsync(workspace.ExternalId, message, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (ChatPlatformException failure)
        {
            Log.Failed(logger, workspace.Platform, workspace.ExternalId, failure.Message);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The link to a message in the {Platform} workspace {WorkspaceId} was not given: {Error}")]
        public static partial void Failed(ILogger logger, string platform, string workspaceId, string error);
    }
}
