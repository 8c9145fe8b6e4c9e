using System.Globalization;
using CultureBot.Delivery;
using NodaTime;

namespace CultureBot.Hooks;

public readonly record struct HookDeliveryId(Guid Value)
{
    /// <summary>The header <c>webhook-id</c>: the same however often it is sent, and another one for each event and endpoint.</summary>
    public string Header => string.Create(CultureInfo.InvariantCulture, $"msg_{Value:N}");
}

/// <summary>One event for one endpoint.</summary>
public sealed record HookDelivery
{
    public required HookDeliveryId Id { get; init; }

    public required string Event { get; init; }

    public required Instant HappenedAt { get; init; }

    public required HookDeliveryState State { get; init; }

    /// <summary>When it is sent next; null when it has ended.</summary>
    public Instant? DueAt { get; init; }

    public Instant? TriedAt { get; init; }

    /// <summary>The HTTP status of the last answer; null when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>Why there was no answer, as <see cref="HookAttempt"/> names it.</summary>
    public string? Error { get; init; }
}

public enum HookDeliveryState
{
    Waiting,
    Delivered,

    /// <summary>It was tried as often as it is; somebody may send it again by hand.</summary>
    Failed,

    /// <summary>When it was to be sent there was nothing to tell any more.</summary>
    Cancelled,
}

/// <summary>A delivery in the hands of one process until its lease ends.</summary>
internal sealed record ClaimedDelivery
{
    public required HookDeliveryId Id { get; init; }

    public required HookId EndpointId { get; init; }

    public required string Event { get; init; }

    public required string Subject { get; init; }

    public required Instant HappenedAt { get; init; }

    public required int Attempts { get; init; }

    public required LeaseId Lease { get; init; }
}
