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
    public static Task<IReadOnlyList<TeamLead>> ListLeadsAsync(SqlSession sql, Instant at) =>
        sql.ListAsync<TeamLead>(
            $"""
            SELECT t.value AS team, m.manager_id AS lead, COUNT(*) AS people
            FROM directory_fields t
            JOIN directory_fields m ON m.person_id = t.person_id AND m.field = '{DirectoryFields.Manager}' AND m.manager_id IS NOT NULL
                AND m.since_at <= @At AND (m.until_at IS NULL OR m.until_at > @At)
            WHERE t.field = '{DirectoryFields.Team}' AND t.value <> '' AND t.since_at <= @At AND (t.until_at IS NULL OR t.until_at > @At)
            GROUP BY t.value, m.manager_id
            """,
            new { At = at });

    /// <summary>To whom somebody reported then who had reports, too.</summary>
    public static Task<IReadOnlyList<PersonId>> ListAboveLeadsAsync(SqlSession sql, Instant at) =>
        sql.ListAsync<PersonId>(
            $"""
            SELECT DISTINCT d.manager_id FROM directory_fields d
            WHERE d.field = '{DirectoryFields.Manager}' AND d.manager_id IS NOT NULL AND d.since_at <= @At AND (d.until_at IS NULL OR d.until_at > @At)
                AND d.person_id IN (
                    SELECT manager_id FROM directory_fields
                    WHERE field = '{DirectoryFields.Manager}' AND manager_id IS NOT NULL AND since_at <= @At AND (until_at IS NULL OR until_at > @At))
            """,
            new { At = at });
}
