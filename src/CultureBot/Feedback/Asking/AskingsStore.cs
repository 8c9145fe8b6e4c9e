using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The SQL of who was asked. None of it knows who answered.</summary>
internal static class AskingsStore
{
    private const string Columns = "id, customer_id, customer_team, provider, asked_by, purpose, round, asked_at";

    static AskingsStore() => FeedbackIds.Use();

    /// <summary>Until the unit ends nobody else asks anybody: two who ask the same person at once ask them once.</summary>
    public static Task LockAsync(SqlSession sql) => sql.ExecuteAsync(sql.Dialect.LockName, new { Name = "feedback-askings" });

    /// <summary>One that is stored already stays as it is.</summary>
    public static Task AddAsync(SqlSession sql, IEnumerable<Asking> askings) =>
        sql.ExecuteAsync(
            $"""
            INSERT INTO feedback_askings ({Columns})
            VALUES (@Id, @CustomerId, @CustomerTeam, @Provider, @AskedBy, @Purpose, @Round, @AskedAt)
            ON CONFLICT (id) DO NOTHING
            """,
            askings.Select(one => new { one.Id, one.CustomerId, one.CustomerTeam, one.Provider, one.AskedBy, one.Purpose, one.Round, one.AskedAt }));

    public static Task<Asking?> FindAsync(SqlSession sql, AskingId id) =>
        sql.FirstOrDefaultAsync<Asking>($"SELECT {Columns} FROM feedback_askings WHERE id = @Id", new { Id = id });

    /// <summary>Which of these people were asked since a moment, by whichever of their accounts.</summary>
    public static Task<IReadOnlyList<PersonId>> ListAskedSinceAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons, Instant since) =>
        sql.ListAsync<PersonId>(
            """
            SELECT DISTINCT a.person_id FROM feedback_askings f JOIN accounts a ON a.id = f.customer_id
            WHERE f.asked_at > @Since AND a.person_id IN @Persons
            """,
            new { Since = since, Persons = persons.Select(person => person.Value) });

    public static Task ForgetBeforeAsync(SqlSession sql, Instant before) =>
        sql.ExecuteAsync("DELETE FROM feedback_askings WHERE asked_at < @Before", new { Before = before });
}
