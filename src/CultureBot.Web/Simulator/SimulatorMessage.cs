using NodaTime;

namespace CultureBot.Web.Simulator;

/// <summary>A message of the simulated chat: a card that was posted, or words that were typed.</summary>
public sealed record SimulatorMessage
{
    public required Guid Id { get; init; }

    public required string Conversation { get; init; }

    public Guid? ParentId { get; init; }

    public required string Author { get; init; }

    /// <summary>The one account that sees it; null for everybody in the conversation.</summary>
    public string? Reader { get; init; }

    /// <summary>A card as JSON; null when words were typed.</summary>
    public string? Card { get; init; }

    public string? Words { get; init; }

    /// <summary>Equal for two posts of the same form; null for what the bot posts.</summary>
    public string? RequestKey { get; init; }

    public required Instant PostedAt { get; init; }

    public Instant? UpdatedAt { get; init; }

    public long ReplyCount { get; init; }
}
