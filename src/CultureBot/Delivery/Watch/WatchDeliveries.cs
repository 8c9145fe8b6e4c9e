using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Delivery.Watch;

/// <summary>Reads how messages go, and tries again what has ended.</summary>
public sealed class WatchDeliveries(Database database, OutboxSignal outbox, TimeProvider clock)
{
    private const int AtOnce = 200;
    private static readonly Duration Lately = Duration.FromMinutes(1);

    public Task<Deliveries> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var since = now - Duration.FromDays(1);
        return database.ReadAsync(
            async sql => new Deliveries(
                [.. await DeliveriesStore.ListKindsAsync(sql, since, now)], [.. await DeliveriesStore.ListDeadAsync(sql)], await DeliveriesStore.CountSentAsync(sql, since, now - Lately)),
            cancellationToken);
    }

    /// <summary>Messages of one kind that ended for one reason are tried from the first attempt on, with what is true now.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ResendAsync(string kind, string error, AccountId? by, CancellationToken cancellationToken)
    {
        var total = 0;
        while (true)
        {
            var some = await database.WriteAsync(
                async sql =>
                {
                    var ids = await DeliveriesStore.ListDeadAsync(sql, kind, error, AtOnce);
                    var now = clock.GetCurrentInstant();
                    foreach (var id in ids) await OutboxStore.ReviveAsync(sql, id, now);
                    if (ids.Count > 0)
                        await AuditStore.AddAsync(sql, new() { At = now, AccountId = by, Action = "messages.resent", Subject = $"messages:{kind}", Details = $"{ids.Count}" });
                    return ids.Count;
                },
                WriteUrgency.Background,
                cancellationToken);
            outbox.Notify();
            total += some;
            if (some < AtOnce) return total;
        }
    }
}
