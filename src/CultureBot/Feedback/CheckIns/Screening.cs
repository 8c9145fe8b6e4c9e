using CultureBot.People;

namespace CultureBot.Feedback;

/// <summary>Somebody is asked in a quarter whom they dealt with: at most twice, in two rounds.</summary>
internal sealed record Screening
{
    public const int MostAsked = 2;

    public required AccountId CustomerId { get; init; }

    public required PersonId PersonId { get; init; }

    public long Asked { get; init; }

    /// <summary>The round in which they were asked last.</summary>
    public string Round { get; init; } = "";

    public bool IsAnswered { get; init; }

    /// <summary>As the outbox knows their messages.</summary>
    public static string SubjectOf(string quarter, AccountId customer) => $"screening:{quarter}:{customer.Value:N}";
}

/// <summary>A team that somebody dealt with in a quarter, as they say.</summary>
internal sealed record ScreenedService
{
    public required PersonId PersonId { get; init; }

    public required ProviderTeamId TeamId { get; init; }
}

/// <summary>How often an edge was asked about.</summary>
internal sealed record HeardEdge
{
    public required string CustomerTeam { get; init; }

    public required string Provider { get; init; }

    public required long Times { get; init; }
}
