using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>The SQL of whom nobody has thanked lately, and of who has agreed that managers see it.</summary>
internal static class NotNoticedStore
{
    static NotNoticedStore() => KudosIds.Use();

    public static async Task<NotNoticedAgreement> ReadAsync(SqlSession sql) => new(
    [
        .. (await sql.ListAsync<Row>(
            """
            SELECT n.role, n.agreed_at, a.name, a.person_id FROM not_noticed_agreements n JOIN accounts a ON a.id = n.account_id ORDER BY n.agreed_at
            """)).Select(row => new NotNoticedConsent(row.Role, row.Name, row.PersonId, row.AgreedAt)),
    ]);

    /// <summary>Whoever agreed first in a role stays the one who did.</summary>
    public static Task AgreeAsync(SqlSession sql, Role role, AccountId account, Instant now) =>
        sql.ExecuteAsync(
            "INSERT INTO not_noticed_agreements (role, account_id, agreed_at) VALUES (@Role, @Account, @Now) ON CONFLICT (role) DO NOTHING",
            new { Role = role.ToString(), Account = account, Now = now });

    /// <summary>False when nobody had agreed in that role.</summary>
    public static async Task<bool> WithdrawAsync(SqlSession sql, Role role) =>
        await sql.ExecuteAsync("DELETE FROM not_noticed_agreements WHERE role = @Role", new { Role = role.ToString() }) == 1;

    /// <summary>Of these persons, those who were thanked since a moment, by anybody else and in whatever way.</summary>
    public static Task<IReadOnlyList<PersonId>> ListThankedAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons, Instant since) =>
        sql.ListAsync<PersonId>(
            """
            SELECT DISTINCT a.person_id
            FROM accounts a
            JOIN kudos_recipients r ON r.account_id = a.id
            JOIN kudos k ON k.id = r.kudos_id
            WHERE a.person_id IN @Persons AND r.created_at >= @Since AND k.undone_at IS NULL
            """,
            new { Persons = persons.Select(person => person.Value), Since = since });

    private sealed record Row
    {
        public required Role Role { get; init; }

        public required string Name { get; init; }

        public required PersonId PersonId { get; init; }

        public required Instant AgreedAt { get; init; }
    }
}
