using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Delivery.Watch;

/// <summary>Reads how workspaces are connected, and asks their platforms.</summary>
public sealed class WatchConnections(Database database, IEnumerable<IConnectionCheck> checks, RequestWatch requests, TimeProvider clock)
{
    /// <summary>Somebody waits for the page.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly Duration Week = Duration.FromDays(7);

    public async Task<IReadOnlyList<Connection>> ListAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return await database.ReadAsync(
            async sql =>
            {
                List<Connection> connections = [];
                foreach (var workspace in await WorkspacesStore.ListConnectedAsync(sql))
                {
                    connections.Add(new()
                    {
                        Workspace = workspace,
                        Seen = (await ConnectionsStore.FindAsync(sql, workspace.Id, now - Week, now))!,
                        Requests = requests.Read(workspace.Platform),
                        CanBeChecked = Find(workspace.Platform) is not null,
                    });
                }

                return connections;
            },
            cancellationToken);
    }

    /// <summary>Asks live, for ten seconds at most. Null when the workspace is not connected, or its platform cannot be asked.</summary>
    public async Task<CheckedConnection?> CheckAsync(WorkspaceId id, CancellationToken cancellationToken)
    {
        var workspace = (await database.ReadAsync(WorkspacesStore.ListConnectedAsync, cancellationToken)).FirstOrDefault(one => one.Id == id);
        if (workspace is null || Find(workspace.Platform) is not { } check) return null;

        // A socket's patience is real time, whatever the clock says about schedules.
        using var timeout = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        ImmutableArray<ConnectionFinding> findings;
        try
        {
            findings = await check.CheckAsync(workspace.ExternalId, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            findings = [new(ConnectionProblem.Unreachable, "timeout")];
        }

        return new(id, [.. findings, .. OfRequests(requests.Read(workspace.Platform), findings)], clock.GetCurrentInstant());
    }

    // One that was right says that secret and clock are.
    private static IEnumerable<ConnectionFinding> OfRequests(RequestsSeen seen, ImmutableArray<ConnectionFinding> findings)
    {
        if (seen.AcceptedAt is not null) yield break;
        if (seen.Refused > 0) yield return new(ConnectionProblem.NeverMatched);
        else if (seen.Late > 0 && findings.All(finding => finding.Problem != ConnectionProblem.ClockSkew)) yield return new(ConnectionProblem.ClockSkew, "5");
    }

    private IConnectionCheck? Find(string platform) => checks.FirstOrDefault(check => check.Platform == platform);
}
