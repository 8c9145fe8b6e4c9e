using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The SQL of rules by which teams ask.</summary>
internal static class AskingRulesStore
{
    static AskingRulesStore() => FeedbackIds.Use();

    /// <summary>In place of the rule before; counting begins anew.</summary>
    public static Task SaveAsync(SqlSession sql, AskingRule rule, AccountId by, Instant now) =>
        sql.ExecuteAsync(
            """
            INSERT INTO asking_rules (team_id, every, served, changed_by, changed_at) VALUES (@TeamId, @Every, 0, @By, @Now)
            ON CONFLICT (team_id) DO UPDATE SET every = excluded.every, served = 0, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """,
            new { rule.TeamId, rule.Every, By = by, Now = now });

    public static Task EndAsync(SqlSession sql, ProviderTeamId team) => sql.ExecuteAsync("DELETE FROM asking_rules WHERE team_id = @Team", new { Team = team });

    /// <summary>Counts one more; null when the team asks by no rule. Until the unit ends nobody else counts.</summary>
    public static Task<AskingRule?> CountAsync(SqlSession sql, ProviderTeamId team) =>
        sql.FirstOrDefaultAsync<AskingRule>(
            "UPDATE asking_rules SET served = served + 1 WHERE team_id = @Team RETURNING team_id, every, served", new { Team = team });

    /// <summary>Somebody is asked: counting begins anew.</summary>
    public static Task BeginAnewAsync(SqlSession sql, ProviderTeamId team) =>
        sql.ExecuteAsync("UPDATE asking_rules SET served = 0 WHERE team_id = @Team", new { Team = team });
}
