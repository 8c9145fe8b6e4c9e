using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>The SQL that counts people who met a barrier in a quarter, and of what is published of it.</summary>
internal static class BarrierMarksStore
{
    static BarrierMarksStore() => FeedbackIds.Use();

    /// <summary>Changes nothing when the same person was counted for it in this quarter.</summary>
    public static Task AddAsync(SqlSession sql, QuarterId quarter, BarrierPlace place, byte[] mark) =>
        sql.ExecuteAsync(
            "INSERT INTO barrier_marks (quarter_id, mark, team, kind) VALUES (@Quarter, @Mark, @Team, @Kind) ON CONFLICT DO NOTHING",
            new { Quarter = quarter, Mark = mark, place.Team, Kind = place.Kind.ToString() });

    /// <summary>Writes what enough people met into the ledger, and deletes the marks; in the unit that closes the quarter.</summary>
    public static async Task PublishAsync(SqlSession sql, Quarter quarter)
    {
        await sql.ExecuteAsync(
            """
            INSERT INTO published_barriers (quarter_id, team, kind, n)
            SELECT quarter_id, team, kind, COUNT(*) FROM barrier_marks WHERE quarter_id = @Id
            GROUP BY quarter_id, team, kind HAVING COUNT(*) >= @Least
            """,
            new { quarter.Id, Least = quarter.ForFives });
        await sql.DeleteUnreadableAsync("DELETE FROM barrier_marks WHERE quarter_id = @Quarter", new { Quarter = quarter.Id });
    }

    public static async Task<IReadOnlyDictionary<BarrierPlace, int>> ListPublishedAsync(SqlSession sql, QuarterId quarter) =>
        (await sql.ListAsync<Row>("SELECT team, kind, n FROM published_barriers WHERE quarter_id = @Quarter", new { Quarter = quarter }))
            .ToDictionary(row => new BarrierPlace(row.Team, row.Kind), row => (int)row.N);

    private sealed record Row
    {
        public required string Team { get; init; }

        public required BarrierKind Kind { get; init; }

        public required long N { get; init; }
    }
}

/// <summary>Where barriers are counted.</summary>
/// <param name="Team">As <see cref="Provider.Reference"/>; empty when nobody knows whose it is.</param>
/// <param name="Kind">What kind.</param>
internal sealed record BarrierPlace(string Team, BarrierKind Kind)
{
    public static BarrierPlace Of(ProviderTeamId? team, BarrierKind kind) => new(team is { } known ? Provider.ReferenceOf(known) : "", kind);

    public override string ToString() => $"barrier:{Team}:{Kind}";
}
