using CultureBot.Chat;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Delivery;

public readonly record struct MessageId(Guid Value);

/// <summary>Where a message goes: a channel, an account's direct messages, or the place a request named for its answers.</summary>
/// <param name="WorkspaceId">The workspace whose token sends it.</param>
/// <param name="Kind">What kind of place.</param>
/// <param name="Id">Its id on the platform.</param>
public sealed record Destination(WorkspaceId WorkspaceId, DestinationKind Kind, string Id);

/// <summary>
/// Something wanted in chat. (Kind, subject, destination, step) is unique: wanting it again changes nothing. No text is
/// stored; the kind's renderer makes it from the subject when it is sent, and again when the subject has changed.
/// </summary>
public sealed record WantedMessage
{
    /// <summary>The name of an <see cref="IMessageKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about, as <c>type:id</c>, for example <c>kudos:0192…</c>.</summary>
    public required string Subject { get; init; }

    public required Destination Destination { get; init; }

    /// <summary>Tells apart several messages of one kind about one subject at one destination; usually empty.</summary>
    public string Step { get; init; } = "";

    /// <summary>Null: now.</summary>
    public Instant? NotBefore { get; init; }

    /// <summary>The message whose thread it joins; it waits until that one is posted, and is cancelled with it.</summary>
    public MessageId? Parent { get; init; }

    /// <summary>
    /// It answers somebody where they asked. Every other direct message goes to the inbox of the person behind the account, which may
    /// be an account of theirs in another workspace.
    /// </summary>
    public bool IsAnswer { get; init; }
}
