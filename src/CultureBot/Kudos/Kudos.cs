using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Kudos;

public readonly record struct KudosId(Guid Value)
{
    private const string Prefix = "kudos:";

    /// <summary>The outbox subject of every message about this kudos.</summary>
    public string Subject => Prefix + Value.ToString("D");

    /// <summary>Reads an outbox subject or a button's value back; null when it is none.</summary>
    public static KudosId? Find(string subject) =>
        subject.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParse(subject.AsSpan(Prefix.Length), out var id) ? new(id) : null;
}

/// <summary>One thank-you, with a recipient or several.</summary>
public sealed record Kudos
{
    public required KudosId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required AccountId GiverId { get; init; }

    /// <summary>The giver's words, whole, on their own lines.</summary>
    public required string Words { get; init; }

    public required Visibility Visibility { get; init; }

    /// <summary>The channel a public one is posted to; null when it is private or there was no channel to post to.</summary>
    public string? ChannelId { get; init; }

    /// <summary>The message it thanks for; null when the words say it all.</summary>
    public KudosSource? Source { get; init; }

    /// <summary>How many others added their +1.</summary>
    public int Boosts { get; init; }

    public required Instant CreatedAt { get; init; }

    public Instant? UndoneAt { get; init; }

    /// <summary>As the giver named them.</summary>
    public ImmutableArray<KudosRecipient> Recipients { get; init; } = [];

    /// <summary>Tags of company values, without '#', in lower case.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];
}

/// <param name="ChannelId">Where the message stands.</param>
/// <param name="Address">The link to it; null when the platform gave none.</param>
public sealed record KudosSource(string ChannelId, Uri? Address);

/// <param name="AccountId">Who is thanked.</param>
/// <param name="GroupName">The user group through which they are thanked; null when named themselves.</param>
public sealed record KudosRecipient(AccountId AccountId, string? GroupName);

/// <summary>Who may read a kudos besides its giver. A private one is never listed, counted by name, or exported.</summary>
public enum Visibility
{
    /// <summary>Posted in a channel; everybody.</summary>
    Public,

    /// <summary>The recipients.</summary>
    Private,

    /// <summary>The recipients and each one's manager.</summary>
    PrivateAndManager,

    /// <summary>Each recipient's manager, not the recipients.</summary>
    ManagerOnly,
}
