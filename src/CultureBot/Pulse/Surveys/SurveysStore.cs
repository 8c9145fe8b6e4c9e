using System.Text.Json;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>All SQL of surveys themselves.</summary>
internal static class SurveysStore
{
    private const string Columns = """
        id, name, template, state, questions, audience, promise, open_days, results_after_days, created_by, created_at, approved_by,
        approved_at, ended_at
        """;

    static SurveysStore() => PulseIds.Use();

    /// <summary>False when a survey with this request key is there already.</summary>
    public static async Task<bool> AddAsync(SqlSession sql, Survey survey, string requestKey) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO surveys
                (id, request_key, name, template, state, questions, audience, promise, open_days, results_after_days, created_by, created_at,
                 changed_at, approved_by, approved_at)
            VALUES
                (@Id, @RequestKey, @Name, @Template, @State, @Questions, @Audience, @Promise, @OpenDays, @ResultsAfterDays, @CreatedBy,
                 @CreatedAt, @CreatedAt, @ApprovedBy, @ApprovedAt)
            ON CONFLICT (request_key) DO NOTHING
            """,
            Bound(survey, requestKey, survey.CreatedAt)) == 1;

    /// <summary>Name, questions, audience, promise, days, state and approval; windows that were launched keep theirs.</summary>
    public static Task SaveAsync(SqlSession sql, Survey survey, Instant now) =>
        sql.ExecuteAsync(
            """
            UPDATE surveys SET name = @Name, state = @State, questions = @Questions, audience = @Audience, promise = @Promise,
                open_days = @OpenDays, results_after_days = @ResultsAfterDays, changed_at = @Now, approved_by = @ApprovedBy,
                approved_at = @ApprovedAt, ended_at = @EndedAt
            WHERE id = @Id
            """,
            Bound(survey, "", now));

    public static async Task<Survey?> FindAsync(SqlSession sql, SurveyId id) =>
        (await sql.FirstOrDefaultAsync<Row>($"SELECT {Columns} FROM surveys WHERE id = @Id", new { Id = id }))?.ToSurvey();

    public static async Task<Survey?> FindByRequestAsync(SqlSession sql, string requestKey) =>
        (await sql.FirstOrDefaultAsync<Row>($"SELECT {Columns} FROM surveys WHERE request_key = @Key", new { Key = requestKey }))?.ToSurvey();

    /// <summary>Those that have not ended, the newest first.</summary>
    public static async Task<IReadOnlyList<Survey>> ListAsync(SqlSession sql) =>
        [.. (await sql.ListAsync<Row>($"SELECT {Columns} FROM surveys WHERE state <> 'Ended' ORDER BY created_at DESC, id DESC")).Select(row => row.ToSurvey())];

    /// <summary>Those that have ended, the latest to end first.</summary>
    public static async Task<IReadOnlyList<Survey>> ListEndedAsync(SqlSession sql, int limit) =>
        [.. (await sql.ListAsync<Row>(
            $"SELECT {Columns} FROM surveys WHERE state = 'Ended' ORDER BY ended_at DESC, id DESC LIMIT @Limit", new { Limit = limit })).Select(row => row.ToSurvey())];

    private static object Bound(Survey survey, string requestKey, Instant now) => new
    {
        survey.Id,
        RequestKey = requestKey,
        survey.Name,
        Template = survey.Template.ToString(),
        State = survey.State.ToString(),
        Questions = JsonSerializer.Serialize(survey.Questions, PulseJson.Default.ImmutableArrayQuestion),
        Audience = JsonSerializer.Serialize(survey.Audience, PulseJson.Default.Audience),
        Promise = JsonSerializer.Serialize(survey.Promise, PulseJson.Default.Promise),
        survey.OpenDays,
        survey.ResultsAfterDays,
        survey.CreatedBy,
        survey.CreatedAt,
        survey.ApprovedBy,
        survey.ApprovedAt,
        survey.EndedAt,
        Now = now,
    };

    private sealed record Row
    {
        public required SurveyId Id { get; init; }

        public required string Name { get; init; }

        public required SurveyTemplate Template { get; init; }

        public required SurveyState State { get; init; }

        public required string Questions { get; init; }

        public required string Audience { get; init; }

        public required string Promise { get; init; }

        public long OpenDays { get; init; }

        public long ResultsAfterDays { get; init; }

        public AccountId? CreatedBy { get; init; }

        public Instant CreatedAt { get; init; }

        public AccountId? ApprovedBy { get; init; }

        public Instant? ApprovedAt { get; init; }

        public Instant? EndedAt { get; init; }

        public Survey ToSurvey() => new()
        {
            Id = Id,
            Name = Name,
            Template = Template,
            State = State,
            Questions = JsonSerializer.Deserialize(Questions, PulseJson.Default.ImmutableArrayQuestion),
            Audience = JsonSerializer.Deserialize(Audience, PulseJson.Default.Audience)!,
            Promise = JsonSerializer.Deserialize(Promise, PulseJson.Default.Promise)!,
            OpenDays = (int)OpenDays,
            ResultsAfterDays = (int)ResultsAfterDays,
            CreatedBy = CreatedBy,
            CreatedAt = CreatedAt,
            ApprovedBy = ApprovedBy,
            ApprovedAt = ApprovedAt,
            EndedAt = EndedAt,
        };
    }
}
