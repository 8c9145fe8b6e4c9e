namespace CultureBot.Feedback;

/// <summary>A team asks every n-th customer whom it has served.</summary>
internal sealed record AskingRule
{
    public const int MostEvery = 100;

    public required ProviderTeamId TeamId { get; init; }

    /// <summary>1 to 100.</summary>
    public required long Every { get; init; }

    /// <summary>Customers served since somebody was asked.</summary>
    public long Served { get; init; }
}
