using System.Globalization;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Privacy.Personal;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>
/// The SQL of what is kept of a person's kudos. Erased (methodology §7), what they gave stays as a colleague's; what they got goes, unless others
/// got it as well.
/// </summary>
internal sealed class KudosPersonalStore(TellFacts facts) : IPersonalData
{
    private const int AtOnce = 200;
    private const string Received = "received";

    private const string Accounts = "SELECT id FROM accounts WHERE person_id = @Person";

    static KudosPersonalStore() => KudosIds.Use();

    public string Name => "kudos";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("kudos_given", $"SELECT words, visibility, source_address, created_at, undone_at FROM kudos WHERE giver_id IN ({Accounts}) ORDER BY created_at, id"),
        // What only their manager was told is the giver's and the manager's.
        new(
            "kudos_received",
            $"""
            SELECT g.name AS giver, k.words, k.visibility, r.group_name, k.created_at, k.undone_at
            FROM kudos_recipients r JOIN kudos k ON k.id = r.kudos_id JOIN accounts g ON g.id = k.giver_id
            WHERE r.account_id IN ({Accounts}) AND k.visibility <> 'ManagerOnly' ORDER BY k.created_at, k.id
            """),
        new(
            "kudos_boosts",
            $"SELECT k.words, b.created_at FROM kudos_boosts b JOIN kudos k ON k.id = b.kudos_id WHERE b.account_id IN ({Accounts}) ORDER BY b.created_at"),
        new("kudos_reactions", $"SELECT channel_id, message_id, happened_at FROM kudos_reactions WHERE account_id IN ({Accounts}) ORDER BY happened_at"),
        new("not_noticed_agreements", $"SELECT role, agreed_at FROM not_noticed_agreements WHERE account_id IN ({Accounts}) ORDER BY agreed_at"),
        new("kudos_drafts", $"SELECT created_at FROM kudos_drafts WHERE giver_id IN ({Accounts}) ORDER BY created_at"),
    ];

    public Task<string?> EraseAsync(SqlSession sql, PersonId person, string cursor, Instant now) =>
        cursor == Received ? ForgetReceivedAsync(sql, person, now) : RenameGivenAsync(sql, person, cursor, now);

    private static async Task<string?> RenameGivenAsync(SqlSession sql, PersonId person, string cursor, Instant now)
    {
        if (cursor.Length == 0)
        {
            await sql.ExecuteAsync($"DELETE FROM kudos_drafts WHERE giver_id IN ({Accounts})", new { Person = person });
            await sql.ExecuteAsync($"DELETE FROM not_noticed_agreements WHERE account_id IN ({Accounts})", new { Person = person });
        }

        var given = await sql.ListAsync<KudosId>(
            $"SELECT id FROM kudos WHERE giver_id IN ({Accounts}) AND id > @After ORDER BY id LIMIT @Limit",
            new { Person = person, After = cursor.Length == 0 ? default : Guid.Parse(cursor, CultureInfo.InvariantCulture), Limit = AtOnce });
        foreach (var kudos in given) await OutboxStore.SubjectChangedAsync(sql, kudos.Subject, now);
        return given.Count == AtOnce ? given[^1].Value.ToString("D") : Received;
    }

    private async Task<string?> ForgetReceivedAsync(SqlSession sql, PersonId person, Instant now)
    {
        var received = await sql.ListAsync<KudosId>(
            $"SELECT DISTINCT kudos_id FROM kudos_recipients WHERE account_id IN ({Accounts}) LIMIT @Limit", new { Person = person, Limit = AtOnce });
        foreach (var kudos in received)
        {
            var row = new { Kudos = kudos, Person = person, Now = now };
            await sql.ExecuteAsync($"DELETE FROM kudos_recipients WHERE kudos_id = @Kudos AND account_id IN ({Accounts})", row);
            if (!await sql.ScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM kudos_recipients WHERE kudos_id = @Kudos)", row))
            {
                // Programs of others that were told of it are told that it is gone.
                if (await sql.ExecuteAsync("UPDATE kudos SET undone_at = @Now WHERE id = @Kudos AND undone_at IS NULL AND visibility = 'Public'", row) == 1)
                    await facts.HandleAsync(sql, new(KudosHookEvents.Undone, kudos.Subject, now));
                await sql.ExecuteAsync(
                    "UPDATE kudos SET words = '', words_hash = '', source_address = NULL, undone_at = COALESCE(undone_at, @Now) WHERE id = @Kudos", row);
                foreach (var table in (string[])["kudos_values", "kudos_boosts"]) await sql.ExecuteAsync($"DELETE FROM {table} WHERE kudos_id = @Kudos", row);
            }

            await OutboxStore.SubjectChangedAsync(sql, kudos.Subject, now);
        }

        return received.Count == AtOnce ? Received : null;
    }
}
