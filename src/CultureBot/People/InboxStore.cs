using CultureBot.People.Directory;
using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.People;

/// <summary>Which of somebody's accounts their direct messages go to.</summary>
public static class InboxStore
{
    static InboxStore() => PeopleIds.Use();

    /// <summary>
    /// The inbox of each of up to 1,000 accounts of a workspace, by their ids on its platform: the account that the person chose,
    /// else the one that they used last, else this one, else any other. Only active accounts count, in connected workspaces,
    /// that messages reach; when there is none of them, and for accounts that are not known, it is left out.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, Inbox>> FindAsync(
        SqlSession sql, WorkspaceId workspace, IReadOnlyCollection<string> externalIds) =>
        (await sql.ListAsync<Row>(
            $"""
            SELECT a.external_id AS wanted, c.workspace_id, c.external_id,
                CASE WHEN c.id = p.inbox_account_id THEN 0 ELSE 1 END AS unchosen,
                COALESCE(c.used_at, 0) AS used,
                CASE WHEN c.id = a.id THEN 0 ELSE 1 END AS other,
                (SELECT COUNT(*) FROM accounts own WHERE own.person_id = a.person_id) AS accounts
            FROM accounts a
            JOIN accounts c ON c.person_id = a.person_id
            JOIN workspaces w ON w.id = c.workspace_id
            LEFT JOIN preferences p ON p.person_id = a.person_id
            WHERE a.workspace_id = @Workspace AND a.external_id IN @ExternalIds
                AND c.deactivated_at IS NULL AND c.unreachable_since IS NULL AND w.disconnected_at IS NULL
                AND (c.kind IN ('Member', 'Guest') OR c.id = a.id) AND NOT EXISTS ({AbsencesStore.Open} = c.person_id)
            ORDER BY wanted, unchosen, used DESC, other, c.id
            """,
            new { Workspace = workspace, ExternalIds = externalIds }))
        .DistinctBy(row => row.Wanted, StringComparer.Ordinal)
        .ToDictionary(row => row.Wanted, row => new Inbox(row.WorkspaceId, row.ExternalId, row.Accounts == 1), StringComparer.Ordinal);

    private sealed record Row
    {
        public required string Wanted { get; init; }

        public required WorkspaceId WorkspaceId { get; init; }

        public required string ExternalId { get; init; }

        public required long Accounts { get; init; }
    }
}

/// <summary>An account that somebody's direct messages go to.</summary>
/// <param name="WorkspaceId">Where it is.</param>
/// <param name="ExternalId">Its id there.</param>
/// <param name="IsOnly">They have no other account.</param>
public sealed record Inbox(WorkspaceId WorkspaceId, string ExternalId, bool IsOnly);
