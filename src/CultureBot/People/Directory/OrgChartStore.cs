using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory;

/// <summary>The SQL that reads everybody at one moment: two queries for a hundred thousand people.</summary>
internal static class OrgChartStore
{
    /// <summary>Between a field and its value, and between two fields: no value has a control character.</summary>
    public const char AfterField = '\u001F';

    public const char AfterValue = '\u001E';

    static OrgChartStore() => PeopleIds.Use();

    /// <summary>Every account of people of ours, the one that was known first at the front; also of those who had left by then.</summary>
    public static Task<IReadOnlyList<OrgAccountRow>> ListAccountsAsync(SqlSession sql, Instant at) =>
        sql.ListAsync<OrgAccountRow>(
            """
            SELECT a.person_id, a.name, m.person_id AS manager_id,
                a.kind = 'Member' AS is_member,
                a.deactivated_at IS NULL OR a.deactivated_at > @At AS is_here,
                w.disconnected_at IS NULL OR w.disconnected_at > @At AS is_connected,
                a.unreachable_since IS NULL OR a.unreachable_since > @At AS is_reachable
            FROM accounts a
            JOIN workspaces w ON w.id = a.workspace_id
            LEFT JOIN accounts m ON m.workspace_id = a.workspace_id AND m.external_id = a.manager_external_id
            WHERE a.kind IN ('Member', 'Guest') AND a.first_seen_at <= @At
            ORDER BY a.id
            """,
            new { At = at });

    /// <summary>Everybody HR had named by then, with all that held of them.</summary>
    public static Task<IReadOnlyList<OrgEntryRow>> ListEntriesAsync(SqlSession sql, Instant at) =>
        sql.ListAsync<OrgEntryRow>(
            """
            SELECT e.person_id, e.email, e.name,
                EXISTS (
                    SELECT 1 FROM directory_absences b
                    WHERE b.person_id = e.person_id AND b.left_at <= @At AND (b.returned_at IS NULL OR b.returned_at > @At)) AS has_left,
                MAX(CASE WHEN f.field = 'manager' THEN CAST(f.manager_id AS TEXT) END) AS manager,
                STRING_AGG(CASE WHEN f.field <> 'manager' THEN f.field || @AfterField || f.value END, @AfterValue) AS fields
            FROM directory_entries e
            LEFT JOIN directory_fields f ON f.person_id = e.person_id AND f.since_at <= @At AND (f.until_at IS NULL OR f.until_at > @At)
            WHERE e.imported_at <= @At
            GROUP BY e.person_id
            """,
            new { At = at, AfterField = AfterField.ToString(), AfterValue = AfterValue.ToString() });
}

internal sealed record OrgAccountRow
{
    public required PersonId PersonId { get; init; }

    public required string Name { get; init; }

    /// <summary>By the platform.</summary>
    public PersonId? ManagerId { get; init; }

    public bool IsMember { get; init; }

    public bool IsHere { get; init; }

    public bool IsConnected { get; init; }

    public bool IsReachable { get; init; }
}

internal sealed record OrgEntryRow
{
    public required PersonId PersonId { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    /// <summary>The identity provider says that they were not here then.</summary>
    public bool HasLeft { get; init; }

    /// <summary>A person's id, or null.</summary>
    public string? Manager { get; init; }

    public string? Fields { get; init; }
}
