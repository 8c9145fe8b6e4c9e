using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.Delivery;

/// <summary>The SQL that tells which ids in a card are another workspace's.</summary>
internal static class LocalReferencesStore
{
    static LocalReferencesStore() => DeliverySqlTypes.Use();

    /// <summary>
    /// Of these account ids those that are no account's of the workspace but one's of another: with the id of an active account that
    /// the same person has in the workspace, or null when they have none.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, string?>> ListPeopleAsync(
        SqlSession sql, WorkspaceId workspace, IReadOnlyCollection<string> externalIds) =>
        externalIds.Count == 0
            ? new Dictionary<string, string?>(StringComparer.Ordinal)
            : (await sql.ListAsync<Row>(
                """
                SELECT a.external_id, here.external_id AS here
                FROM accounts a
                LEFT JOIN accounts here
                    ON here.person_id = a.person_id AND here.workspace_id = @Workspace AND here.deactivated_at IS NULL
                WHERE a.workspace_id IN (SELECT id FROM workspaces) AND a.external_id IN @ExternalIds
                    AND NOT EXISTS (SELECT 1 FROM accounts own WHERE own.workspace_id = @Workspace AND own.external_id = a.external_id)
                ORDER BY a.external_id, CASE WHEN here.id IS NULL THEN 1 ELSE 0 END, here.id
                """,
                new { Workspace = workspace, ExternalIds = externalIds }))
                .DistinctBy(row => row.ExternalId, StringComparer.Ordinal)
                .ToDictionary(row => row.ExternalId, row => row.Here, StringComparer.Ordinal);

    /// <summary>Of these channel ids those that are known, and not in the workspace.</summary>
    public static async Task<IReadOnlySet<string>> ListChannelsElsewhereAsync(
        SqlSession sql, WorkspaceId workspace, IReadOnlyCollection<string> externalIds) =>
        externalIds.Count == 0
            ? new HashSet<string>(StringComparer.Ordinal)
            : (await sql.ListAsync<string>(
                """
                SELECT DISTINCT c.external_id FROM channels c
                WHERE c.workspace_id IN (SELECT id FROM workspaces) AND c.external_id IN @ExternalIds
                    AND NOT EXISTS (SELECT 1 FROM channels own WHERE own.workspace_id = @Workspace AND own.external_id = c.external_id)
                """,
                new { Workspace = workspace, ExternalIds = externalIds })).ToHashSet(StringComparer.Ordinal);

    private sealed record Row
    {
        public required string ExternalId { get; init; }

        public string? Here { get; init; }
    }
}
