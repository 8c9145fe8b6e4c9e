using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Testing;

/// <summary>Puts closed quarters of feedback and what is published of them into a database by hand.</summary>
public sealed class ServiceRows(Database database, CancellationToken cancellationToken)
{
    public async Task<Guid> AddQuarterAsync(string name, Instant publishedAt)
    {
        var id = Guid.CreateVersion7(publishedAt.ToDateTimeOffset());
        await WriteAsync(
            """
            INSERT INTO feedback_quarters (id, name, state, for_fives, for_comments, public_key, opened_at, closes_at, closed_at, published_at)
            VALUES (@Id, @Name, 'Closed', 5, 10, @Key, @At, @At, @At, @At)
            """,
            new { Id = id, Name = name, Key = new byte[] { 1 }, At = publishedAt });
        return id;
    }

    /// <summary>Its figures may not stand beside those of the quarter before.</summary>
    public Task SetIncomparableAsync(string name) =>
        WriteAsync("UPDATE feedback_quarters SET is_comparable = @No WHERE name = @Name", new { Name = name, No = false });

    /// <summary>As somebody's first rating, or its promise, would.</summary>
    public Task AddTeamAsync(Guid team, string key, string name) =>
        WriteAsync("INSERT INTO provider_teams (id, key, name) VALUES (@Id, @Key, @Name) ON CONFLICT (id) DO NOTHING", new { Id = team, Key = key, Name = name });

    /// <param name="quarter">Whose ledger.</param>
    /// <param name="provider"><c>team:</c> or <c>account:</c> and an id.</param>
    /// <param name="fives">Of them, who gave a five.</param>
    /// <param name="n">Customers.</param>
    /// <param name="customer">The name of the team that they are from; empty for all.</param>
    public Task AddServiceAsync(Guid quarter, string provider, int fives, int n, string customer = "") =>
        WriteAsync(
            """
            INSERT INTO published_services (quarter_id, provider, customer_team, customer_name, n, fives)
            VALUES (@Quarter, @Provider, @Key, @Customer, @N, @Fives)
            """,
            new { Quarter = quarter, Provider = provider, Key = customer.ToLowerInvariant().Replace(' ', '_'), Customer = customer, N = n, Fives = fives });

    public Task AddWordsAsync(Guid quarter, string provider, int position, string words) =>
        WriteAsync(
            "INSERT INTO published_service_words (quarter_id, provider, position, words, wish) VALUES (@Quarter, @Provider, @Position, @Words, '')",
            new { Quarter = quarter, Provider = provider, Position = position, Words = words });

    private Task<int> WriteAsync(string statement, object row) =>
        database.WriteAsync(sql => sql.ExecuteAsync(statement, row), WriteUrgency.Background, cancellationToken);
}
