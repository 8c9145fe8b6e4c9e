using CultureBot.Pulse;
using CultureBot.Storage;

namespace CultureBot.Tests.Pulse.Closing;

/// <summary>Persons and accounts for the members of a snapshot, put into the one workspace by hand.</summary>
internal static class TestPeople
{
    public static async Task AddAsync(SqlSession sql, IReadOnlyCollection<WindowMember> members)
    {
        if (members.Count == 0) return;
        await sql.ExecuteAsync(
            "INSERT INTO persons (id, created_at) VALUES (@PersonId, 0) ON CONFLICT DO NOTHING", members.Select(member => new { member.PersonId }));
        await sql.ExecuteAsync(
            """
            INSERT INTO accounts (id, workspace_id, external_id, person_id, name, kind, first_seen_at)
            SELECT @AccountId, id, @ExternalId, @PersonId, @ExternalId, 'Member', 0 FROM workspaces WHERE external_id = 'T1'
            ON CONFLICT DO NOTHING
            """,
            members.Select(member => new { member.AccountId, member.PersonId, ExternalId = $"U{member.PersonId.Value:N}" }));
    }
}
