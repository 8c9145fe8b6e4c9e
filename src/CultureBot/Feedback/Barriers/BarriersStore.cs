using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>The SQL of what stopped people: with a name, and in a table of its own without one.</summary>
internal static class BarriersStore
{
    private const string NamedColumns = "id, giver_id, team_id, kind, words, said_on";
    private const string RelayedColumns = "id, mailbox, team_id, kind, words, said_on";

    static BarriersStore() => FeedbackIds.Use();

    /// <summary>False when the form brought it before.</summary>
    public static async Task<bool> AddAsync(SqlSession sql, Barrier barrier) =>
        await sql.ExecuteAsync(
            barrier.GiverId is null
                ? """
                INSERT INTO relayed_barriers (id, mailbox, team_id, kind, words, said_on)
                VALUES (@Id, @Mailbox, @TeamId, @Kind, @Words, @SaidOn) ON CONFLICT (id) DO NOTHING
                """
                : """
                INSERT INTO barriers (id, giver_id, team_id, kind, words, said_on)
                VALUES (@Id, @GiverId, @TeamId, @Kind, @Words, @SaidOn) ON CONFLICT (id) DO NOTHING
                """,
            new { barrier.Id, barrier.GiverId, barrier.Mailbox, barrier.TeamId, Kind = barrier.Kind.ToString(), barrier.Words, barrier.SaidOn }) == 1;

    public static Task<Barrier?> FindAsync(SqlSession sql, FeedbackSubject subject) =>
        sql.FirstOrDefaultAsync<Barrier>(
            subject.IsRelay ? $"SELECT {RelayedColumns} FROM relayed_barriers WHERE id = @Id" : $"SELECT {NamedColumns} FROM barriers WHERE id = @Id", new { subject.Id });

    /// <summary>By what a receipt's code comes to.</summary>
    public static Task<Barrier?> FindByMailboxAsync(SqlSession sql, byte[] mailbox) =>
        sql.FirstOrDefaultAsync<Barrier>($"SELECT {RelayedColumns} FROM relayed_barriers WHERE mailbox = @Mailbox", new { Mailbox = mailbox });
}
