using CultureBot.Storage;
using Dapper;

namespace CultureBot.Pulse;

/// <summary>Adds many rows of one table with few statements: a statement for each would take longer than counting.</summary>
internal static class LedgerRows
{
    private const int RowsAtOnce = 200;

    /// <param name="sql">The unit of work.</param>
    /// <param name="insert">As far as <c>VALUES</c>.</param>
    /// <param name="rows">The values of each row, in the order of the columns.</param>
    public static async Task AddAsync(SqlSession sql, string insert, IEnumerable<object?[]> rows)
    {
        foreach (var some in rows.Chunk(RowsAtOnce))
        {
            var values = new DynamicParameters();
            var texts = some.Select((row, number) =>
            {
                for (var column = 0; column < row.Length; column++) values.Add($"V{number}_{column}", row[column]);
                return $"({string.Join(", ", Enumerable.Range(0, row.Length).Select(column => $"@V{number}_{column}"))})";
            });
            await sql.ExecuteAsync($"{insert} VALUES {string.Join(", ", texts)}", values);
        }
    }
}
