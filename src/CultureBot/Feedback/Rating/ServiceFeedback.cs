using CultureBot.People;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>A rating with a name.</summary>
public sealed record ServiceFeedback
{
    public required ServiceFeedbackId Id { get; init; }

    public required AccountId GiverId { get; init; }

    /// <summary>Null when it is about a person.</summary>
    public ProviderTeamId? TeamId { get; init; }

    /// <summary>Null when it is about a team.</summary>
    public AccountId? AccountId { get; init; }

    /// <summary>The key of the giver's team then; empty when nobody says.</summary>
    public string GiverTeam { get; init; } = "";

    /// <summary>The giver's own day.</summary>
    public required LocalDate GivenOn { get; init; }

    public required Instant GivenAt { get; init; }

    public required Rating Rating { get; init; }

    public FeedbackSubject Subject => new(Id.Value, IsRelay: false);
}

/// <summary>A rating that was passed on without a name. Nothing here, nor anything that it leads to, says who gave it.</summary>
public sealed record Relay
{
    public required RelayId Id { get; init; }

    /// <summary>SHA-256 of the code in the writer's receipt.</summary>
    public required byte[] Mailbox { get; init; }

    public ProviderTeamId? TeamId { get; init; }

    public AccountId? AccountId { get; init; }

    /// <summary>By UTC.</summary>
    public required LocalDate GivenOn { get; init; }

    public required Rating Rating { get; init; }

    public FeedbackSubject Subject => new(Id.Value, IsRelay: true);
}
