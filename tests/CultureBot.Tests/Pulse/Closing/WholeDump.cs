using System.Globalization;
using System.Text;
using CultureBot.Storage;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Pulse.Closing;

/// <summary>Everything that somebody has who has the database: each row of each table as text, bytes in hexadecimal.</summary>
internal static class WholeDump
{
    /// <summary>Rows as <c>table: value|value</c>, sorted within each table.</summary>
    public static async Task<string> ReadAsync(Database database, CancellationToken cancellationToken, Func<string, bool>? onlyTable = null) =>
        await database.ReadAsync(
            async sql =>
            {
                var dump = new StringBuilder();
                foreach (var table in await TablesAsync(sql))
                {
                    if (onlyTable?.Invoke(table) == false) continue;
                    var rows = await sql.ListAsync<dynamic>($"SELECT * FROM {table}");
                    foreach (var line in rows.Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values.Select(Text))).Order(StringComparer.Ordinal))
                        dump.Append(table).Append(": ").Append(line).Append('\n');
                }

                return dump.ToString();
            },
            cancellationToken);

    /// <summary>The bytes of the SQLite file and of its log; none for PostgreSQL.</summary>
    public static byte[] FileBytes(TestDatabase store)
    {
        if (store.Kind != DatabaseKind.Sqlite) return [];
        var path = store.ConnectionString["Data Source=".Length..];
        return [.. new[] { path, path + "-wal" }.Where(File.Exists).SelectMany(Bytes)];
    }

    public static Task<IReadOnlyList<string>> TablesAsync(SqlSession sql) => sql.ListAsync<string>(sql.Dialect.Name == "sqlite"
        ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        : "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'qrtz_%' ORDER BY tablename");

    private static string Text(object? value) => value switch
    {
        byte[] bytes => Convert.ToHexStringLower(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static byte[] Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
