namespace CultureBot.Storage.Tests;

/// <summary>The simplest table of the schema, for tests about units of work.</summary>
internal static class InstallationRows
{
    public static Task AddAsync(SqlSession sql, string name) =>
        sql.ExecuteAsync("INSERT INTO installation (name, value) VALUES (@name, '')", new { name });

    public static Task<int> CountAsync(SqlSession sql) => sql.ScalarAsync<int>("SELECT count(*) FROM installation");

    public static Task<IReadOnlyList<string>> NamesAsync(Database database, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => sql.ListAsync<string>("SELECT name FROM installation ORDER BY name"), cancellationToken);
}
