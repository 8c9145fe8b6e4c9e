using CultureBot.Chat;
using CultureBot.Storage;

namespace CultureBot.Workspaces;

/// <summary>Which workspace a request comes from.</summary>
public sealed class WorkspaceLookup(Database database)
{
    /// <summary>The connected workspace of a request, or null: then it is to be refused kindly.</summary>
    public Task<Workspace?> FindAsync(ChatRequest request, CancellationToken cancellationToken) =>
        FindAsync(request.Platform, request.WorkspaceId, cancellationToken);

    /// <summary>The connected workspace with this id on its platform, or null.</summary>
    public async Task<Workspace?> FindAsync(string platform, string externalId, CancellationToken cancellationToken) =>
        await database.ReadAsync(sql => WorkspacesStore.FindAsync(sql, platform, externalId), cancellationToken)
            is { DisconnectedAt: null } workspace
            ? workspace
            : null;

    /// <summary>The connected workspace with this id, or all of the organization with this id: some news name no workspace.</summary>
    public async Task<IReadOnlyList<Workspace>> ListAsync(ChatRequest request, CancellationToken cancellationToken) =>
        await database.ReadAsync(sql => WorkspacesStore.ListOfAsync(sql, request.Platform, request.WorkspaceId), cancellationToken);
}
