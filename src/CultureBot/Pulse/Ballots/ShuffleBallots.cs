using CultureBot.Privacy.Sealing;
using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>
/// Takes from the rows of every open window what would tell who answered when (<see cref="RowOrderStore"/>), where the database tells
/// it at all. Until the next time a dump shows for the latest answers alone what was written together.
/// </summary>
internal sealed class ShuffleBallots(Database database) : IShuffledBallots
{
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        if (!database.Dialect.TellsWhenRowsWereWritten) return;
        var open = await database.ReadAsync(sql => WindowsStore.ListAsync(sql, WindowState.Open), cancellationToken);
        foreach (var window in open)
            await database.WriteAsync(sql => RowOrderStore.ShuffleAsync(sql, window.Id), WriteUrgency.Background, cancellationToken);
    }
}
