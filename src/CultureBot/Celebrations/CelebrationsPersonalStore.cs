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
            SELECT c.subject AS celebrated, m.destination AS channel, m.sent_at FROM message_carries c
            JOIN messages m ON m.id = c.message_id JOIN accounts a ON c.subject LIKE 'celebrated:' || CAST(a.id AS TEXT) || ':%'
            WHERE a.person_id = @Person ORDER BY m.id
            """),
    ];

    public async Task<string?> EraseAsync(SqlSession sql, PersonId person, string cursor, Instant now)
    {
        var whose = new { Person = person };
        foreach (var account in await sql.ListAsync<AccountId>(Accounts, whose))
        {
            foreach (var carried in await CelebrationsStore.ListCarriedAsync(sql, account)) await OutboxStore.SubjectChangedAsync(sql, carried, now);
            await CelebrationsStore.ForgetCarriedAsync(sql, account);
        }

        foreach (var table in (string[])["celebration_opt_outs", "celebration_dates", "celebration_askings"])
            await sql.ExecuteAsync($"DELETE FROM {table} WHERE account_id IN ({Accounts})", whose);
        return null;
    }
}
