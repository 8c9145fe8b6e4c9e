using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>
/// The SQL of on which days people were asked. It outlives the window's participation, which goes at the close, and says nothing
/// of windows, groups or answers; after six weeks it is gone, too.
/// </summary>
internal static class AskingsStore
{
    private const int Days = 30;
    private const int DaysKept = 45;

    static AskingsStore() => PulseIds.Use();

    /// <summary>Everybody who was asked in a wave was asked on this day; noted twice it is one.</summary>
    public static async Task NoteAsync(SqlSession sql, SurveyId survey, WindowId window, int wave, LocalDate today)
    {
        await sql.ExecuteAsync("DELETE FROM askings WHERE asked_on < @Before", new { Before = today.PlusDays(-DaysKept) });
        await sql.ExecuteAsync(
            """
            INSERT INTO askings (person_id, survey_id, asked_on)
            SELECT person_id, @Survey, @Today FROM participations WHERE window_id = @Window AND wave = @Wave
            ON CONFLICT DO NOTHING
            """,
            new { Survey = survey, Today = today, Window = window, Wave = wave });
    }

    /// <summary>The same for these persons.</summary>
    public static Task NoteAsync(SqlSession sql, SurveyId survey, IEnumerable<PersonId> persons, LocalDate today) =>
        sql.ExecuteAsync(
            "INSERT INTO askings (person_id, survey_id, asked_on) VALUES (@Person, @Survey, @Today) ON CONFLICT DO NOTHING",
            persons.Select(person => new { Person = person, Survey = survey, Today = today }));

    /// <summary>Whether the day was noted on which a wave went out, since that of its launch.</summary>
    public static async Task<bool> IsNotedAsync(SqlSession sql, SurveyId survey, WindowId window, int wave, LocalDate since) =>
        await sql.ScalarAsync<bool>(
            """
            SELECT EXISTS (
                SELECT 1 FROM participations p JOIN askings a ON a.person_id = p.person_id AND a.survey_id = @Survey AND a.asked_on >= @Since
                WHERE p.window_id = @Window AND p.wave = @Wave)
            """,
            new { Survey = survey, Since = since, Window = window, Wave = wave });

    /// <summary>On how many days of the last thirty somebody was asked, by any survey; those who were not asked are left out.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, int>> CountAsync(SqlSession sql, LocalDate today) =>
        (await sql.ListAsync<Row>(
            "SELECT person_id, COUNT(*) AS times FROM askings WHERE asked_on >= @From GROUP BY person_id", new { From = today.PlusDays(-Days) }))
        .ToDictionary(row => row.PersonId, row => (int)row.Times);

    /// <summary>Whom this survey asked since a day.</summary>
    public static async Task<IReadOnlySet<PersonId>> ListSinceAsync(SqlSession sql, SurveyId survey, LocalDate since) =>
        (await sql.ListAsync<PersonId>(
            "SELECT DISTINCT person_id FROM askings WHERE survey_id = @Survey AND asked_on >= @Since", new { Survey = survey, Since = since })).ToHashSet();

    private sealed record Row
    {
        public required PersonId PersonId { get; init; }

        public required long Times { get; init; }
    }
}
