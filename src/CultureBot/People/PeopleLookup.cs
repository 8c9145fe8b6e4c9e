using System.Collections.Concurrent;
using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.People;

/// <summary>
/// Finds out who is meant, from the database first and from the platform for the rest; before any transaction.
/// </summary>
public sealed partial class PeopleLookup(
    Database database, IEnumerable<IChatPlatform> platforms, LookupTime patience, TimeProvider time, ILogger<PeopleLookup> logger)
{
    private const int AskedAtOnce = 10;
    private const int StoredAtOnce = 200;
    private static readonly Duration GroupsStayFresh = Duration.FromDays(1);

    /// <summary>
    /// Resolves the person who acts and everybody they named. What the platform tells about people is stored on the way.
    /// Of a group those who left and its bots are left out; whoever is named singly is found even so. A typed name that is nobody's in
    /// the workspace may be somebody's of another one.
    /// </summary>
    /// <returns>Null when it took longer than the request's patience, or the platform could not be reached.</returns>
    public async Task<PeopleFound?> FindAsync(
        Workspace workspace, string actingExternalId, IReadOnlyList<CommandPart> named, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await ResolveAsync(workspace, actingExternalId, named, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.TooSlow(logger, workspace.Platform, workspace.ExternalId);
            return null;
        }
        catch (ChatPlatformException failure) when (failure.IsTransient)
        {
            Log.Failed(logger, workspace.Platform, workspace.ExternalId, failure.Message);
            return null;
        }
    }

    private async Task<PeopleFound?> ResolveAsync(
        Workspace workspace, string acting, IReadOnlyList<CommandPart> named, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        var groupsAreFresh = workspace.GroupsSyncedAt is { } syncedAt && now - syncedAt < GroupsStayFresh;
        var known = await database.ReadAsync(
            sql => KnownPeople.ReadAsync(sql, workspace.Id, acting, named, groupsAreFresh), cancellationToken);
        var asksForGroups = known.LacksGroup || (known.LacksHandle && !groupsAreFresh);
        var platform = platforms.FirstOrDefault(p => p.Name == workspace.Platform);
        if (platform is not null && (known.LackedAccounts.Count > 0 || asksForGroups))
        {
            var asked = AskAsync(platform, workspace, known.LackedAccounts, cancellationToken);
            var groups = asksForGroups ? AskForGroupsAsync(platform, workspace, cancellationToken) : Task.FromResult<ImmutableArray<PlatformGroup>>([]);
            await Task.WhenAll(asked, groups);
            var joined = known.Take(await groups);
            await database.ReadAsync(sql => known.ReadMembersAsync(sql, workspace.Id), cancellationToken);
            var members = await AskAsync(platform, workspace, known.LackedMembers, cancellationToken);
            known.Add(await StoreAsync(workspace, [.. await asked, .. members], joined, now, cancellationToken));
        }

        if (known.LacksHandle && (workspace.PeopleSyncedAt is not null || patience.IsLastAttempt))
            await database.ReadAsync(sql => known.ReadElsewhereAsync(sql, workspace.Id), cancellationToken);

        // An account that acts is there, whatever we fail to see; and before the first sync nobody can say that a typed name is nobody's.
        if (!known.Accounts.TryGetValue(acting, out var actor)) return null;
        if (known.LacksHandle && workspace.PeopleSyncedAt is null && !patience.IsLastAttempt) return null;
        return new(actor, [.. named.Select(known.Find)]);
    }

    private async Task<IReadOnlyCollection<PlatformAccount>> AskAsync(
        IChatPlatform platform, Workspace workspace, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<PlatformAccount>();
        await Parallel.ForEachAsync(
            ids,
            new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = cancellationToken },
            async (id, token) =>
            {
                try
                {
                    // WaitAsync: a platform that does not notice the cancellation must not hold the request up.
                    var account = await platform.FindAccountAsync(workspace.ExternalId, id, token).WaitAsync(token);
                    if (account is not null) found.Add(account);
                }
                catch (ChatPlatformException refusal) when (!refusal.IsTransient)
                {
                    Log.Refused(logger, workspace.Platform, workspace.ExternalId, refusal.Message);
                }
            });
        return found;
    }

    private async Task<ImmutableArray<PlatformGroup>> AskForGroupsAsync(
        IChatPlatform platform, Workspace workspace, CancellationToken cancellationToken)
    {
        try
        {
            return await platform.ListGroupsAsync(workspace.ExternalId, cancellationToken).WaitAsync(cancellationToken);
        }
        catch (ChatPlatformException refusal) when (!refusal.IsTransient)
        {
            Log.Refused(logger, workspace.Platform, workspace.ExternalId, refusal.Message);
            return [];
        }
    }

    private async Task<IReadOnlyList<Account>> StoreAsync(
        Workspace workspace,
        List<PlatformAccount> accounts,
        IReadOnlyCollection<PlatformGroup> groups,
        Instant now,
        CancellationToken cancellationToken)
    {
        var stored = new List<Account>(accounts.Count);
        foreach (var some in accounts.Chunk(StoredAtOnce))
        {
            stored.AddRange(await database.WriteAsync(
                sql => AccountsStore.SaveAsync(sql, workspace.Id, some, now), WriteUrgency.Acknowledgement, cancellationToken));
        }

        foreach (var group in groups)
        {
            await database.WriteAsync(
                sql => UserGroupsStore.SaveAsync(sql, workspace.Id, group), WriteUrgency.Acknowledgement, cancellationToken);
        }

        return stored;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Looking people up in the {Platform} workspace {WorkspaceId} took too long")]
        public static partial void TooSlow(ILogger logger, string platform, string workspaceId);

        [LoggerMessage(LogLevel.Warning, "Looking people up in the {Platform} workspace {WorkspaceId} failed: {Error}")]
        public static partial void Failed(ILogger logger, string platform, string workspaceId, string error);

        [LoggerMessage(LogLevel.Warning, "A look-up in the {Platform} workspace {WorkspaceId} was refused: {Error}")]
        public static partial void Refused(ILogger logger, string platform, string workspaceId, string error);
    }
}

/// <param name="Acting">The person who asked.</param>
/// <param name="Parts">One entry a named part, in its order.</param>
public sealed record PeopleFound(Account Acting, ImmutableArray<FoundPart> Parts);

/// <param name="Part">What was typed.</param>
/// <param name="Accounts">Who is meant: one for a person, several for a group, none when nobody goes by that name.</param>
/// <param name="GroupName">The group's name when it is one.</param>
public sealed record FoundPart(CommandPart Part, ImmutableArray<Account> Accounts, string? GroupName);
