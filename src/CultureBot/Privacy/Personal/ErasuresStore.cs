using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Privacy.Personal;

/// <summary>How far a person is forgotten.</summary>
internal sealed record Erasure
{
    public required string Part { get; init; }

    public required string Cursor { get; init; }

    public Instant? FinishedAt { get; init; }
}

/// <summary>The SQL of who is being forgotten.</summary>
internal static class ErasuresStore
{
    static ErasuresStore() => PeopleIds.Use();

    /// <summary>False when it was said before.</summary>
    public static async Task<bool> AddAsync(SqlSession sql, PersonId person, AccountId? by, string part, Instant now) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO erasures (person_id, asked_by, asked_at, part, cursor) VALUES (@Person, @By, @Now, @Part, '')
            ON CONFLICT (person_id) DO NOTHING
            """,
            new { Person = person, By = by, Now = now, Part = part }) == 1;

    /// <summary>Until the unit ends nobody else goes on with it.</summary>
    public static Task<Erasure?> FindAsync(SqlSession sql, PersonId person) =>
        sql.FirstOrDefaultAsync<Erasure>(
            $"SELECT part, cursor, finished_at FROM erasures WHERE person_id = @Person {sql.Dialect.ForUpdate}", new { Person = person });

    public static Task SaveAsync(SqlSession sql, PersonId person, string part, string cursor) =>
        sql.ExecuteAsync("UPDATE erasures SET part = @Part, cursor = @Cursor WHERE person_id = @Person", new { Person = person, Part = part, Cursor = cursor });

    public static Task FinishAsync(SqlSession sql, PersonId person, Instant now) =>
        sql.ExecuteAsync("UPDATE erasures SET finished_at = @Now, cursor = '' WHERE person_id = @Person", new { Person = person, Now = now });

    public static Task<IReadOnlyList<PersonId>> ListUnfinishedAsync(SqlSession sql) =>
        sql.ListAsync<PersonId>("SELECT person_id FROM erasures WHERE finished_at IS NULL ORDER BY asked_at");
}
