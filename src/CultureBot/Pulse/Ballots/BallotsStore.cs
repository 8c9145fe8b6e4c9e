using CultureBot.People;
using CultureBot.Privacy.Sealing;
using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>
/// The SQL of ballots and of who has answered. Nothing here leads from one to the other: a ballot has a random id, no time and
/// no person, and participation has no time.
/// </summary>
internal static class BallotsStore
{
    // Every wave that there can be. Named, a person is found by the key, which begins with window and wave; else all who were asked are read.
    private static readonly long[] Waves = [.. Enumerable.Range(1, Rotation.Waves)];

    static BallotsStore() => PulseIds.Use();

    /// <summary>These persons are asked in this wave; those who are already stay as they are. Up to 500.</summary>
    public static Task InviteAsync(SqlSession sql, WindowId window, int wave, IReadOnlyCollection<PersonId> persons) =>
        ManyRows.AddAsync(
            sql,
            "INSERT INTO participations (window_id, wave, person_id)",
            persons.Select(person => (object?[])[window, wave, person]),
            "ON CONFLICT DO NOTHING");

    /// <summary>Whether the window takes ballots; if so it goes on doing so until the unit ends, and whoever closes it waits for that.</summary>
    public static async Task<bool> HoldOpenAsync(SqlSession sql, WindowId window) =>
        await sql.ScalarAsync<string?>(
            $"SELECT state FROM survey_windows WHERE id = @Window {sql.Dialect.ForShare}", new { Window = window }) == nameof(WindowState.Open);

    /// <summary>
    /// Everything that these persons were asked in, in order of waves. Until the unit ends nobody else marks any of it: of two submits
    /// at once the second one sees what the first one did.
    /// </summary>
    public static Task<IReadOnlyList<Participation>> LockAsync(SqlSession sql, WindowId window, IReadOnlyCollection<PersonId> persons) =>
        sql.ListAsync<Participation>(
            $"""
            SELECT person_id, wave, has_answered FROM participations WHERE window_id = @Window AND wave IN @Waves AND person_id IN @Persons
            ORDER BY wave, person_id {sql.Dialect.ForUpdate}
            """,
            new { Window = window, Waves, Persons = persons.Select(person => person.Value) });

    /// <summary>The same without holding on to it.</summary>
    public static Task<IReadOnlyList<Participation>> ListAsync(SqlSession sql, WindowId window, IReadOnlyCollection<PersonId> persons) =>
        sql.ListAsync<Participation>(
            """
            SELECT person_id, wave, has_answered FROM participations WHERE window_id = @Window AND wave IN @Waves AND person_id IN @Persons
            ORDER BY wave, person_id
            """,
            new { Window = window, Waves, Persons = persons.Select(person => person.Value) });

    /// <summary>Whether anybody has been asked in this wave yet.</summary>
    public static async Task<bool> IsBegunAsync(SqlSession sql, WindowId window, int wave) =>
        await sql.ScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM participations WHERE window_id = @Window AND wave = @Wave)", new { Window = window, Wave = wave });

    /// <summary>The last person, in their order, who was asked in this wave; null when nobody was.</summary>
    public static async Task<PersonId?> FindLastInvitedAsync(SqlSession sql, WindowId window, int wave) =>
        (await sql.ListAsync<PersonId>(
            "SELECT person_id FROM participations WHERE window_id = @Window AND wave = @Wave ORDER BY person_id DESC LIMIT 1",
            new { Window = window, Wave = wave })) is [var last] ? last : null;

    /// <summary>Whoever answers has answered these waves.</summary>
    public static Task MarkAnsweredAsync(SqlSession sql, WindowId window, PersonId person, IReadOnlyCollection<int> waves) =>
        sql.ExecuteAsync(
            "UPDATE participations SET has_answered = TRUE WHERE window_id = @Window AND person_id = @Person AND wave IN @Waves",
            new { Window = window, Person = person, Waves = waves.Select(wave => (long)wave) });

    public static Task AddAsync(SqlSession sql, WindowId window, byte[] sealedBallot) =>
        sql.ExecuteAsync(
            "INSERT INTO ballots (window_id, id, sealed) VALUES (@Window, @Id, @Sealed)",
            new { Window = window, Id = BallotId.Create(), Sealed = sealedBallot });
}
