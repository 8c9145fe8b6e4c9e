using System.Collections.Immutable;
using System.Text.Json;

namespace CultureBot.Hooks;

/// <summary>Writes an event when it is sent: its type, when it happened, and what is true of it then.</summary>
internal sealed class RenderHookEvent(IEnumerable<IHookEvents> slices)
{
    /// <summary>Says that everything works; somebody asked for it on the page.</summary>
    public const string Test = "hook.test";

    /// <summary>What an endpoint may be told of.</summary>
    public ImmutableArray<string> Names { get; } = [.. slices.SelectMany(slice => slice.Names)];

    /// <summary>The body; null when there is nothing to tell any more.</summary>
    public async Task<byte[]?> HandleAsync(ClaimedDelivery delivery, CancellationToken cancellationToken) =>
        await FindDataAsync(delivery, cancellationToken) is { } data
            ? JsonSerializer.SerializeToUtf8Bytes(new Body(delivery.Event, delivery.HappenedAt.ToDateTimeOffset(), data), JsonSerializerOptions.Web)
            : null;

    private async Task<object?> FindDataAsync(ClaimedDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Event == Test) return new TestData(delivery.EndpointId.Value);
        // One that this program does not know any more is told to nobody.
        return slices.FirstOrDefault(slice => slice.Names.Contains(delivery.Event, StringComparer.Ordinal)) is { } slice
            ? await slice.RenderAsync(delivery.Event, delivery.Subject, cancellationToken)
            : null;
    }

    private sealed record Body(string Type, DateTimeOffset Timestamp, object Data);

    private sealed record TestData(Guid Endpoint);
}
