using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>The SQL of closing a window.</summary>
internal static class ClosingStore
{
    static ClosingStore() => PulseIds.Use();

    /// <summary>Takes no ballots any more, once those that are being stored are; false when it was not open.</summary>
    public static Task<bool> BeginAsync(SqlSession sql, WindowId window) =>
        WindowsStore.MoveAsync(sql, window, WindowState.Open, WindowState.Closing);

    /// <summary>Windows whose last day has passed, or whose closing was cut short, the oldest first.</summary>
    public static Task<IReadOnlyList<WindowId>> ListDueAsync(SqlSession sql, Instant now) =>
        sql.ListAsync<WindowId>(
            """
            SELECT id FROM survey_windows
            WHERE state = 'Closing' OR (state = 'Open' AND closes_at <= @Now)
            ORDER BY launched_at, id
            """,
            new { Now = now });

    /// <summary>In the order of their ids, which says nothing.</summary>
    public static Task<IReadOnlyList<SealedBallot>> ListBallotsAfterAsync(SqlSession sql, WindowId window, Guid? after, int limit) =>
        sql.ListAsync<SealedBallot>(
            """
            SELECT id, sealed FROM ballots WHERE window_id = @Window AND id > @After ORDER BY id LIMIT @Limit
            """,
            new { Window = window, After = after ?? Guid.Empty, Limit = limit });

    /// <summary>How many people of each group and value were asked, and how many answered at least once.</summary>
    public static Task<IReadOnlyList<CountedParticipation>> CountParticipationAsync(SqlSession sql, WindowId window) =>
        sql.ListAsync<CountedParticipation>(
            """
            SELECT m.group_id, m.attribute_value, COUNT(*) AS invited, SUM(p.answered) AS answered
            FROM window_members m
            JOIN (
                SELECT person_id, MAX(CASE WHEN has_answered = TRUE THEN 1 ELSE 0 END) AS answered
                FROM participations WHERE window_id = @Window GROUP BY person_id) p ON p.person_id = m.person_id
            WHERE m.window_id = @Window
            GROUP BY m.group_id, m.attribute_value
            """,
            new { Window = window });

    /// <summary>The values that somebody of the snapshot has.</summary>
    public static Task<IReadOnlyList<string>> ListValuesAsync(SqlSession sql, WindowId window) =>
        sql.ListAsync<string>("SELECT DISTINCT attribute_value FROM window_members WHERE window_id = @Window", new { Window = window });

    /// <summary>
    /// Closed from now on: its key is gone. False when it was not closing, which is when another node was quicker.
    /// </summary>
    public static async Task<bool> FinishAsync(SqlSession sql, WindowId window, Instant closedAt, Instant publishedAt, int invited, int answered) =>
        await sql.ExecuteAsync(
            """
            UPDATE survey_windows SET state = 'Closed', closed_at = @ClosedAt, published_at = @PublishedAt, private_key = NULL,
                invited = @Invited, answered = @Answered, answered_counted_at = @ClosedAt
            WHERE id = @Window AND state = 'Closing'
            """,
            new { Window = window, ClosedAt = closedAt, PublishedAt = publishedAt, Invited = invited, Answered = answered }) == 1;

    /// <summary>Ballots, who was asked, and who was in which group; in the unit in which the key goes, so that nobody can open what the file may still hold of ballots.</summary>
    public static async Task ForgetAsync(SqlSession sql, WindowId window)
    {
        await sql.DeleteUnreadableAsync("DELETE FROM ballots WHERE window_id = @Window", new { Window = window });
        await sql.ExecuteAsync("DELETE FROM participations WHERE window_id = @Window", new { Window = window });
        await sql.ExecuteAsync("DELETE FROM window_members WHERE window_id = @Window", new { Window = window });
        await sql.ExecuteAsync("DELETE FROM window_groups WHERE window_id = @Window", new { Window = window });
    }
}

/// <summary>A ballot as it is stored.</summary>
internal sealed record SealedBallot
{
    public required Guid Id { get; init; }

    public required byte[] Sealed { get; init; }
}

/// <summary>How many people of one group and value were asked and answered.</summary>
internal sealed record CountedParticipation
{
    public required string GroupId { get; init; }

    public required string AttributeValue { get; init; }

    public required long Invited { get; init; }

    public required long Answered { get; init; }
}
