using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The SQL of ratings with a name.</summary>
internal static class ServiceFeedbackStore
{
    private const string Columns = "id, giver_id, team_id, account_id, giver_team, given_on, given_at, rating, dimension, words, wish";

    static ServiceFeedbackStore() => FeedbackIds.Use();

    /// <summary>False when the form brought it before.</summary>
    public static async Task<bool> AddAsync(SqlSession sql, ServiceFeedback feedback, Guid form) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO service_feedback
                (id, form_id, giver_id, team_id, account_id, giver_team, given_on, given_at, rating, dimension, words, wish)
            VALUES
                (@Id, @Form, @GiverId, @TeamId, @AccountId, @GiverTeam, @GivenOn, @GivenAt, @Stars, @Dimension, @Words, @Wish)
            ON CONFLICT (form_id) DO NOTHING
            """,
            Row.Of(feedback, form)) == 1;

    /// <summary>The later one of a day takes the place of the earlier.</summary>
    public static Task ReplaceAsync(SqlSession sql, ServiceFeedback feedback, Guid form) =>
        sql.ExecuteAsync(
            """
            UPDATE service_feedback SET
                form_id = @Form, giver_id = @GiverId, giver_team = @GiverTeam, given_at = @GivenAt,
                rating = @Stars, dimension = @Dimension, words = @Words, wish = @Wish
            WHERE id = @Id
            """,
            Row.Of(feedback, form));

    public static async Task<ServiceFeedback?> FindAsync(SqlSession sql, ServiceFeedbackId id) =>
        (await sql.FirstOrDefaultAsync<Row>($"SELECT {Columns} FROM service_feedback WHERE id = @Id", new { Id = id }))?.ToFeedback();

    public static async Task<ServiceFeedback?> FindByFormAsync(SqlSession sql, Guid form) =>
        (await sql.FirstOrDefaultAsync<Row>($"SELECT {Columns} FROM service_feedback WHERE form_id = @Form", new { Form = form.ToString("N") }))?.ToFeedback();

    /// <summary>What somebody said of the same service on the same day, by whichever of their accounts; null when nothing.</summary>
    public static async Task<ServiceFeedback?> FindOfDayAsync(SqlSession sql, PersonId giver, LocalDate day, Provider provider) =>
        (await sql.FirstOrDefaultAsync<Row>(
            $"""
            SELECT {Columns} FROM service_feedback
            WHERE given_on = @Day AND giver_id IN (SELECT id FROM accounts WHERE person_id = @Giver)
                AND (team_id = @Team OR account_id IN (SELECT id FROM accounts WHERE person_id = @Person))
            """,
            new { Giver = giver, Day = day, Team = provider.Team?.Id, Person = provider.Person?.PersonId }))?.ToFeedback();

    /// <summary>The teams that somebody rated with their name, by whichever of their accounts, from one moment to another.</summary>
    public static Task<IReadOnlyList<ProviderTeamId>> ListRatedTeamsAsync(SqlSession sql, PersonId giver, Instant from, Instant to) =>
        sql.ListAsync<ProviderTeamId>(
            """
            SELECT DISTINCT f.team_id FROM service_feedback f JOIN accounts a ON a.id = f.giver_id
            WHERE a.person_id = @Giver AND f.team_id IS NOT NULL AND f.given_at >= @From AND f.given_at < @To
            """,
            new { Giver = giver, From = from, To = to });

    /// <summary>What was given from one moment to another, the oldest first, with who gave it and who was rated as they are now.</summary>
    public static Task<IReadOnlyList<NamedRating>> ListGivenAsync(SqlSession sql, Instant from, Instant to) =>
        sql.ListAsync<NamedRating>(
            """
            SELECT g.person_id AS customer, f.giver_team AS customer_team, f.team_id, f.account_id, r.person_id AS rated, f.rating AS stars
            FROM service_feedback f
            JOIN accounts g ON g.id = f.giver_id
            LEFT JOIN accounts r ON r.id = f.account_id
            WHERE f.given_at >= @From AND f.given_at < @To
            ORDER BY f.given_at, f.id
            """,
            new { From = from, To = to });

    private sealed record Row
    {
        public ServiceFeedbackId Id { get; init; }

        public string Form { get; init; } = "";

        public AccountId GiverId { get; init; }

        public ProviderTeamId? TeamId { get; init; }

        public AccountId? AccountId { get; init; }

        public string GiverTeam { get; init; } = "";

        public LocalDate GivenOn { get; init; }

        public Instant GivenAt { get; init; }

        public long Stars { get; init; }

        public long Rating { get; init; }

        public string Dimension { get; init; } = "";

        public string Words { get; init; } = "";

        public string Wish { get; init; } = "";

        public static Row Of(ServiceFeedback feedback, Guid form) => new()
        {
            Id = feedback.Id,
            Form = form.ToString("N"),
            GiverId = feedback.GiverId,
            TeamId = feedback.TeamId,
            AccountId = feedback.AccountId,
            GiverTeam = feedback.GiverTeam,
            GivenOn = feedback.GivenOn,
            GivenAt = feedback.GivenAt,
            Stars = feedback.Rating.Stars,
            Dimension = feedback.Rating.Dimension?.ToString() ?? "",
            Words = feedback.Rating.Words,
            Wish = feedback.Rating.Wish,
        };

        public ServiceFeedback ToFeedback() => new()
        {
            Id = Id,
            GiverId = GiverId,
            TeamId = TeamId,
            AccountId = AccountId,
            GiverTeam = GiverTeam,
            GivenOn = GivenOn,
            GivenAt = GivenAt,
            Rating = Feedback.Rating.Stored(Rating, Dimension, Words, Wish),
        };
    }
}

/// <summary>A rating with a name, as a quarter counts it.</summary>
internal sealed record NamedRating
{
    public required PersonId Customer { get; init; }

    public required string CustomerTeam { get; init; }

    public ProviderTeamId? TeamId { get; init; }

    public AccountId? AccountId { get; init; }

    /// <summary>The person who was rated; null for a team.</summary>
    public PersonId? Rated { get; init; }

    public required long Stars { get; init; }

    /// <summary>As <see cref="Provider.Reference"/>.</summary>
    public string Provider => TeamId is { } team ? Feedback.Provider.ReferenceOf(team) : Feedback.Provider.ReferenceOf(AccountId!.Value);
}
