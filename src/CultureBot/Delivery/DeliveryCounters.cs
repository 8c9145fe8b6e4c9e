using System.Collections.Frozen;
using System.Diagnostics.Metrics;

namespace CultureBot.Delivery;

/// <summary>What can become of a sending.</summary>
internal enum DeliveryCount
{
    Sent,
    Updated,
    Deleted,
    Retried,
    UncertainSkipped,
    UncertainResent,
    Dead,

    /// <summary>No direct message reaches its reader.</summary>
    Unreachable,
}

/// <summary>The meter <c>CultureBot.Delivery</c>.</summary>
internal sealed class DeliveryCounters
{
    public const string MeterName = "CultureBot.Delivery";

    private readonly FrozenDictionary<DeliveryCount, Counter<long>> _counters;

    public DeliveryCounters(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _counters = new Dictionary<DeliveryCount, string>
        {
            [DeliveryCount.Sent] = "sent",
            [DeliveryCount.Updated] = "updated",
            [DeliveryCount.Deleted] = "deleted",
            [DeliveryCount.Retried] = "retried",
            [DeliveryCount.UncertainSkipped] = "uncertain_skipped",
            [DeliveryCount.UncertainResent] = "uncertain_resent",
            [DeliveryCount.Dead] = "dead",
            [DeliveryCount.Unreachable] = "unreachable",
        }.ToFrozenDictionary(c => c.Key, c => meter.CreateCounter<long>(c.Value, "{message}"));
    }

    public void Count(IEnumerable<DeliveryCount> counts)
    {
        foreach (var count in counts) _counters[count].Add(1);
    }
}
