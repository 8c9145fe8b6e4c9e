using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Workspaces;

/// <summary>What a channel is chosen for.</summary>
public enum ChannelUse
{
    /// <summary>The weekly digest.</summary>
    Digest,

    /// <summary>Public kudos that cannot be posted where they were given.</summary>
    Kudos,
}

public enum ChooseChannelRefusal
{
    /// <summary>The bot may not post there: it is not a member, or the channel is archived or gone.</summary>
    CannotPost,

    /// <summary>The platform did not answer in time, so that nobody knows.</summary>
    Unreachable,
}

/// <summary>Chooses the channels that a workspace's digest and kudos go to; only ones that the bot may post in.</summary>
public sealed class ChooseChannels(Database database, ChannelLookup channels, TimeProvider time)
{
    /// <summary>Why a channel cannot be chosen, or null when it can; nothing is changed.</summary>
    /// <param name="workspace">Whose channel.</param>
    /// <param name="channelId">The platform's id; null for leaving the choice to the bot, which is always possible.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async Task<ChooseChannelRefusal?> CheckAsync(Workspace workspace, string? channelId, CancellationToken cancellationToken)
    {
        if (channelId is null) return null;
        return await channels.FindAsync(workspace, channelId, cancellationToken) switch
        {
            null => ChooseChannelRefusal.Unreachable,
            { CanPost: true, IsArchived: false } => null,
            _ => ChooseChannelRefusal.CannotPost,
        };
    }

    /// <summary>
    /// Checks as <see cref="CheckAsync"/> does, and stores the choice, and whose it is, when nothing speaks against it: they
    /// are told when the channel is closed.
    /// </summary>
    public async Task<ChooseChannelRefusal?> HandleAsync(
        Workspace workspace, ChannelUse use, string? channelId, AccountId? by, CancellationToken cancellationToken)
    {
        if (await CheckAsync(workspace, channelId, cancellationToken) is { } refusal) return refusal;
        await database.WriteAsync(
            async sql =>
            {
                if (use == ChannelUse.Digest) await WorkspacesStore.ChooseDigestChannelAsync(sql, workspace.Id, channelId, by);
                else await WorkspacesStore.ChooseKudosChannelAsync(sql, workspace.Id, channelId, by);
                AuditEntry chosen = new()
                {
                    At = time.GetCurrentInstant(), AccountId = by, Action = "channel.chosen", Subject = $"workspace:{workspace.Id.Value:D}", Details = $"{use}: {channelId ?? "none"}",
                };
                await AuditStore.AddAsync(sql, chosen);
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
        return null;
    }
}
