using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>The SQL of service check-ins: whom people dealt with, and which edges were asked about.</summary>
internal static class ScreeningsStore
{
    static ScreeningsStore() => FeedbackIds.Use();

    /// <summary>Of these people, in a quarter, by whichever of their accounts.</summary>
    public static Task<IReadOnlyList<Screening>> ListAsync(SqlSession sql, string quarter, IReadOnlyCollection<PersonId> persons) =>
        sql.ListAsync<Screening>(
            """
            SELECT s.customer_id, a.person_id, s.asked, s.round, s.is_answered FROM screenings s JOIN accounts a ON a.id = s.customer_id
            WHERE s.quarter = @Quarter AND a.person_id IN @Persons
            """,
            new { Quarter = quarter, Persons = persons.Select(person => person.Value) });

    /// <summary>Counts the asking of a round once, however often it is stored.</summary>
    public static Task AskAsync(SqlSession sql, string quarter, string round, IEnumerable<AccountId> customers) =>
        sql.ExecuteAsync(
            """
            INSERT INTO screenings (quarter, customer_id, asked, round, is_answered) VALUES (@Quarter, @Customer, 1, @Round, @IsAnswered)
            ON CONFLICT (quarter, customer_id) DO UPDATE SET asked = screenings.asked + 1, round = excluded.round WHERE screenings.round <> excluded.round
            """,
            customers.Select(customer => new { Quarter = quarter, Customer = customer, Round = round, IsAnswered = false }));

    /// <summary>In place of what they answered before.</summary>
    public static async Task AnswerAsync(SqlSession sql, string quarter, Account customer, string customerTeam, IReadOnlyCollection<ProviderTeamId> teams)
    {
        var row = new { Quarter = quarter, Customer = customer.Id, Person = customer.PersonId, IsAnswered = true };
        await sql.ExecuteAsync(
            "UPDATE screenings SET is_answered = @IsAnswered WHERE quarter = @Quarter AND customer_id IN (SELECT id FROM accounts WHERE person_id = @Person)", row);
        await sql.ExecuteAsync(
            "DELETE FROM screened_services WHERE quarter = @Quarter AND customer_id IN (SELECT id FROM accounts WHERE person_id = @Person)", row);
        await sql.ExecuteAsync(
            """
            INSERT INTO screened_services (quarter, customer_id, customer_team, team_id) VALUES (@Quarter, @Customer, @CustomerTeam, @Team)
            """,
            teams.Select(team => new { Quarter = quarter, Customer = customer.Id, CustomerTeam = customerTeam, Team = team }));
    }

    /// <summary>Whom these people dealt with in a quarter, and were not asked about in it.</summary>
    public static Task<IReadOnlyList<ScreenedService>> ListUnheardAsync(SqlSession sql, string quarter, IReadOnlyCollection<PersonId> persons) =>
        sql.ListAsync<ScreenedService>(
            """
            SELECT DISTINCT a.person_id, s.team_id FROM screened_services s
            JOIN accounts a ON a.id = s.customer_id
            JOIN provider_teams t ON t.id = s.team_id
            WHERE s.quarter = @Quarter AND a.person_id IN @Persons
                AND NOT EXISTS (
                    SELECT 1 FROM feedback_askings f JOIN accounts o ON o.id = f.customer_id
                    WHERE o.person_id = a.person_id AND f.round LIKE @Rounds AND f.provider = 'team:' || REPLACE(CAST(s.team_id AS text), '-', ''))
            """,
            new { Quarter = quarter, Persons = persons.Select(person => person.Value), Rounds = quarter + ":%" });

    /// <summary>How often the edges of these customers' teams were asked about in a quarter.</summary>
    public static Task<IReadOnlyList<HeardEdge>> ListHeardAsync(SqlSession sql, string quarter, IReadOnlyCollection<string> customerTeams) =>
        sql.ListAsync<HeardEdge>(
            """
            SELECT customer_team, provider, COUNT(*) AS times FROM feedback_askings
            WHERE round LIKE @Rounds AND customer_team IN @Teams
            GROUP BY customer_team, provider
            """,
            new { Teams = customerTeams, Rounds = quarter + ":%" });

    /// <summary>Teams that the people of a team have rated by name or said that they dealt with, the commonest first.</summary>
    public static Task<IReadOnlyList<ProviderTeamId>> ListLikelyAsync(SqlSession sql, string customerTeam, int limit) =>
        sql.ListAsync<ProviderTeamId>(
            """
            SELECT team_id FROM (
                SELECT team_id FROM service_feedback WHERE giver_team = @Team AND team_id IS NOT NULL
                UNION ALL
                SELECT team_id FROM screened_services WHERE customer_team = @Team) known
            GROUP BY team_id ORDER BY COUNT(*) DESC, team_id LIMIT @Limit
            """,
            new { Team = customerTeam, Limit = limit });

    /// <summary>What people said of a quarter, or of one before it, goes with it.</summary>
    public static async Task ForgetAsync(SqlSession sql, string quarter)
    {
        await sql.ExecuteAsync("DELETE FROM screened_services WHERE quarter <= @Quarter", new { Quarter = quarter });
        await sql.ExecuteAsync("DELETE FROM screenings WHERE quarter <= @Quarter", new { Quarter = quarter });
    }
}
