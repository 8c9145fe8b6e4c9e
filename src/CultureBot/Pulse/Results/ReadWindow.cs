using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>A window as everybody may know it: its state, and before the close one figure for the whole organization.</summary>
public sealed class ReadWindow(Database database)
{
    /// <summary>Null when there is no such window.</summary>
    public Task<Window?> HandleAsync(WindowId id, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => WindowsStore.FindAsync(sql, id), cancellationToken);
}
