using CultureBot.Privacy.Retention;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory.Imports;

/// <summary>The SQL of imports whose time is over, which is that of the audit.</summary>
internal sealed class ImportsRetentionStore : IRetained
{
    private const int AtOnce = 500;

    private const string Old =
        "FROM people_imports i WHERE i.started_at < @Before AND NOT EXISTS (SELECT 1 FROM people_import_entries e WHERE e.import_id = i.id)";

    public Retained What => Retained.Audit;

    public async Task<bool> ForgetAsync(SqlSession sql, Instant before) =>
        await sql.ExecuteAsync(
            $"DELETE FROM people_imports WHERE id IN (SELECT i.id {Old} ORDER BY i.started_at LIMIT @Limit)", new { Before = before, Limit = AtOnce }) == AtOnce;

    public Task<long> CountAsync(SqlSession sql, Instant before) => sql.ScalarAsync<long>($"SELECT COUNT(*) {Old}", new { Before = before });
}
