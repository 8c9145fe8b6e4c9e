using System.Collections.Frozen;
using CultureBot.Chat;
using CultureBot.Workspaces;

namespace CultureBot.Delivery;

/// <summary>The connected platforms by their names.</summary>
internal sealed class ChatPlatforms(IEnumerable<IChatPlatform> platforms)
{
    private readonly FrozenDictionary<string, IChatPlatform> _byName = platforms.ToDictionary(p => p.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null when the workspace is disconnected, or its platform is not configured here.</summary>
    public IChatPlatform? Find(Workspace? workspace) =>
        workspace is { DisconnectedAt: null } ? _byName.GetValueOrDefault(workspace.Platform) : null;
}
