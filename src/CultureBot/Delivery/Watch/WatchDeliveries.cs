using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Delivery.Watch;

/// <summary>Reads how messages go, and tries again what has ended.</summary>
public sealed class WatchDeliveries(Database database, PersonalCalendars calendars, OutboxSignal outbox, TimeProvider clock)
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

    /// <summary>
    /// Messages of one kind that ended for one reason are tried again, with what is true now: in a channel at once, and with people in
    /// their own hours. Whoever has none for weeks is left alone.
    /// </summary>
    /// <returns>How many.</returns>
    public async Task<int> ResendAsync(string kind, string error, AccountId? by, CancellationToken cancellationToken)
    {
        var total = 0;
        MessageId? after = null;
        do
        {
            (var revived, after) = await database.WriteAsync(sql => ReviveAsync(sql, kind, error, after, by), WriteUrgency.Background, cancellationToken);
            outbox.Notify();
            total += revived;
        }
        while (after is not null);
        return total;
    }

    /// <returns>How many are tried again, and the last one that was looked at; null when none is left.</returns>
    private async Task<(int Revived, MessageId? Last)> ReviveAsync(SqlSession sql, string kind, string error, MessageId? after, AccountId? by)
    {
        var dead = await DeliveriesStore.ListDeadAfterAsync(sql, kind, error, after, AtOnce);
        var hours = await calendars.ReadAsync(sql, [.. dead.Select(one => one.PersonId).OfType<PersonId>().Distinct()]);
        var now = clock.GetCurrentInstant();
        var revived = 0;
        foreach (var one in dead)
        {
            if ((one.PersonId is { } person ? hours.GetValueOrDefault(person)?.FirstOpening(now) : now) is not { } from) continue;
            await OutboxStore.ReviveAsync(sql, one.Id, from);
            revived++;
        }

        if (revived > 0)
            await AuditStore.AddAsync(sql, new() { At = now, AccountId = by, Action = "messages.resent", Subject = $"messages:{kind}", Details = $"{revived}" });
        return (revived, dead.Count < AtOnce ? null : dead[^1].Id);
    }
}
