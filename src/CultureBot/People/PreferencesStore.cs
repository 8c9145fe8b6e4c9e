using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People;

/// <summary>All SQL of what people chose for themselves.</summary>
public static class PreferencesStore
{
    private const string Columns = "person_id, language, minute_of_day, wants_own_digest, wants_thanks_told, inbox_account_id";

    static PreferencesStore() => PeopleIds.Use();

    /// <summary>What the person chose, or <see cref="Preferences.Unchosen"/>.</summary>
    public static async Task<Preferences> FindAsync(SqlSession sql, PersonId person) =>
        (await ListAsync(sql, [person])).GetValueOrDefault(person, Preferences.Unchosen);

    /// <summary>What these persons (at most 1,000) chose; those who chose nothing are left out.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, Preferences>> ListAsync(SqlSession sql, IEnumerable<PersonId> persons)
    {
        List<PersonId> asked = [.. persons.Distinct()];
        var chosen = (await sql.ListAsync<Row>(
            $"SELECT {Columns} FROM preferences WHERE person_id IN @Persons", new { Persons = asked.Select(person => person.Value) }))
            .ToDictionary(row => row.PersonId, row => row.Chosen);
        foreach (var (person, working) in await WorkingTimeStore.ListAsync(sql, asked))
            chosen[person] = chosen.GetValueOrDefault(person, Preferences.Unchosen) with { Working = working };
        return chosen;
    }

    internal static async Task SaveAsync(SqlSession sql, PersonId person, Preferences chosen, Instant now)
    {
        await sql.ExecuteAsync(
            """
            INSERT INTO preferences (person_id, language, minute_of_day, wants_own_digest, wants_thanks_told, inbox_account_id, changed_at)
            VALUES (@Person, @Language, @MinuteOfDay, @WantsOwnDigest, @WantsThanksTold, @Inbox, @Now)
            ON CONFLICT (person_id) DO UPDATE SET
                language = excluded.language,
                minute_of_day = excluded.minute_of_day,
                wants_own_digest = excluded.wants_own_digest,
                wants_thanks_told = excluded.wants_thanks_told,
                inbox_account_id = excluded.inbox_account_id,
                changed_at = excluded.changed_at
            """,
            new
            {
                Person = person,
                chosen.Language,
                MinuteOfDay = (long?)chosen.MinuteOfDay,
                chosen.WantsOwnDigest,
                chosen.WantsThanksTold,
                chosen.Inbox,
                Now = now,
            });
        await WorkingTimeStore.SaveAsync(sql, person, chosen.Working, now);
    }

    private sealed record Row
    {
        public required PersonId PersonId { get; init; }

        public string Language { get; init; } = "";

        public long? MinuteOfDay { get; init; }

        public bool WantsOwnDigest { get; init; }

        public bool WantsThanksTold { get; init; }

        public AccountId? InboxAccountId { get; init; }

        public Preferences Chosen => new()
        {
            Language = Language,
            MinuteOfDay = (int?)MinuteOfDay,
            WantsOwnDigest = WantsOwnDigest,
            WantsThanksTold = WantsThanksTold,
            Inbox = InboxAccountId,
        };
    }
}
