using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Privacy.Personal;

/// <summary>The SQL of what somebody did with surveys and settings. It stays: nobody takes back what was done, and it is a colleague's then.</summary>
internal sealed class AuditPersonalStore : IPersonalData
{
    public string Name => "audit";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new(
            "audit",
            """
            SELECT e.at AS done_at, e.action, e.subject, e.details FROM audit_entries e JOIN accounts a ON a.id = e.account_id
            WHERE a.person_id = @Person ORDER BY e.id
            """),
    ];

    public Task<string?> EraseAsync(SqlSession sql, PersonId person, string cursor, Instant now) => Task.FromResult<string?>(null);
}
