using CultureBot.People;
using CultureBot.Privacy.Personal;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>
/// The SQL of what is kept of a person's surveys: that they were asked, never what they answered. Who belongs to a window that runs is in its snapshot,
/// which goes when it closes; until then nobody is taken out of it, since who is counted with whom was fixed when people were asked.
/// </summary>
internal sealed class PulsePersonalStore : IPersonalData
{
    private const string Accounts = "SELECT id FROM accounts WHERE person_id = @Person";

    static PulsePersonalStore() => PulseIds.Use();

    public string Name => "pulse";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("asked_by_surveys", "SELECT s.name AS survey, a.asked_on FROM askings a JOIN surveys s ON s.id = a.survey_id WHERE a.person_id = @Person ORDER BY a.asked_on"),
        new(
            "surveys_that_run",
            """
            SELECT s.name AS survey, w.number, p.wave, p.has_answered FROM participations p
            JOIN survey_windows w ON w.id = p.window_id JOIN surveys s ON s.id = w.survey_id
            WHERE p.person_id = @Person ORDER BY s.name, w.number, p.wave
            """),
        new(
            "survey_groups",
            """
            SELECT s.name AS survey, w.number, g.name AS team, m.attribute_value AS part FROM window_members m
            JOIN survey_windows w ON w.id = m.window_id JOIN surveys s ON s.id = w.survey_id
            JOIN window_groups g ON g.window_id = m.window_id AND g.group_id = m.group_id
            WHERE m.person_id = @Person ORDER BY s.name, w.number
            """),
        new("survey_drafts", $"SELECT template, typed, kept_at FROM survey_drafts WHERE account_id IN ({Accounts}) ORDER BY kept_at"),
        new("surveys_made", $"SELECT name, template, created_at, approved_at FROM surveys WHERE created_by IN ({Accounts}) OR approved_by IN ({Accounts}) ORDER BY created_at"),
    ];

    public async Task<string?> EraseAsync(SqlSession sql, PersonId person, string cursor, Instant now)
    {
        await sql.ExecuteAsync("DELETE FROM askings WHERE person_id = @Person", new { Person = person });
        await sql.ExecuteAsync($"DELETE FROM survey_drafts WHERE account_id IN ({Accounts})", new { Person = person });
        return null;
    }
}
