using CultureBot.Storage;

namespace CultureBot.Web.Start;

/// <summary>Keeps invented people and real ones in different databases, whatever the configuration says.</summary>
internal static class DemoGuard
{
    /// <summary>The row of table installation that marks a demo database.</summary>
    public const string Mark = "demo";

    /// <exception cref="StartRefusedException">The demo meets real data, or a real platform meets the demo's.</exception>
    public static async Task CheckAsync(Database database, bool isDemo, CancellationToken cancellationToken)
    {
        var (isMarked, holdsData) = await database.ReadAsync(
            async sql => (await InstallationStore.FindAsync(sql, Mark) == "true", await InstallationStore.HoldsWorkspacesAsync(sql)),
            cancellationToken);
        if (isMarked && !isDemo)
        {
            throw new StartRefusedException(
                ["Database:ConnectionString names the demo's database, and the demo is off: name another database for real people."]);
        }

        if (isDemo && !isMarked && holdsData)
        {
            throw new StartRefusedException(
                ["Demo:Enabled is on, but the database holds real data: set Demo:Enabled to false, or name another database."]);
        }
    }
}
