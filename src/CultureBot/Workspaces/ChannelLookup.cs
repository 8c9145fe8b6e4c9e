using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Workspaces;

/// <summary>Finds out whether the bot may post in a channel; before any transaction.</summary>
public sealed partial class ChannelLookup(
    Database database,
    IEnumerable<IChatPlatform> platforms,
    ChannelChanges channels,
    LookupTime patience,
    TimeProvider time,
    ILogger<ChannelLookup> logger)
{
    private static readonly Duration StaysFresh = Duration.FromMinutes(10);

    /// <summary>
    /// The channel as it is, at most ten minutes old. One that the bot cannot see has <see cref="Channel.CanPost"/> false
    /// and an empty name unless it was known before.
    /// </summary>
    /// <returns>Null when it took longer than the request's patience, or the platform could not be reached: unknown.</returns>
    public async Task<Channel?> FindAsync(Workspace workspace, string externalId, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await ResolveAsync(workspace, externalId, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.TooSlow(logger, workspace.Platform, workspace.ExternalId);
            return null;
        }
        catch (ChatPlatformException failure)
        {
            Log.Failed(logger, workspace.Platform, workspace.ExternalId, failure.Message);
            return null;
        }
    }

    private async Task<Channel?> ResolveAsync(Workspace workspace, string externalId, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        var known = await database.ReadAsync(
            sql => WorkspacesStore.FindChannelAsync(sql, workspace.Id, externalId), cancellationToken);
        if (known is not null && now - known.SyncedAt < StaysFresh) return known;
        if (platforms.FirstOrDefault(p => p.Name == workspace.Platform) is not { } platform) return known;
        var told = await platform.FindChannelAsync(workspace.ExternalId, externalId, cancellationToken).WaitAsync(cancellationToken);
        return await database.WriteAsync(
            async sql =>
            {
                await channels.ApplyAsync(sql, workspace, now, () => told is null
                    ? WorkspacesStore.CloseChannelAsync(sql, workspace.Id, externalId, now)
                    : WorkspacesStore.SaveChannelsAsync(sql, workspace.Id, [told], now));
                return await WorkspacesStore.FindChannelAsync(sql, workspace.Id, externalId);
            },
            WriteUrgency.Acknowledgement,
            cancellationToken)
            ?? new Channel { WorkspaceId = workspace.Id, ExternalId = externalId, Name = "", SyncedAt = now };
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Looking a channel up in the {Platform} workspace {WorkspaceId} took too long")]
        public static partial void TooSlow(ILogger logger, string platform, string workspaceId);

        [LoggerMessage(LogLevel.Warning, "Looking a channel up in the {Platform} workspace {WorkspaceId} failed: {Error}")]
        public static partial void Failed(ILogger logger, string platform, string workspaceId, string error);
    }
}
