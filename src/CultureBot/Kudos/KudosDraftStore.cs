using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>All SQL of drafts.</summary>
internal static class KudosDraftStore
{
    public static readonly WrappedColumn Wrapped = new("kudos_drafts", "request", $"'{KudosDrafts.Purpose}'");

    static KudosDraftStore() => PeopleIds.Use();

    /// <summary>Returns the draft's id: the one of the first time when the request comes again.</summary>
    public static async Task<Guid> KeepAsync(
        SqlSession sql, Guid id, string requestKey, AccountId giver, byte[] request, Instant now)
    {
        await sql.ExecuteAsync(
            """
            INSERT INTO kudos_drafts (id, request_key, giver_id, request, created_at)
            VALUES (@id, @requestKey, @giver, @request, @now)
            ON CONFLICT (request_key) DO NOTHING
            """,
            new { id, requestKey, giver, request, now });
        return await sql.ScalarAsync<Guid>("SELECT id FROM kudos_drafts WHERE request_key = @requestKey", new { requestKey });
    }

    public static Task<byte[]?> FindAsync(SqlSession sql, Guid id, AccountId giver, Instant since) =>
        sql.ScalarAsync<byte[]>(
            "SELECT request FROM kudos_drafts WHERE id = @id AND giver_id = @giver AND created_at >= @since",
            new { id, giver, since });

    public static Task<int> ForgetAsync(SqlSession sql, Instant before) =>
        sql.ExecuteAsync("DELETE FROM kudos_drafts WHERE created_at < @before", new { before });
}
