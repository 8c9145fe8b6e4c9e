using CultureBot.Delivery;
using CultureBot.Privacy.Retention;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>The SQL of kudos whose time is over. What stands in chat stays there, as the platform keeps it.</summary>
internal sealed class KudosRetentionStore : IRetained
{
    private const int AtOnce = 100;
    private const int MostMessages = 1000;

    static KudosRetentionStore() => KudosIds.Use();

    public Retained What => Retained.Kudos;

    public async Task<bool> ForgetAsync(SqlSession sql, Instant before)
    {
        var old = await sql.ListAsync<KudosId>(
            "SELECT id FROM kudos WHERE created_at < @Before ORDER BY created_at LIMIT @Limit", new { Before = before, Limit = AtOnce });
        var rows = new { Ids = old.Select(kudos => kudos.Value) };
        await sql.ExecuteAsync("DELETE FROM kudos_reactions WHERE kudos_id IN @Ids OR (kudos_id IS NULL AND happened_at < @Before)", new { rows.Ids, Before = before });
        foreach (var table in (string[])["kudos_recipients", "kudos_values", "kudos_boosts"]) await sql.ExecuteAsync($"DELETE FROM {table} WHERE kudos_id IN @Ids", rows);
        await sql.ExecuteAsync("DELETE FROM kudos WHERE id IN @Ids", rows);
        foreach (var kudos in old) await OutboxStore.ForgetAsync(sql, await OutboxStore.ListAboutAsync(sql, kudos.Subject, MostMessages));
        return old.Count == AtOnce;
    }

    public Task<long> CountAsync(SqlSession sql, Instant before) =>
        sql.ScalarAsync<long>("SELECT COUNT(*) FROM kudos WHERE created_at < @Before", new { Before = before });
}
