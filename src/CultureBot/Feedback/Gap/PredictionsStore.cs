using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The SQL of what teams expect of their customers.</summary>
internal static class PredictionsStore
{
    static PredictionsStore() => FeedbackIds.Use();

    /// <summary>In place of what the team expected before.</summary>
    public static Task SaveAsync(SqlSession sql, TeamPrediction prediction) =>
        sql.ExecuteAsync(
            """
            INSERT INTO team_predictions (quarter, team_id, tenths, predicted_by, predicted_at)
            VALUES (@Quarter, @TeamId, @Tenths, @PredictedBy, @PredictedAt)
            ON CONFLICT (quarter, team_id) DO UPDATE SET
                tenths = excluded.tenths, predicted_by = excluded.predicted_by, predicted_at = excluded.predicted_at
            """,
            new { prediction.Quarter, prediction.TeamId, prediction.Tenths, prediction.PredictedBy, prediction.PredictedAt });

    /// <summary>Null when it expected nothing.</summary>
    public static async Task<TeamPrediction?> FindAsync(SqlSession sql, string quarter, ProviderTeamId team) =>
        (await sql.FirstOrDefaultAsync<Row>(
            "SELECT quarter, team_id, tenths, predicted_by, predicted_at FROM team_predictions WHERE quarter = @Quarter AND team_id = @Team",
            new { Quarter = quarter, Team = team }))?.ToPrediction();

    private sealed record Row
    {
        public required string Quarter { get; init; }

        public required ProviderTeamId TeamId { get; init; }

        public required long Tenths { get; init; }

        public required AccountId PredictedBy { get; init; }

        public required Instant PredictedAt { get; init; }

        public TeamPrediction ToPrediction() => new()
        {
            Quarter = Quarter, TeamId = TeamId, Tenths = (int)Tenths, PredictedBy = PredictedBy, PredictedAt = PredictedAt,
        };
    }
}
