using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Privacy.Retention;

/// <summary>The SQL of audit entries whose time is over. Nothing else ever takes one away.</summary>
internal sealed class AuditRetentionStore : IRetained
{
    private const int AtOnce = 500;

    public Retained What => Retained.Audit;

    public async Task<bool> ForgetAsync(SqlSession sql, Instant before) =>
        await sql.ExecuteAsync(
            "DELETE FROM audit_entries WHERE id IN (SELECT id FROM audit_entries WHERE at < @Before ORDER BY at LIMIT @Limit)",
            new { Before = before, Limit = AtOnce }) == AtOnce;

    public Task<long> CountAsync(SqlSession sql, Instant before) =>
        sql.ScalarAsync<long>("SELECT COUNT(*) FROM audit_entries WHERE at < @Before", new { Before = before });
}
