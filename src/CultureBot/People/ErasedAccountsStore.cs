using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.People;

/// <summary>The SQL of accounts that were erased.</summary>
internal static class ErasedAccountsStore
{
    static ErasedAccountsStore() => PeopleIds.Use();

    public static Task AddAsync(SqlSession sql, WorkspaceId workspace, string hash) =>
        sql.ExecuteAsync(
            "INSERT INTO erased_accounts (workspace_id, hash) VALUES (@Workspace, @Hash) ON CONFLICT DO NOTHING", new { Workspace = workspace, Hash = hash });

    public static Task<IReadOnlyList<string>> ListAsync(SqlSession sql, WorkspaceId workspace, IReadOnlyCollection<string> hashes) =>
        sql.ListAsync<string>("SELECT hash FROM erased_accounts WHERE workspace_id = @Workspace AND hash IN @Hashes", new { Workspace = workspace, Hashes = hashes });
}
