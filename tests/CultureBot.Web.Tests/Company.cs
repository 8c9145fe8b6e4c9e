using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Web.Tests;

/// <summary>A workspace and people put into the database by hand.</summary>
internal static class Company
{
    private static readonly Guid WorkspaceId = new("0193a000-0000-7000-8000-000000000001");

    /// <summary>A full member with the confirmed address name@example.com.</summary>
    public static async Task<AccountId> AddAccountAsync(AppFixture app, string name)
    {
        var id = Guid.CreateVersion7(app.Clock.GetUtcNow());
        await app.Database.WriteAsync(
            async sql =>
            {
                await AddWorkspaceAsync(sql);
                await sql.ExecuteAsync("INSERT INTO persons (id, created_at) VALUES (@Id, 0)", new { Id = id });
                await sql.ExecuteAsync(
                    """
                    INSERT INTO accounts (id, workspace_id, external_id, person_id, name, email, is_email_confirmed, kind, first_seen_at)
                    VALUES (@Id, @WorkspaceId, @ExternalId, @Id, @Name, @Email, TRUE, 'Member', 0)
                    """,
                    new { Id = id, WorkspaceId, ExternalId = "U-" + name, Name = name, Email = name.ToLowerInvariant() + "@example.com" });
            },
            WriteUrgency.Acknowledgement,
            TestContext.Current.CancellationToken);
        return new(id);
    }

    public static Task AddWorkspaceAsync(AppFixture app) =>
        app.Database.WriteAsync(AddWorkspaceAsync, WriteUrgency.Acknowledgement, TestContext.Current.CancellationToken);

    private static Task AddWorkspaceAsync(SqlSession sql) =>
        sql.ExecuteAsync(
            """
            INSERT INTO workspaces (id, platform, external_id, name, connected_at)
            VALUES (@WorkspaceId, 'slack', 'T1', 'Example', 0) ON CONFLICT (platform, external_id) DO NOTHING
            """,
            new { WorkspaceId });
}
