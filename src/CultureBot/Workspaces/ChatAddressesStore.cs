using System.Text.Json;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Workspaces;

/// <summary>All SQL of what adapters remember.</summary>
internal static class ChatAddressesStore
{
    static ChatAddressesStore() => People.PeopleIds.Use();

    public static Task<string?> FindAsync(SqlSession sql, string platform, string workspace, string name) =>
        sql.ScalarAsync<string>(
            "SELECT value FROM chat_addresses WHERE platform = @Platform AND workspace = @Workspace AND name = @Name",
            new { Platform = platform, Workspace = workspace, Name = name });

    public static Task<IReadOnlyList<ChatAddressRow>> ListAsync(SqlSession sql, string platform, string workspace, string prefix) =>
        sql.ListAsync<ChatAddressRow>(
            """
            SELECT name, value FROM chat_addresses
            WHERE platform = @Platform AND workspace = @Workspace AND SUBSTR(name, 1, LENGTH(@Prefix)) = @Prefix
            ORDER BY name
            """,
            new { Platform = platform, Workspace = workspace, Prefix = prefix });

    public static Task SaveAsync(SqlSession sql, string platform, string workspace, string name, string value, Instant now) =>
        sql.ExecuteAsync(
            """
            INSERT INTO chat_addresses (platform, workspace, name, value, changed_at) VALUES (@Platform, @Workspace, @Name, @Value, @Now)
            ON CONFLICT (platform, workspace, name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at
            """,
            new { Platform = platform, Workspace = workspace, Name = name, Value = value, Now = now });

    /// <summary>Nothing that leads to this account on its platform stays: neither what stands under its name nor what names it.</summary>
    public static Task ForgetAccountAsync(SqlSession sql, string platform, string workspace, string account) =>
        sql.ExecuteAsync(
            """
            DELETE FROM chat_addresses WHERE platform = @Platform AND workspace = @Workspace
                AND (SUBSTR(name, LENGTH(name) - LENGTH(@Ending) + 1) = @Ending OR REPLACE(value, @Quoted, '') <> value)
            """,
            new { Platform = platform, Workspace = workspace, Ending = $":{account}", Quoted = $"\"{JsonEncodedText.Encode(account)}\"" });

    public static Task RemoveAsync(SqlSession sql, string platform, string workspace, string name) =>
        sql.ExecuteAsync(
            "DELETE FROM chat_addresses WHERE platform = @Platform AND workspace = @Workspace AND name = @Name",
            new { Platform = platform, Workspace = workspace, Name = name });
}

/// <summary>One thing that was remembered.</summary>
internal sealed record ChatAddressRow
{
    public required string Name { get; init; }

    public required string Value { get; init; }
}
