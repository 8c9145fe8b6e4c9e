using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;

namespace CultureBot.Feedback;

/// <summary>Counts people who met a barrier, each once in a quarter for a place: by marks that tell of nobody who they are.</summary>
internal sealed class CountBarriers(Database database, SecretBox secrets)
{
    /// <summary>In a unit of its own; nothing once the quarter takes none any more.</summary>
    public async Task HandleAsync(Quarter quarter, IReadOnlyCollection<(PersonId By, BarrierPlace Place)> met, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(sql => QuartersStore.FindMarkKeyAsync(sql, quarter.Id), cancellationToken) is not { } key) return;
        var marks = met.Select(one => (one.Place, Mark: RatingMark.Of(secrets, key, one.By, one.Place.ToString()))).ToList();
        await database.WriteAsync(
            async sql =>
            {
                if (!await QuartersStore.HoldOpenAsync(sql, quarter.Id)) return;
                foreach (var (place, mark) in marks) await BarrierMarksStore.AddAsync(sql, quarter.Id, place, mark);
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
    }
}
