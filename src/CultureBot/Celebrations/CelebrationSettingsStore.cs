using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Celebrations;

/// <summary>The SQL of what HR has set about celebrations.</summary>
internal static class CelebrationSettingsStore
{
    private const string Columns = "s.workspace_id, s.channel_id, s.has_birthdays, s.has_anniversaries, s.weekend_rule, s.revision";

    static CelebrationSettingsStore() => PeopleIds.Use();

    /// <summary>What is set, or what holds until somebody sets something.</summary>
    public static async Task<CelebrationSettings> FindAsync(SqlSession sql, WorkspaceId workspace) =>
        await sql.FirstOrDefaultAsync<CelebrationSettings>($"SELECT {Columns} FROM celebration_settings s WHERE s.workspace_id = @Workspace", new { Workspace = workspace })
        ?? new() { WorkspaceId = workspace };

    /// <summary>Connected workspaces in which anything is celebrated, in the order of ids.</summary>
    public static Task<IReadOnlyList<CelebrationSettings>> ListOnAsync(SqlSession sql) =>
        sql.ListAsync<CelebrationSettings>(
            $"""
            SELECT {Columns} FROM celebration_settings s JOIN workspaces w ON w.id = s.workspace_id
            WHERE w.disconnected_at IS NULL AND (s.has_birthdays = TRUE OR s.has_anniversaries = TRUE) ORDER BY s.workspace_id
            """);

    /// <summary>Of the connected workspaces in which a person has an account.</summary>
    public static Task<IReadOnlyList<CelebrationSettings>> ListOfAsync(SqlSession sql, PersonId person) =>
        sql.ListAsync<CelebrationSettings>(
            $"""
            SELECT DISTINCT {Columns} FROM celebration_settings s JOIN workspaces w ON w.id = s.workspace_id JOIN accounts a ON a.workspace_id = w.id
            WHERE w.disconnected_at IS NULL AND a.person_id = @Person AND a.deactivated_at IS NULL
            """,
            new { Person = person });

    /// <summary>Stores settings in the place of those that were read; their revision is that of what was read.</summary>
    /// <returns>False when somebody has changed them since: then nothing was stored.</returns>
    public static async Task<bool> ReplaceAsync(SqlSession sql, CelebrationSettings settings, Instant now) =>
        await sql.ExecuteAsync(
            settings.Revision == 0
                ? """
                  INSERT INTO celebration_settings (workspace_id, channel_id, has_birthdays, has_anniversaries, weekend_rule, revision, changed_at)
                  VALUES (@WorkspaceId, @ChannelId, @HasBirthdays, @HasAnniversaries, @Rule, 1, @Now) ON CONFLICT (workspace_id) DO NOTHING
                  """
                : """
                  UPDATE celebration_settings SET channel_id = @ChannelId, has_birthdays = @HasBirthdays, has_anniversaries = @HasAnniversaries,
                      weekend_rule = @Rule, revision = revision + 1, changed_at = @Now
                  WHERE workspace_id = @WorkspaceId AND revision = @Revision
                  """,
            new
            {
                settings.WorkspaceId,
                settings.ChannelId,
                settings.HasBirthdays,
                settings.HasAnniversaries,
                Rule = settings.WeekendRule.ToString(),
                settings.Revision,
                Now = now,
            }) == 1;
}
