using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using NodaTime;

namespace CultureBot.People.Directory.Imports;

/// <summary>The SQL of files that wait to be imported; knows only what is wrapped.</summary>
internal static class WaitingFilesStore
{
    public static readonly WrappedColumn Wrapped = new("waiting_file_parts", "part", $"'{WaitingFiles.Purpose}'");

    static WaitingFilesStore() => ImportIds.Use();

    /// <summary>In place of the one that waited for this account before.</summary>
    public static async Task AddAsync(SqlSession sql, WaitingFile file, AccountId account)
    {
        foreach (var before in await sql.ListAsync<WaitingFileId>("SELECT id FROM waiting_files WHERE account_id = @Account", new { Account = account }))
            await ForgetAsync(sql, before);
        await sql.ExecuteAsync(
            "INSERT INTO waiting_files (id, account_id, is_complete, expires_at) VALUES (@Id, @Account, @IsComplete, @ExpiresAt)",
            new { file.Id, Account = account, file.IsComplete, file.ExpiresAt });
    }

    /// <summary>Nothing when another file took its place meanwhile.</summary>
    public static Task AddPartAsync(SqlSession sql, WaitingFileId file, int number, byte[] part) =>
        sql.ExecuteAsync(
            "INSERT INTO waiting_file_parts (file_id, number, part) SELECT id, @Number, @Part FROM waiting_files WHERE id = @File",
            new { File = file, Number = (long)number, Part = part });

    /// <summary>The one that waits for an account; null when there is none or its time is over.</summary>
    public static Task<WaitingFile?> FindAsync(SqlSession sql, AccountId account, Instant now) =>
        sql.FirstOrDefaultAsync<WaitingFile>(
            "SELECT id, is_complete, expires_at FROM waiting_files WHERE account_id = @Account AND expires_at > @Now", new { Account = account, Now = now });

    public static Task<IReadOnlyList<byte[]>> ListPartsAsync(SqlSession sql, WaitingFileId file) =>
        sql.ListAsync<byte[]>("SELECT part FROM waiting_file_parts WHERE file_id = @File ORDER BY number", new { File = file });

    public static async Task ForgetAsync(SqlSession sql, WaitingFileId file)
    {
        await sql.ExecuteAsync("DELETE FROM waiting_file_parts WHERE file_id = @File", new { File = file });
        await sql.ExecuteAsync("DELETE FROM waiting_files WHERE id = @File", new { File = file });
    }

    /// <summary>Forgets those whose time is over, and returns how many there were.</summary>
    public static async Task<int> ForgetExpiredAsync(SqlSession sql, Instant now)
    {
        var expired = await sql.ListAsync<WaitingFileId>("SELECT id FROM waiting_files WHERE expires_at <= @Now", new { Now = now });
        foreach (var file in expired) await ForgetAsync(sql, file);
        return expired.Count;
    }
}
