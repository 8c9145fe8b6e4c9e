using System.Globalization;
using CultureBot.Storage;

namespace CultureBot.Testing.Databases;

/// <summary>Everything that is in a database, as text: what whoever gets hold of it can read.</summary>
public static class DatabaseDump
{
    /// <summary>A line a row, <c>table: column=value, …</c>, sorted.</summary>
    public static Task<IReadOnlyList<string>> ReadAsync(Database database, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            List<string> lines = [];
            foreach (var table in await TablesAsync(sql))
            {
                foreach (var row in await sql.ListAsync<dynamic>($"SELECT * FROM {table}"))
                {
                    var columns = ((IDictionary<string, object?>)row).Select(column => $"{column.Key}={Text(column.Value)}");
                    lines.Add($"{table}: {string.Join(", ", columns)}");
                }
            }

            return (IReadOnlyList<string>)[.. lines.Order(StringComparer.Ordinal)];
        },
        cancellationToken);

    private static Task<IReadOnlyList<string>> TablesAsync(SqlSession sql) => sql.ListAsync<string>(
        sql.Dialect.Name == "postgres"
            ? "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name"
            : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");

    private static string Text(object? value) => value is byte[] bytes ? Convert.ToHexStringLower(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
