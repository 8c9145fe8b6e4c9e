using System.Collections.Immutable;

namespace CultureBot.Feedback;

/// <summary>Who serves whom, of teams that are there now.</summary>
/// <param name="Edges">What needs attention first; then by provider and customer.</param>
/// <param name="Teams">All of the organization, by name.</param>
public sealed record ServiceMap(ImmutableArray<MapEdge> Edges, ImmutableArray<ProviderTeam> Teams)
{
    /// <summary>For so many days thanks and ratings count.</summary>
    public const int Days = EdgeStates.Days;

    /// <summary>Fewer customers than this are not counted out, and show no edge that nobody spoke of.</summary>
    public const int LeastCustomers = EdgeStates.LeastToLearn;

    /// <summary>The same, with the edges of one team alone.</summary>
    public ServiceMap About(ProviderTeamId team) => this with { Edges = [.. Edges.Where(edge => edge.Provider.Id == team || edge.Customer.Id == team)] };

    public int Count(EdgeState state) => Edges.Count(edge => edge.State == state);
}

/// <summary>That one team serves another, as everybody sees it.</summary>
public sealed record MapEdge
{
    public required ProviderTeam Provider { get; init; }

    public required ProviderTeam Customer { get; init; }

    public required EdgeState State { get; init; }

    /// <summary>Null for nothing.</summary>
    public EdgeWord? ProviderSays { get; init; }

    /// <summary>Null for nothing.</summary>
    public EdgeWord? CustomerSays { get; init; }

    /// <summary>How many of the customer's people have thanked or rated the provider lately; null for so few that the number would tell of one.</summary>
    public int? Customers { get; init; } = 0;

    /// <summary>How they rated the provider in the latest quarter whose results are out; null when that is not released.</summary>
    public EdgeFives? Fives { get; init; }

    public EdgeId Id => new(Provider.Id, Customer.Id);
}

/// <param name="N">Customers.</param>
/// <param name="Share">Of them, who gave a five, 0 to 1.</param>
/// <param name="Low">Where that share likely begins (Wilson, 95 %).</param>
/// <param name="High">Where it likely ends.</param>
public sealed record EdgeFives(int N, double Share, double Low, double High);
