using System.Globalization;
using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

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

/// <summary>Finds out who asks, in one read, and notes that they are there, unless the request is confidential.</summary>
public sealed class AskerLookup(Database database, ChatRoutes routes, TimeProvider time)
{
    // Of two accounts the one that was used last must be known; to the second it need not be.
    private static readonly Duration NotedFor = Duration.FromMinutes(1);

    /// <returns>Null when the workspace is unknown: then the request is to be refused kindly, in English.</returns>
    public async Task<Asker?> FindAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        var (asker, isNoted) = await database.ReadAsync(ReadAsync, cancellationToken);
        if (asker?.Account is { } account && !isNoted && !routes.IsConfidential(request))
            await database.WriteAsync(sql => AccountUseStore.UseAsync(sql, account.Id, now), WriteUrgency.Acknowledgement, cancellationToken);
        return asker;

        async Task<(Asker? Asker, bool IsNoted)> ReadAsync(SqlSession sql)
        {
            if (await WorkspacesStore.FindAsync(sql, request.Platform, request.WorkspaceId) is not { } workspace) return (null, false);
            var known = await PeopleStore.FindAsync(sql, workspace.Id, request.AccountId);
            return (new(workspace, known), known is not null && await IsNotedAsync(sql, known, now));
        }
    }

    private static async Task<bool> IsNotedAsync(SqlSession sql, Account account, Instant now) =>
        account is { UnreachableSince: null, UsedAt: { } usedAt }
        && now - usedAt < NotedFor
        && !await AccountUseStore.IsAnotherUsedSinceAsync(sql, account);
}
