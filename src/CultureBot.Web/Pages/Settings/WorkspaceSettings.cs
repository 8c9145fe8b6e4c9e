using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.Web.Pages.Settings;

/// <summary>What can be set for one workspace, as it is.</summary>
public sealed record WorkspaceSettings
{
    public required Workspace Workspace { get; init; }

    /// <summary>Those that can be chosen, and those that were.</summary>
    public required IReadOnlyList<Channel> Channels { get; init; }

    /// <summary>Where the digest goes while nobody has chosen; null when the bot is in no channel.</summary>
    public Channel? UnchosenDigest { get; init; }

    /// <summary>Where kudos go while nobody has chosen; null when the bot is in no channel.</summary>
    public Channel? UnchosenKudos { get; init; }

    /// <summary>Where the digest goes now; null for nowhere.</summary>
    public Channel? DigestChannel => Find(Workspace.DigestChannelId) ?? UnchosenDigest;

    /// <summary>Where kudos go now; null for nowhere.</summary>
    public Channel? KudosChannel => Find(Workspace.KudosChannelId) ?? UnchosenKudos;

    /// <summary>The channel's digest and then the personal one; none until the workspace's people have been read.</summary>
    public required IReadOnlyList<Job> Digests { get; init; }

    private Channel? Find(string? chosen) => Channels.FirstOrDefault(channel => channel.ExternalId == chosen && channel is { CanPost: true, IsArchived: false });
}

/// <summary>Reads the settings of every connected workspace.</summary>
internal sealed class ReadSettings(Database database, Jobs jobs)
{
    /// <summary>The works that a person sets the hour of; all others run when nobody is disturbed.</summary>
    private static readonly string[] DigestWorks = ["channel-digest", "personal-digest"];

    public async Task<IReadOnlyList<WorkspaceSettings>> ListAsync(CancellationToken cancellationToken)
    {
        var all = await jobs.ListAsync(cancellationToken);
        return await database.ReadAsync(
            async sql =>
            {
                List<WorkspaceSettings> settings = [];
                foreach (var workspace in await WorkspacesStore.ListConnectedAsync(sql))
                {
                    var unchosen = workspace with { DigestChannelId = null, KudosChannelId = null };
                    settings.Add(new()
                    {
                        Workspace = workspace,
                        Channels = await WorkspacesStore.ListChoosableChannelsAsync(sql, workspace),
                        UnchosenDigest = await WorkspacesStore.FindDigestChannelAsync(sql, unchosen),
                        UnchosenKudos = await WorkspacesStore.FindKudosChannelAsync(sql, unchosen),
                        Digests = [.. DigestWorks.SelectMany(work => all.Where(job => job.Schedule.WorkspaceId == workspace.Id && job.Schedule.Work == work))],
                    });
                }

                return settings;
            },
            cancellationToken);
    }

    /// <summary>Null when the workspace is not connected.</summary>
    public async Task<WorkspaceSettings?> FindAsync(Guid workspace, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(settings => settings.Workspace.Id.Value == workspace);
}
