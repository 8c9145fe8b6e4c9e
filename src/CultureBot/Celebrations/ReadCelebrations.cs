using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.Celebrations;

/// <summary>What is set for a workspace, with what can be chosen.</summary>
/// <param name="Workspace">Which.</param>
/// <param name="Settings">What holds.</param>
/// <param name="Channels">Those that can be chosen, and the one that was.</param>
/// <param name="Unchosen">Where posts go while nobody has chosen; null when the bot is in no channel.</param>
/// <param name="Place">Where they go now; null for nowhere.</param>
public sealed record WorkspaceCelebrations(Workspace Workspace, CelebrationSettings Settings, IReadOnlyList<Channel> Channels, Channel? Unchosen, Channel? Place);

/// <summary>Reads the settings of every connected workspace.</summary>
public sealed class ReadCelebrations(Database database)
{
    public Task<IReadOnlyList<WorkspaceCelebrations>> HandleAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            List<WorkspaceCelebrations> all = [];
            foreach (var workspace in await WorkspacesStore.ListConnectedAsync(sql))
            {
                var settings = await CelebrationSettingsStore.FindAsync(sql, workspace.Id);
                all.Add(new(
                    workspace,
                    settings,
                    await WorkspacesStore.ListChoosableChannelsAsync(sql, workspace with { DigestChannelId = settings.ChannelId }),
                    await WorkspacesStore.FindKudosChannelAsync(sql, workspace),
                    await settings.FindChannelAsync(sql, workspace)));
            }

            return (IReadOnlyList<WorkspaceCelebrations>)all;
        },
        cancellationToken);
}
