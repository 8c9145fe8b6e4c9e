using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Privacy.Personal;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Celebrations;

/// <summary>The SQL of what somebody wished, said and was celebrated for. Erased, they are on no post any more, also where it was sent.</summary>
internal sealed class CelebrationsPersonalStore : IPersonalData
{
    private const string Accounts = "SELECT id FROM accounts WHERE person_id = @Person";

    static CelebrationsPersonalStore() => PeopleIds.Use();

    public string Name => "celebrations";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("celebration_opt_outs", $"SELECT kind, opted_out_at FROM celebration_opt_outs WHERE account_id IN ({Accounts}) ORDER BY kind"),
        new("celebration_dates", $"SELECT kind, value, said_at FROM celebration_dates WHERE account_id IN ({Accounts}) ORDER BY kind"),
        new("celebration_askings", $"SELECT kind, asked_at FROM celebration_askings WHERE account_id IN ({Accounts}) ORDER BY asked_at, kind"),
        new(
            "celebrations",
            """
            SELECT c.subject AS celebrated, m.destination AS channel, m.sent_at FROM accounts a
            JOIN message_carries w ON w.subject = 'celebrated:' || CAST(a.id AS TEXT)
            JOIN message_carries c ON c.message_id = w.message_id AND c.subject LIKE w.subject || ':%'
            JOIN messages m ON m.id = c.message_id
            WHERE a.person_id = @Person ORDER BY m.id, c.subject
            """),
    ];

    public async Task<string?> EraseAsync(SqlSession sql, PersonId person, string cursor, Instant now)
    {
        var whose = new { Person = person };
        foreach (var account in await sql.ListAsync<AccountId>(Accounts, whose))
        {
            await OutboxStore.SubjectChangedAsync(sql, Celebrated.WhoseOf(account), now);
            await CelebrationsStore.ForgetCarriedAsync(sql, account);
        }

        foreach (var table in (string[])["celebration_opt_outs", "celebration_dates", "celebration_askings"])
            await sql.ExecuteAsync($"DELETE FROM {table} WHERE account_id IN ({Accounts})", whose);
        return null;
    }
}
