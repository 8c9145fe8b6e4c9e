using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Digests;

/// <summary>
/// What one slice adds to the weekly digests. Digests owns this interface; each slice supplies its own section, so that
/// a new slice never edits Digests.
/// </summary>
public interface IDigestSection
{
    /// <summary>Sections are shown from the lowest to the highest.</summary>
    int Order { get; }

    /// <summary>
    /// The section of the channel's digest. The same week gives the same choice each time, less what was taken back.
    /// </summary>
    Task<ChannelDigestPart> ForChannelAsync(ChannelDigestScope scope, CancellationToken cancellationToken);

    /// <summary>The section of somebody's own digest; empty when there is nothing of theirs.</summary>
    Task<PersonalDigestPart> ForPersonAsync(PersonalDigestScope scope, CancellationToken cancellationToken);
}

/// <param name="Workspace">Whose channel.</param>
/// <param name="After">The week begins behind this moment…</param>
/// <param name="UpTo">…and ends with this one.</param>
/// <param name="Culture">The workspace's language.</param>
public sealed record ChannelDigestScope(Workspace Workspace, Instant After, Instant UpTo, CultureInfo Culture);

/// <param name="Workspace">Where it is sent.</param>
/// <param name="Account">Whose digest.</param>
/// <param name="After">The week begins behind this moment…</param>
/// <param name="UpTo">…and ends with this one, the person's own hour.</param>
/// <param name="Culture">The person's language.</param>
public sealed record PersonalDigestScope(Workspace Workspace, Account Account, Instant After, Instant UpTo, CultureInfo Culture);

/// <summary>A section of the channel's digest.</summary>
public sealed record ChannelDigestPart
{
    public static ChannelDigestPart Empty { get; } = new();

    /// <summary>In the post itself: the few things that everybody should see. Empty when the week was quiet.</summary>
    public ImmutableArray<CardBlock> Post { get; init; } = [];

    /// <summary>In the post's thread, for whoever wants to know more.</summary>
    public ImmutableArray<CardBlock> Details { get; init; } = [];

    /// <summary>Shown when no section has anything for the post: a quiet week never shames.</summary>
    public ImmutableArray<CardBlock> WhenQuiet { get; init; } = [];

    /// <summary>Outbox subjects shown in <see cref="Post"/> or <see cref="WhenQuiet"/>: the digest is updated when they change.</summary>
    public ImmutableArray<string> PostCarries { get; init; } = [];

    /// <summary>Outbox subjects that <see cref="Details"/> were made from.</summary>
    public ImmutableArray<string> DetailsCarries { get; init; } = [];
}

/// <summary>A section of somebody's own digest.</summary>
public sealed record PersonalDigestPart
{
    public static PersonalDigestPart Empty { get; } = new();

    /// <summary>What makes it worth sending.</summary>
    public ImmutableArray<CardBlock> News { get; init; } = [];

    /// <summary>Shown below when there is news from any section.</summary>
    public ImmutableArray<CardBlock> Aside { get; init; } = [];

    /// <summary>Outbox subjects shown.</summary>
    public ImmutableArray<string> Carries { get; init; } = [];
}
