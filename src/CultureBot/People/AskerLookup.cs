using System.Globalization;
using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.People;

/// <summary>Who asks for something, as far as the database knows them, and where.</summary>
/// <param name="Workspace">Where.</param>
/// <param name="Account">Null when nobody has been seen by that id yet.</param>
public sealed record Asker(Workspace Workspace, Account? Account)
{
    public CultureInfo Culture => Languages.Of(Account, Workspace);

    /// <summary>False: whatever is asked is to be refused kindly.</summary>
    public bool IsConnected => Workspace.DisconnectedAt is null;
}

/// <summary>Finds out who asks, in one read.</summary>
public sealed class AskerLookup(Database database)
{
    /// <returns>Null when the workspace is unknown: then the request is to be refused kindly, in English.</returns>
    public Task<Asker?> FindAsync(ChatRequest request, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async sql => await WorkspacesStore.FindAsync(sql, request.Platform, request.WorkspaceId) is { } workspace
                ? new Asker(workspace, await PeopleStore.FindAsync(sql, workspace.Id, request.AccountId))
                : null,
            cancellationToken);
}
