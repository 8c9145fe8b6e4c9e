using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>The SQL of who can be asked.</summary>
internal static class PopulationStore
{
    static PopulationStore() => PulseIds.Use();

    /// <summary>Every person with an active full member's account, the one they used last, in the order of persons.</summary>
    public static Task<IReadOnlyList<AskedAccount>> ListAsync(SqlSession sql) => ListAsync(sql, Instant.MaxValue);

    /// <summary>The same as of a past moment, as far as accounts still tell.</summary>
    public static Task<IReadOnlyList<AskedAccount>> ListAsync(SqlSession sql, Instant at) =>
        sql.ListAsync<AskedAccount>(
            """
            SELECT person_id, account_id FROM (
                SELECT a.person_id, a.id AS account_id,
                    ROW_NUMBER() OVER (PARTITION BY a.person_id ORDER BY COALESCE(a.used_at, 0) DESC, a.id) AS place
                FROM accounts a JOIN workspaces w ON w.id = a.workspace_id
                WHERE a.kind = 'Member' AND a.first_seen_at <= @At AND (a.deactivated_at IS NULL OR a.deactivated_at > @At)
                    AND (w.disconnected_at IS NULL OR w.disconnected_at > @At)
                    AND NOT EXISTS (
                        SELECT 1 FROM directory_absences b
                        WHERE b.person_id = a.person_id AND b.left_at <= @At AND (b.returned_at IS NULL OR b.returned_at > @At))) ranked
            WHERE place = 1 ORDER BY person_id
            """,
            new { At = at });
}

/// <summary>Somebody, and where their card goes.</summary>
internal sealed record AskedAccount
{
    public required PersonId PersonId { get; init; }

    public required AccountId AccountId { get; init; }
}
