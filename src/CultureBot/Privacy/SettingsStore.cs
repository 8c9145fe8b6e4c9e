using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Privacy;

/// <summary>Something that was set for the whole organization.</summary>
/// <param name="Value">JSON.</param>
/// <param name="Revision">How often it has been changed.</param>
public sealed record StoredSetting(string Value, long Revision);

/// <summary>All SQL of what administrators and HR set for the whole organization.</summary>
public static class SettingsStore
{
    static SettingsStore() => SqlTypes.Use();

    /// <summary>Null while nobody has set it.</summary>
    public static Task<StoredSetting?> FindAsync(SqlSession sql, string name) =>
        sql.FirstOrDefaultAsync<StoredSetting>("SELECT value, revision FROM settings WHERE name = @Name", new { Name = name });

    /// <summary>Stores a value in the place of the one that was read.</summary>
    /// <param name="sql">The unit.</param>
    /// <param name="name">Which.</param>
    /// <param name="value">JSON.</param>
    /// <param name="read">The revision that was read; 0 where there was none.</param>
    /// <param name="now">When.</param>
    /// <returns>False when somebody has changed it since: then nothing was stored.</returns>
    public static async Task<bool> ReplaceAsync(SqlSession sql, string name, string value, long read, Instant now) =>
        await sql.ExecuteAsync(
            read == 0
                ? "INSERT INTO settings (name, value, revision, changed_at) VALUES (@Name, @Value, 1, @Now) ON CONFLICT (name) DO NOTHING"
                : "UPDATE settings SET value = @Value, revision = revision + 1, changed_at = @Now WHERE name = @Name AND revision = @Read",
            new { Name = name, Value = value, Read = read, Now = now }) == 1;
}
