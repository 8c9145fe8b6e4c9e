using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The SQL of ratings that were passed on without a name. None of it knows who gave one.</summary>
internal static class RelaysStore
{
    private const string Columns = "id, mailbox, team_id, account_id, given_on, rating, dimension, words, wish";

    static RelaysStore() => FeedbackIds.Use();

    /// <summary>False when the form brought it before.</summary>
    public static async Task<bool> AddAsync(SqlSession sql, Relay relay) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO relays (id, mailbox, team_id, account_id, given_on, rating, dimension, words, wish)
            VALUES (@Id, @Mailbox, @TeamId, @AccountId, @GivenOn, @Stars, @Dimension, @Words, @Wish)
            ON CONFLICT (id) DO NOTHING
            """,
            new
            {
                relay.Id,
                relay.Mailbox,
                relay.TeamId,
                relay.AccountId,
                relay.GivenOn,
                relay.Rating.Stars,
                Dimension = relay.Rating.Dimension?.ToString() ?? "",
                relay.Rating.Words,
                relay.Rating.Wish,
            }) == 1;

    /// <summary>To a rating that came without any; false for one that has some.</summary>
    public static async Task<bool> AddWordsAsync(SqlSession sql, byte[] mailbox, Rating rating) =>
        await sql.ExecuteAsync(
            "UPDATE relays SET words = @Words, wish = @Wish WHERE mailbox = @Mailbox AND words = '' AND wish = ''",
            new { Mailbox = mailbox, rating.Words, rating.Wish }) == 1;

    public static async Task<Relay?> FindAsync(SqlSession sql, RelayId id) =>
        (await sql.FirstOrDefaultAsync<Row>($"SELECT {Columns} FROM relays WHERE id = @Id", new { Id = id }))?.ToRelay();

    /// <summary>By what a receipt's code comes to.</summary>
    public static async Task<Relay?> FindByMailboxAsync(SqlSession sql, byte[] mailbox) =>
        (await sql.FirstOrDefaultAsync<Row>($"SELECT {Columns} FROM relays WHERE mailbox = @Mailbox", new { Mailbox = mailbox }))?.ToRelay();

    private sealed record Row
    {
        public required RelayId Id { get; init; }

        public required byte[] Mailbox { get; init; }

        public ProviderTeamId? TeamId { get; init; }

        public AccountId? AccountId { get; init; }

        public LocalDate GivenOn { get; init; }

        public long Rating { get; init; }

        public required string Dimension { get; init; }

        public required string Words { get; init; }

        public required string Wish { get; init; }

        public Relay ToRelay() => new()
        {
            Id = Id, Mailbox = Mailbox, TeamId = TeamId, AccountId = AccountId, GivenOn = GivenOn, Rating = Feedback.Rating.Stored(Rating, Dimension, Words, Wish),
        };
    }
}
