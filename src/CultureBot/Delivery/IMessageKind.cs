using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>One kind of message: a slice registers one for each card it sends.</summary>
public interface IMessageKind
{
    /// <summary>The name in the outbox, for example <c>kudos.post</c>; never changed once used.</summary>
    string Name { get; }

    /// <summary>What to do when the platform may already have it.</summary>
    WhenUncertain WhenUncertain { get; }

    /// <summary>
    /// Makes the card from what is true now. It reads only; it may be called more than once for one sending.
    /// </summary>
    Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken);
}

public enum WhenUncertain
{
    /// <summary>Better none than two: a digest.</summary>
    Skip,

    /// <summary>Better two than none: a thank-you.</summary>
    Resend,
}

/// <summary>A message about to be sent or updated.</summary>
public sealed record MessageToRender
{
    public required MessageId Id { get; init; }

    public required string Kind { get; init; }

    public required string Subject { get; init; }

    public required Workspace Workspace { get; init; }

    public required Destination Destination { get; init; }

    public required string Step { get; init; }

    /// <summary>The account behind a direct message or a home page; null for channels and replies.</summary>
    public required Account? Recipient { get; init; }

    /// <summary>The recipient's language, or the workspace's for channels.</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary>When it was due: a digest covers the week before this.</summary>
    public required Instant NotBefore { get; init; }

    /// <summary>True when the platform has an earlier revision of it.</summary>
    public required bool WasSent { get; init; }
}

/// <summary>What a message should be now.</summary>
public abstract record Rendered
{
    /// <summary>
    /// It should not be there: unsent, it is cancelled; sent, it is deleted.
    /// </summary>
    public static Rendered Absent { get; } = new RenderedAbsent();

    /// <param name="card">What it shows.</param>
    /// <param name="carries">Subjects shown besides its own: when one changes, this message is rendered again.</param>
    public static Rendered Present(Card card, ImmutableArray<string> carries = default) =>
        new RenderedCard(card, carries.IsDefault ? [] : carries);
}

public sealed record RenderedAbsent : Rendered;

public sealed record RenderedCard(Card Card, ImmutableArray<string> Carries) : Rendered;
