using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Privacy.Personal;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>
/// The SQL of what is kept of a person's feedback with a name. Erased, what they gave stays as a colleague's, and what was said of them as a person goes.
/// Sealed ratings and what they passed on without a name lead to nobody: they are in no file, and cannot be found to be forgotten.
/// </summary>
internal sealed class FeedbackPersonalStore : IPersonalData
{
    private const int AtOnce = 100;

    private const string Accounts = "SELECT id FROM accounts WHERE person_id = @Person";

    private const string Provider = "COALESCE((SELECT t.name FROM provider_teams t WHERE t.id = f.team_id), (SELECT p.name FROM accounts p WHERE p.id = f.account_id)) AS provider";

    private static readonly string[] OfCustomer = ["feedback_askings", "screenings", "screened_services"];

    static FeedbackPersonalStore() => FeedbackIds.Use();

    public string Name => "feedback";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new(
            "feedback_given",
            $"SELECT {Provider}, f.giver_team, f.given_on, f.given_at, f.rating, f.dimension, f.words, f.wish FROM service_feedback f WHERE f.giver_id IN ({Accounts}) ORDER BY f.given_at"),
        new(
            "feedback_about_me",
            $"""
            SELECT g.name AS giver, f.given_at, f.rating, f.dimension, f.words, f.wish FROM service_feedback f JOIN accounts g ON g.id = f.giver_id
            WHERE f.account_id IN ({Accounts}) ORDER BY f.given_at
            """),
        new("feedback_passed_on_about_me", $"SELECT given_on, rating, dimension, words, wish FROM relays WHERE account_id IN ({Accounts}) ORDER BY given_on, id"),
        new(
            "feedback_answers",
            $"""
            SELECT a.subject, a.number, a.kind, a.acknowledgement, a.words, a.said_on FROM feedback_answers a
            WHERE a.said_by IN ({Accounts}) ORDER BY a.said_on, a.subject, a.number
            """),
        new(
            "feedback_to_answer",
            $"""
            SELECT r.subject, t.name AS team, r.state, r.opened_on, r.due_on, r.settled_on FROM feedback_responses r LEFT JOIN provider_teams t ON t.id = r.team_id
            WHERE r.owner_id IN ({Accounts}) ORDER BY r.opened_on, r.subject
            """),
        // The words that they reported are somebody else's.
        new("feedback_reported", $"SELECT subject, reported_at FROM feedback_reports WHERE reported_by IN ({Accounts}) ORDER BY reported_at"),
        new("barriers", $"SELECT kind, words, said_on FROM barriers WHERE giver_id IN ({Accounts}) ORDER BY said_on, id"),
        new("feedback_asked", $"SELECT provider, purpose, round, asked_at FROM feedback_askings WHERE customer_id IN ({Accounts}) ORDER BY asked_at"),
        new("feedback_asked_for", $"SELECT provider, purpose, asked_at FROM feedback_askings WHERE asked_by IN ({Accounts}) ORDER BY asked_at"),
        new(
            "asking_rules",
            $"SELECT t.name AS team, r.every, r.changed_at FROM asking_rules r JOIN provider_teams t ON t.id = r.team_id WHERE r.changed_by IN ({Accounts}) ORDER BY t.name"),
        new(
            "service_map",
            $"""
            SELECT p.name AS provider, c.name AS customer, e.provider_says AS said, e.provider_at AS said_at FROM service_edges e
            JOIN provider_teams p ON p.id = e.provider_id JOIN provider_teams c ON c.id = e.customer_id WHERE e.provider_by IN ({Accounts})
            UNION ALL SELECT p.name AS provider, c.name AS customer, e.customer_says AS said, e.customer_at AS said_at FROM service_edges e
            JOIN provider_teams p ON p.id = e.provider_id JOIN provider_teams c ON c.id = e.customer_id WHERE e.customer_by IN ({Accounts})
            ORDER BY 1, 2
            """),
        new("check_ins", $"SELECT quarter, asked, is_answered FROM screenings WHERE customer_id IN ({Accounts}) ORDER BY quarter"),
        new(
            "dealt_with",
            $"SELECT s.quarter, t.name AS team FROM screened_services s JOIN provider_teams t ON t.id = s.team_id WHERE s.customer_id IN ({Accounts}) ORDER BY s.quarter, t.name"),
        new(
            "promises",
            $"SELECT t.name AS team, p.lines, p.changed_at FROM team_promises p JOIN provider_teams t ON t.id = p.team_id WHERE p.changed_by IN ({Accounts}) ORDER BY t.name"),
        new(
            "predictions",
            $"""
            SELECT p.quarter, t.name AS team, p.tenths, p.predicted_at FROM team_predictions p JOIN provider_teams t ON t.id = p.team_id
            WHERE p.predicted_by IN ({Accounts}) ORDER BY p.quarter, t.name
            """),
        new(
            "my_service",
            $"""
            SELECT q.name AS quarter, s.n, s.fives FROM published_services s JOIN feedback_quarters q ON q.id = s.quarter_id
            WHERE q.published_at <= @Now AND s.customer_team = '' AND s.provider IN (SELECT {OfAccount} FROM accounts WHERE person_id = @Person) ORDER BY q.name
            """),
    ];

    // As Provider.ReferenceOf: without hyphens.
    private static string OfAccount => "'account:' || REPLACE(CAST(id AS text), '-', '')";

    public async Task<string?> EraseAsync(SqlSession sql, PersonId person, string cursor, Instant now)
    {
        var row = new { Person = person, Limit = AtOnce };
        var said = await sql.ListAsync<Row>(
            $"""
            SELECT id, FALSE AS is_relay FROM service_feedback WHERE account_id IN ({Accounts})
            UNION ALL SELECT id, TRUE AS is_relay FROM relays WHERE account_id IN ({Accounts}) LIMIT @Limit
            """,
            row);
        foreach (var subject in said.Select(one => new FeedbackSubject(one.Id, one.IsRelay)))
        {
            await SubjectRowsStore.ForgetAsync(sql, subject);
            await OutboxStore.SubjectChangedAsync(sql, subject.Text, now);
        }

        if (said.Count == AtOnce) return "about";

        var naming = await ListNamingAsync(sql, row);
        foreach (var table in OfCustomer) await sql.ExecuteAsync($"DELETE FROM {table} WHERE customer_id IN ({Accounts})", row);
        foreach (var table in (string[])["published_services", "published_service_words", "feedback_askings"])
            await sql.ExecuteAsync($"DELETE FROM {table} WHERE provider IN (SELECT {OfAccount} FROM accounts WHERE person_id = @Person)", row);
        foreach (var given in await sql.ListAsync<Guid>($"SELECT id FROM service_feedback WHERE giver_id IN ({Accounts})", row))
            await OutboxStore.SubjectChangedAsync(sql, new FeedbackSubject(given, IsRelay: false).Text, now);
        foreach (var given in await sql.ListAsync<Guid>($"SELECT id FROM barriers WHERE giver_id IN ({Accounts})", row))
            await OutboxStore.SubjectChangedAsync(sql, new FeedbackSubject(given, IsRelay: false, IsBarrier: true).Text, now);
        foreach (var subject in naming) await OutboxStore.SubjectChangedAsync(sql, subject, now);
        return null;
    }

    /// <summary>What cards name them for, besides what they gave: that they answered or reported it, ask or are asked about, or said it of an edge.</summary>
    private static async Task<IReadOnlyList<string>> ListNamingAsync(SqlSession sql, object row) =>
    [
        .. await sql.ListAsync<string>(
            $"SELECT subject FROM feedback_answers WHERE said_by IN ({Accounts}) UNION SELECT subject FROM feedback_reports WHERE reported_by IN ({Accounts})", row),
        .. (await sql.ListAsync<AskingId>(
            $"""
            SELECT id FROM feedback_askings
            WHERE asked_by IN ({Accounts}) OR provider IN (SELECT {OfAccount} FROM accounts WHERE person_id = @Person)
            """,
            row)).Select(asking => asking.Subject),
        .. (await sql.ListAsync<EdgeRow>($"SELECT provider_id, customer_id FROM service_edges WHERE provider_by IN ({Accounts}) OR customer_by IN ({Accounts})", row))
            .Select(edge => new EdgeId(edge.ProviderId, edge.CustomerId).Text),
    ];

    private sealed record EdgeRow
    {
        public required ProviderTeamId ProviderId { get; init; }

        public required ProviderTeamId CustomerId { get; init; }
    }

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required bool IsRelay { get; init; }
    }
}
