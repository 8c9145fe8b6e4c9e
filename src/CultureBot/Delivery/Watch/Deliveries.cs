using System.Collections.Immutable;
using NodaTime;

namespace CultureBot.Delivery.Watch;

/// <summary>How the messages of the last day go, and which cannot be brought.</summary>
/// <param name="Kinds">What was wanted in the last day, by kind.</param>
/// <param name="Dead">What has ended without being sent, whenever it was wanted, by kind and reason.</param>
/// <param name="SentLately">How many went out in the last minute.</param>
public sealed record Deliveries(ImmutableArray<DeliveredKind> Kinds, ImmutableArray<DeadMessages> Dead, int SentLately)
{
    /// <summary>How long what is due now takes at the pace of the last minute; null when nothing is due, or nothing went out.</summary>
    public Duration? Left => Kinds.Sum(kind => kind.Due) is > 0 and var due && SentLately > 0 ? Duration.FromMinutes(due / (double)SentLately) : null;
}

/// <summary>Of one kind. Never to whom: who is reminded has not answered.</summary>
public sealed record DeliveredKind
{
    public required string Kind { get; init; }

    public required int Wanted { get; init; }

    public required int Sent { get; init; }

    /// <summary>Waits, and its time has come.</summary>
    public required int Due { get; init; }

    /// <summary>Waits for its reader's hours.</summary>
    public required int Later { get; init; }
}

/// <summary>Messages of one kind that ended for one reason.</summary>
public sealed record DeadMessages
{
    public required string Kind { get; init; }

    /// <summary>As the platform said; may be empty.</summary>
    public required string Error { get; init; }

    /// <summary>They stand in chat as they were: only a change of theirs did not arrive. They are not sent anew, and follow the next change.</summary>
    public required bool WasSent { get; init; }

    public required int Count { get; init; }

    public required Instant LatestAt { get; init; }
}
