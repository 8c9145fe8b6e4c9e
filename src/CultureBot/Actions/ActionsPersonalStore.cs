using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Privacy.Personal;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>The SQL of what a person promised for their team. Erased, it stays the team's, and a colleague's.</summary>
internal sealed class ActionsPersonalStore : IPersonalData
{
    private const string Accounts = "SELECT id FROM accounts WHERE person_id = @Person";

    static ActionsPersonalStore() => ActionIds.Use();

    public string Name => "actions";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new(
            "actions",
            $"""
            SELECT group_name, said, answer, what, why, due_on, state, created_at, done_at, declined_at FROM actions
            WHERE owner_id IN ({Accounts}) OR created_by IN ({Accounts}) ORDER BY created_at
            """),
        new("action_progress", $"SELECT words, reported_at FROM action_progress WHERE reported_by IN ({Accounts}) ORDER BY reported_at"),
        new("team_talks", $"SELECT talked_at FROM action_talks WHERE talked_by IN ({Accounts}) ORDER BY talked_at"),
        new("action_follow_ups", "SELECT kind, day FROM action_follow_ups WHERE person_id = @Person ORDER BY day"),
    ];

    public async Task<string?> EraseAsync(SqlSession sql, PersonId person, string cursor, Instant now)
    {
        await sql.ExecuteAsync("DELETE FROM action_follow_ups WHERE person_id = @Person", new { Person = person });
        var named = await sql.ListAsync<ActionId>($"SELECT id FROM actions WHERE owner_id IN ({Accounts}) OR created_by IN ({Accounts})", new { Person = person });
        foreach (var action in named) await OutboxStore.SubjectChangedAsync(sql, action.Subject, now);
        return null;
    }
}
