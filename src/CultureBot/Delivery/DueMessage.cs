using CultureBot.Chat;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>The fencing token of one claim: what carries an older one changes nothing.</summary>
internal readonly record struct LeaseId(Guid Value);

/// <summary>A message that has to be looked at, with where its parent stands.</summary>
internal sealed record DueMessage
{
    public required MessageId Id { get; init; }

    public required string Kind { get; init; }

    public required string Subject { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required DestinationKind DestinationKind { get; init; }

    public required string Destination { get; init; }

    public required string Step { get; init; }

    public required long WantedRevision { get; init; }

    public required Instant NotBefore { get; init; }

    public Instant? AttemptStartedAt { get; init; }

    public long Attempts { get; init; }

    public long UncertainAttempts { get; init; }

    public string? PostedChannelId { get; init; }

    public string? PostedMessageId { get; init; }

    public Instant? SentAt { get; init; }

    public MessageId? ParentId { get; init; }

    public MessageState? ParentState { get; init; }

    public string? ParentPostedChannelId { get; init; }

    public string? ParentPostedMessageId { get; init; }

    /// <summary>Since when no direct message reaches the account it goes to; null for other places, and while they do.</summary>
    public Instant? UnreachableSince { get; init; }

    public Destination Place => new(WorkspaceId, DestinationKind, Destination);

    public bool WasSent => SentAt is not null;

    public PostedMessage? Posted => PostedChannelId is null || PostedMessageId is null ? null : new(PostedChannelId, PostedMessageId);

    public PostedMessage? ParentPosted =>
        ParentPostedChannelId is null || ParentPostedMessageId is null ? null : new(ParentPostedChannelId, ParentPostedMessageId);

    /// <summary>The parent will never be there, or is there no more.</summary>
    public bool IsOrphan => ParentState is MessageState.Cancelled or MessageState.Skipped || (ParentState is MessageState.Dead && ParentPosted is null);

    public bool IsReply => DestinationKind is DestinationKind.Reply;
}

/// <summary>A message that this process alone may send until its lease ends.</summary>
/// <param name="Message">As it was when it was claimed.</param>
/// <param name="Lease">The fencing token.</param>
/// <param name="Workspace">Whose token sends it.</param>
/// <param name="Slot">When its turn is: at most <see cref="Pacing.Patience"/> after the claim.</param>
/// <param name="Scopes">The paces that it counts against.</param>
internal sealed record ClaimedMessage(
    DueMessage Message, LeaseId Lease, Workspace Workspace, Instant Slot, IReadOnlyList<PaceScope> Scopes);
