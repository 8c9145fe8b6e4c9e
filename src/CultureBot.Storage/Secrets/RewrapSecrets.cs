using Microsoft.Extensions.Logging;

namespace CultureBot.Storage.Secrets;

/// <summary>Wraps everything under the present key that is still wrapped under an earlier one.</summary>
public sealed partial class RewrapSecrets(
    Database database, SecretBox secrets, IEnumerable<WrappedColumn> columns, ILogger<RewrapSecrets> logger)
{
    private const int RowsAtOnce = 100;

    /// <summary>Goes through all columns once; what changes meanwhile is left to whoever changed it.</summary>
    /// <returns>How many values were wrapped anew, and how many no configured key opens.</returns>
    public async Task<(int Rewrapped, int Unreadable)> RunAsync(CancellationToken cancellationToken)
    {
        var (rewrapped, unreadable) = (0, 0);
        foreach (var column in columns)
        {
            var old = (await database.ReadAsync(sql => ListAsync(sql, column), cancellationToken)).Where(row => !secrets.IsCurrent(row.Value));
            foreach (var some in old.Chunk(RowsAtOnce))
            {
                List<(byte[] Before, byte[] After)> changes = [];
                foreach (var row in some)
                {
                    if (Rewrap(column, row) is { } after) changes.Add((row.Value, after));
                    else unreadable++;
                }

                rewrapped += changes.Count;
                await database.WriteAsync(sql => ReplaceAsync(sql, column, changes), WriteUrgency.Background, cancellationToken);
            }
        }

        return (rewrapped, unreadable);
    }

    private byte[]? Rewrap(WrappedColumn column, Row row)
    {
        try
        {
            return secrets.Wrap(row.Purpose, secrets.Unwrap(row.Purpose, row.Value));
        }
        catch (SecretUnreadableException unreadable)
        {
            Log.Unreadable(logger, column.Table, column.Column, unreadable.Message);
            return null;
        }
    }

    private static Task<IReadOnlyList<Row>> ListAsync(SqlSession sql, WrappedColumn column) =>
        sql.ListAsync<Row>(
            $"SELECT {column.Purpose} AS purpose, {column.Column} AS value FROM {column.Table} WHERE {column.Column} IS NOT NULL");

    // No two wrapped values are equal, so the value itself says which row, and that nobody has replaced it since.
    private static async Task ReplaceAsync(SqlSession sql, WrappedColumn column, IEnumerable<(byte[] Before, byte[] After)> changes)
    {
        foreach (var (before, after) in changes)
        {
            await sql.ExecuteAsync(
                $"UPDATE {column.Table} SET {column.Column} = @After WHERE {column.Column} = @Before", new { Before = before, After = after });
        }
    }

    private sealed record Row
    {
        public required string Purpose { get; init; }

        public required byte[] Value { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A value in {Table}.{Column} could not be wrapped under the present key: {Error}")]
        public static partial void Unreadable(ILogger logger, string table, string column, string error);
    }
}
