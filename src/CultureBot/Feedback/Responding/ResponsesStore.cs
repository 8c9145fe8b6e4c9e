using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The SQL of who answers for feedback, and of what was said back and forth.</summary>
internal static class ResponsesStore
{
    static ResponsesStore() => FeedbackIds.Use();

    /// <summary>One that is there already stays as it is.</summary>
    public static Task OpenAsync(SqlSession sql, FeedbackResponse response) =>
        sql.ExecuteAsync(
            """
            INSERT INTO feedback_responses (subject, owner_id, team_id, state, opened_on, due_on)
            VALUES (@Subject, @OwnerId, @TeamId, @State, @OpenedOn, @DueOn)
            ON CONFLICT (subject) DO NOTHING
            """,
            new { response.Subject, response.OwnerId, response.TeamId, State = response.State.ToString(), response.OpenedOn, response.DueOn });

    public static Task<FeedbackResponse?> FindAsync(SqlSession sql, string subject) =>
        sql.FirstOrDefaultAsync<FeedbackResponse>(
            "SELECT subject, owner_id, team_id, state, opened_on, due_on, settled_on FROM feedback_responses WHERE subject = @Subject",
            new { Subject = subject });

    /// <summary>The same, and until the unit ends nobody else changes it.</summary>
    public static Task<FeedbackResponse?> LockAsync(SqlSession sql, string subject) =>
        sql.FirstOrDefaultAsync<FeedbackResponse>(
            $"SELECT subject, owner_id, team_id, state, opened_on, due_on, settled_on FROM feedback_responses WHERE subject = @Subject {sql.Dialect.ForUpdate}",
            new { Subject = subject });

    public static Task SaveStateAsync(SqlSession sql, FeedbackResponse response) =>
        sql.ExecuteAsync(
            "UPDATE feedback_responses SET state = @State, due_on = @DueOn, settled_on = @SettledOn WHERE subject = @Subject",
            new { response.Subject, State = response.State.ToString(), response.DueOn, response.SettledOn });

    /// <summary>Whether this request brought an answer before.</summary>
    public static Task<bool> IsAnsweredByAsync(SqlSession sql, string requestId) =>
        sql.ScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM feedback_answers WHERE request_id = @RequestId)", new { RequestId = requestId });

    public static async Task<int> CountAnswersAsync(SqlSession sql, string subject) =>
        (int)await sql.ScalarAsync<long>("SELECT COUNT(*) FROM feedback_answers WHERE subject = @Subject", new { Subject = subject });

    public static Task AddAnswerAsync(SqlSession sql, string subject, FeedbackAnswer answer, string requestId) =>
        sql.ExecuteAsync(
            """
            INSERT INTO feedback_answers (subject, number, request_id, kind, acknowledgement, words, said_by, said_on)
            VALUES (@Subject, @Number, @RequestId, @Kind, @Acknowledgement, @Words, @SaidBy, @SaidOn)
            """,
            new
            {
                Subject = subject,
                answer.Number,
                RequestId = requestId,
                Kind = answer.Kind.ToString(),
                Acknowledgement = answer.Acknowledgement?.ToString() ?? "",
                answer.Words,
                answer.SaidBy,
                answer.SaidOn,
            });

    /// <summary>In their order.</summary>
    public static async Task<IReadOnlyList<FeedbackAnswer>> ListAnswersAsync(SqlSession sql, string subject) =>
    [
        .. (await sql.ListAsync<AnswerRow>(
            """
            SELECT f.number, f.kind, f.acknowledgement, f.words, f.said_by, a.name AS speaker, f.said_on
            FROM feedback_answers f LEFT JOIN accounts a ON a.id = f.said_by
            WHERE f.subject = @Subject ORDER BY f.number
            """,
            new { Subject = subject })).Select(row => row.ToAnswer()),
    ];

    /// <summary>The latest thing that a team did because of what a customer said, from one day until before another, in its owner's words; null without one.</summary>
    public static Task<DoneByTeam?> FindLatestDoneByTeamAsync(SqlSession sql, LocalDate from, LocalDate before) =>
        sql.FirstOrDefaultAsync<DoneByTeam>(
            """
            SELECT r.subject, t.name AS team, a.words
            FROM feedback_responses r
            JOIN provider_teams t ON t.id = r.team_id
            JOIN feedback_answers a ON a.subject = r.subject AND a.kind = 'Done'
            WHERE r.state = 'Done' AND r.settled_on >= @From AND r.settled_on < @Before
            ORDER BY r.settled_on DESC, r.subject, a.number DESC LIMIT 1
            """,
            new { From = from, Before = before });

    /// <summary>What waits of teams, and of barriers, whose owner has left; what is said of a person is theirs alone.</summary>
    public static Task<IReadOnlyList<FeedbackResponse>> ListLeftAsync(SqlSession sql, int limit) =>
        sql.ListAsync<FeedbackResponse>(
            $"""
            SELECT f.subject, f.owner_id, f.team_id, f.state, f.opened_on, f.due_on, f.settled_on FROM feedback_responses f
            WHERE f.state IN ('Open', 'Acknowledged', 'Promised')
                AND (f.team_id IS NOT NULL OR f.subject LIKE 'barrier:%' OR f.subject LIKE 'relayed-barrier:%')
                AND NOT EXISTS (
                    SELECT 1 FROM accounts a JOIN accounts o ON o.person_id = a.person_id
                    WHERE a.id = f.owner_id AND o.deactivated_at IS NULL AND o.kind IN ('Member', 'Guest') AND NOT EXISTS ({AbsencesStore.Open} = o.person_id))
            ORDER BY f.subject
            LIMIT @Limit
            """,
            new { Limit = limit });

    public static Task SaveOwnerAsync(SqlSession sql, string subject, AccountId owner) =>
        sql.ExecuteAsync("UPDATE feedback_responses SET owner_id = @Owner WHERE subject = @Subject", new { Subject = subject, Owner = owner });

    /// <summary>Somebody's own that is neither done nor declined, the longest due first.</summary>
    public static Task<IReadOnlyList<FeedbackResponse>> ListOpenOfAsync(SqlSession sql, PersonId owner, int limit) =>
        sql.ListAsync<FeedbackResponse>(
            """
            SELECT f.subject, f.owner_id, f.team_id, f.state, f.opened_on, f.due_on, f.settled_on FROM feedback_responses f
            JOIN accounts a ON a.id = f.owner_id
            WHERE a.person_id = @Owner AND f.state IN ('Open', 'Acknowledged', 'Promised')
            ORDER BY f.due_on, f.subject
            LIMIT @Limit
            """,
            new { Owner = owner, Limit = limit });

    /// <summary>How much about each team was due by a day and still waits for a word, or for what was promised; what is about a person is in none.</summary>
    public static async Task<IReadOnlyList<(ProviderTeamId Team, int Count)>> CountDueAsync(SqlSession sql, LocalDate by) =>
    [
        .. (await sql.ListAsync<TeamCountRow>(
            """
            SELECT team_id, COUNT(*) AS count FROM feedback_responses
            WHERE team_id IS NOT NULL AND state IN ('Open', 'Promised') AND due_on <= @By
            GROUP BY team_id
            """,
            new { By = by })).Select(row => (row.TeamId, (int)row.Count)),
    ];

    private sealed record TeamCountRow
    {
        public required ProviderTeamId TeamId { get; init; }

        public required long Count { get; init; }
    }

    private sealed record AnswerRow
    {
        public required long Number { get; init; }

        public required AnswerKind Kind { get; init; }

        public required string Acknowledgement { get; init; }

        public required string Words { get; init; }

        public AccountId? SaidBy { get; init; }

        public string? Speaker { get; init; }

        public required LocalDate SaidOn { get; init; }

        public FeedbackAnswer ToAnswer() => new()
        {
            Number = (int)Number,
            Kind = Kind,
            Acknowledgement = Enum.TryParse<Acknowledgement>(Acknowledgement, out var kind) ? kind : null,
            Words = Words,
            SaidBy = SaidBy,
            Speaker = Speaker ?? "",
            SaidOn = SaidOn,
        };
    }
}

/// <summary>What a team did because of what a customer said; nothing of what they said.</summary>
internal sealed record DoneByTeam
{
    /// <summary>As <see cref="FeedbackSubject.Text"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>Its name.</summary>
    public required string Team { get; init; }

    /// <summary>Its owner's.</summary>
    public required string Words { get; init; }
}
