using System.Text.Json;
using CultureBot.People;
using CultureBot.Privacy.Sealing;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>The SQL of windows: their states, and the wrapped private key.</summary>
internal static class WindowsStore
{
    private const string Columns = """
        id, survey_id, number, state, questions, promise, public_key, ballot_size, waves, wave, launched_by, launched_at, closes_at, closed_at,
        published_at, invited, answered, answered_counted_at
        """;

    static WindowsStore() => PulseIds.Use();

    /// <summary>The windows' private keys, as they are wrapped.</summary>
    public static WrappedColumn WrappedKeys { get; } = new("survey_windows", "private_key", $"'{WindowKey.Purpose}'");

    /// <summary>False when the survey has a window of this number, or this request its window, already.</summary>
    public static async Task<bool> AddAsync(SqlSession sql, Window window, byte[] wrappedPrivateKey, string? requestKey = null) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO survey_windows
                (id, survey_id, request_key, number, state, questions, promise, public_key, private_key, ballot_size, waves, launched_by, launched_at)
            VALUES
                (@Id, @SurveyId, @RequestKey, @Number, @State, @Questions, @Promise, @PublicKey, @PrivateKey, @BallotSize, @Waves, @LaunchedBy, @LaunchedAt)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                window.Id,
                window.SurveyId,
                RequestKey = requestKey,
                window.Number,
                State = window.State.ToString(),
                Questions = JsonSerializer.Serialize(window.Questions, PulseJson.Default.ImmutableArrayQuestion),
                Promise = JsonSerializer.Serialize(window.Promise, PulseJson.Default.Promise),
                window.PublicKey,
                PrivateKey = wrappedPrivateKey,
                window.BallotSize,
                window.Waves,
                window.LaunchedBy,
                window.LaunchedAt,
            }) == 1;

    public static async Task<Window?> FindAsync(SqlSession sql, WindowId id) =>
        (await sql.FirstOrDefaultAsync<Row>($"SELECT {Columns} FROM survey_windows WHERE id = @Id", new { Id = id }))?.ToWindow();

    /// <summary>What a request launched; null when it has not yet.</summary>
    public static async Task<Window?> FindByRequestAsync(SqlSession sql, string requestKey) =>
        (await sql.FirstOrDefaultAsync<Row>($"SELECT {Columns} FROM survey_windows WHERE request_key = @Key", new { Key = requestKey }))?.ToWindow();

    /// <summary>The survey's latest, in whatever state; null before the first.</summary>
    public static async Task<Window?> FindLatestAsync(SqlSession sql, SurveyId survey) =>
        (await sql.FirstOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM survey_windows WHERE survey_id = @Survey ORDER BY number DESC LIMIT 1", new { Survey = survey }))?.ToWindow();

    /// <summary>All of a survey, the latest first.</summary>
    public static async Task<IReadOnlyList<Window>> ListAsync(SqlSession sql, SurveyId survey) =>
        [.. (await sql.ListAsync<Row>(
            $"SELECT {Columns} FROM survey_windows WHERE survey_id = @Survey ORDER BY number DESC", new { Survey = survey })).Select(row => row.ToWindow())];

    /// <summary>All in one state.</summary>
    public static async Task<IReadOnlyList<Window>> ListAsync(SqlSession sql, WindowState state) =>
        [.. (await sql.ListAsync<Row>(
            $"SELECT {Columns} FROM survey_windows WHERE state = @State ORDER BY launched_at, id", new { State = state.ToString() })).Select(row => row.ToWindow())];

    /// <summary>From one state to the next; false when it was not in the first.</summary>
    public static async Task<bool> MoveAsync(SqlSession sql, WindowId id, WindowState from, WindowState to) =>
        await sql.ExecuteAsync(
            "UPDATE survey_windows SET state = @To WHERE id = @Id AND state = @From",
            new { Id = id, From = from.ToString(), To = to.ToString() }) == 1;

    /// <summary>Takes ballots of this size from now on; false when it was not being prepared.</summary>
    public static async Task<bool> OpenAsync(SqlSession sql, WindowId id, int ballotSize) =>
        await sql.ExecuteAsync(
            "UPDATE survey_windows SET state = 'Open', ballot_size = @Size WHERE id = @Id AND state = 'Preparing'",
            new { Id = id, Size = ballotSize }) == 1;

    /// <summary>Its promise becomes stricter; who calls this has checked that it does.</summary>
    public static Task TightenAsync(SqlSession sql, WindowId id, Promise promise) =>
        sql.ExecuteAsync(
            "UPDATE survey_windows SET promise = @Promise WHERE id = @Id",
            new { Id = id, Promise = JsonSerializer.Serialize(promise, PulseJson.Default.Promise) });

    /// <summary>A wave goes out; after the last one it is known when the window closes. False when a later one went out already.</summary>
    public static async Task<bool> BeginWaveAsync(SqlSession sql, WindowId id, int wave, Instant? closesAt) =>
        await sql.ExecuteAsync(
            "UPDATE survey_windows SET wave = @Wave, closes_at = COALESCE(@ClosesAt, closes_at) WHERE id = @Id AND wave < @Wave AND state = 'Open'",
            new { Id = id, Wave = wave, ClosesAt = closesAt }) == 1;

    /// <summary>Wrapped by <see cref="WindowKey"/>; null once the window is closed.</summary>
    public static Task<byte[]?> FindPrivateKeyAsync(SqlSession sql, WindowId id) =>
        sql.ScalarAsync<byte[]?>("SELECT private_key FROM survey_windows WHERE id = @Id", new { Id = id });

    /// <summary>The one figure that is shown before the close.</summary>
    public static Task CountAnsweredAsync(SqlSession sql, WindowId id, Instant now) =>
        sql.ExecuteAsync(
            """
            UPDATE survey_windows SET answered_counted_at = @Now,
                invited = (SELECT COUNT(DISTINCT person_id) FROM participations WHERE window_id = @Id),
                answered = (SELECT COUNT(DISTINCT person_id) FROM participations WHERE window_id = @Id AND has_answered = TRUE)
            WHERE id = @Id AND state = 'Open'
            """,
            new { Id = id, Now = now });

    private sealed record Row
    {
        public required WindowId Id { get; init; }

        public required SurveyId SurveyId { get; init; }

        public long Number { get; init; }

        public required WindowState State { get; init; }

        public required string Questions { get; init; }

        public required string Promise { get; init; }

        public required byte[] PublicKey { get; init; }

        public long BallotSize { get; init; }

        public long Waves { get; init; }

        public long Wave { get; init; }

        public AccountId? LaunchedBy { get; init; }

        public Instant LaunchedAt { get; init; }

        public Instant? ClosesAt { get; init; }

        public Instant? ClosedAt { get; init; }

        public Instant? PublishedAt { get; init; }

        public long Invited { get; init; }

        public long Answered { get; init; }

        public Instant? AnsweredCountedAt { get; init; }

        public Window ToWindow() => new()
        {
            Id = Id,
            SurveyId = SurveyId,
            Number = (int)Number,
            State = State,
            Questions = JsonSerializer.Deserialize(Questions, PulseJson.Default.ImmutableArrayQuestion),
            Promise = JsonSerializer.Deserialize(Promise, PulseJson.Default.Promise)!,
            PublicKey = PublicKey,
            BallotSize = (int)BallotSize,
            Waves = (int)Waves,
            Wave = (int)Wave,
            LaunchedBy = LaunchedBy,
            LaunchedAt = LaunchedAt,
            ClosesAt = ClosesAt,
            ClosedAt = ClosedAt,
            PublishedAt = PublishedAt,
            Invited = (int)Invited,
            Answered = (int)Answered,
            AnsweredCountedAt = AnsweredCountedAt,
        };
    }
}
