using CultureBot.Storage;

namespace CultureBot.Web.Start;

/// <summary>The SQL about this installation: what it is marked as, and whether it holds data.</summary>
internal static class InstallationStore
{
    public static Task<string?> FindAsync(SqlSession sql, string name) =>
        sql.ScalarAsync<string>("SELECT value FROM installation WHERE name = @Name", new { Name = name });

    public static async Task<bool> HoldsWorkspacesAsync(SqlSession sql) =>
        await sql.ScalarAsync<long>("SELECT COUNT(*) FROM (SELECT id FROM workspaces LIMIT 1) AS some_workspace") > 0;
}
