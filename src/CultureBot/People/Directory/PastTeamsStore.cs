using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory;

/// <summary>
/// The SQL of who led which team at a past moment, by HR's list alone: of managers and groups that only a platform tells, nobody knows the past.
/// </summary>
public static class PastTeamsStore
{
    static PastTeamsStore() => PeopleIds.Use();

    /// <summary>How many people of each team reported to whom then.</summary>
    public static Task<IReadOnlyList<PastLead>> ListLeadsAsync(SqlSession sql, Instant at) =>
        sql.ListAsync<PastLead>(
            $"""
            SELECT t.value AS team, m.manager_id AS lead, COUNT(*) AS people
            FROM directory_fields t
            JOIN directory_fields m ON m.person_id = t.person_id AND m.field = '{DirectoryFields.Manager}' AND m.manager_id IS NOT NULL
                AND m.since_at <= @At AND (m.until_at IS NULL OR m.until_at > @At)
            WHERE t.field = '{DirectoryFields.Team}' AND t.value <> '' AND t.since_at <= @At AND (t.until_at IS NULL OR t.until_at > @At)
            GROUP BY t.value, m.manager_id
            """,
            new { At = at });

    /// <summary>Whether somebody who reported to them then had reports, too.</summary>
    public static Task<bool> HasLeadsBelowAsync(SqlSession sql, PersonId lead, Instant at) =>
        sql.ScalarAsync<bool>(
            $"""
            SELECT EXISTS (
                SELECT 1 FROM directory_fields d
                JOIN directory_fields below ON below.manager_id = d.person_id AND below.field = '{DirectoryFields.Manager}'
                    AND below.since_at <= @At AND (below.until_at IS NULL OR below.until_at > @At)
                WHERE d.manager_id = @Lead AND d.field = '{DirectoryFields.Manager}' AND d.since_at <= @At AND (d.until_at IS NULL OR d.until_at > @At))
            """,
            new { Lead = lead, At = at });
}

/// <summary>So many people of a team reported to somebody.</summary>
public sealed record PastLead
{
    /// <summary>As HR wrote it.</summary>
    public required string Team { get; init; }

    public required PersonId Lead { get; init; }

    public required long People { get; init; }
}
