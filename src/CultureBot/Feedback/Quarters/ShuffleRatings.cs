using CultureBot.Privacy.Sealing;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>Takes from the ballots and marks of every open quarter what would tell which were written together.</summary>
internal sealed class ShuffleRatings(Database database) : IShuffledBallots
{
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        if (!database.Dialect.TellsWhenRowsWereWritten) return;
        var open = await database.ReadAsync(QuartersStore.ListOpenAsync, cancellationToken);
        foreach (var quarter in open)
            await database.WriteAsync(sql => RatingBallotsStore.ShuffleAsync(sql, quarter.Id), WriteUrgency.Background, cancellationToken);
    }
}
