using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Rights;

/// <summary>All SQL of the address by which somebody becomes the first administrator; knows only the hash of its secret.</summary>
internal static class FirstAdministratorStore
{
    /// <summary>From now on this address counts, and none before it; null for none at all.</summary>
    public static async Task ReplaceAsync(SqlSession sql, string? hash, Instant now)
    {
        await sql.ExecuteAsync("DELETE FROM first_administrator");
        if (hash is not null)
            await sql.ExecuteAsync("INSERT INTO first_administrator (secret_hash, made_at) VALUES (@Hash, @Now)", new { Hash = hash, Now = now });
    }

    public static async Task<bool> IsValidAsync(SqlSession sql, string hash) =>
        await sql.ScalarAsync<long>("SELECT COUNT(*) FROM first_administrator WHERE secret_hash = @Hash", new { Hash = hash }) > 0;

    /// <returns>False when the address does not count. Of many who come at once, one is told true.</returns>
    public static async Task<bool> UseUpAsync(SqlSession sql, string hash) =>
        await sql.ExecuteAsync("DELETE FROM first_administrator WHERE secret_hash = @Hash", new { Hash = hash }) > 0;
}
