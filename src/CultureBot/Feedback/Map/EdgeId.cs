namespace CultureBot.Feedback;

/// <summary>That one team serves another.</summary>
/// <param name="Provider">Who serves.</param>
/// <param name="Customer">Who is served.</param>
public sealed record EdgeId(ProviderTeamId Provider, ProviderTeamId Customer)
{
    private const char Between = ':';
    private const string Prefix = "edge";

    /// <summary>The outbox subject of what is asked about it, and what its buttons carry.</summary>
    public string Text => $"{Prefix}{Between}{Provider.Value:N}{Between}{Customer.Value:N}";

    /// <summary>Null for what names no edge.</summary>
    public static EdgeId? Find(string text) =>
        text.Split(Between) is [Prefix, var provider, var customer] && Guid.TryParseExact(provider, "N", out var one) && Guid.TryParseExact(customer, "N", out var other)
            ? new(new(one), new(other))
            : null;

    /// <summary>The edge as one of its two teams sees it.</summary>
    /// <param name="side">On which side of it the team is.</param>
    /// <param name="team">That team.</param>
    /// <param name="other">The team at the other end.</param>
    public static EdgeId Of(EdgeSide side, ProviderTeamId team, ProviderTeamId other) => side == EdgeSide.Provider ? new(team, other) : new(other, team);

    public ProviderTeamId TeamOf(EdgeSide side) => side == EdgeSide.Provider ? Provider : Customer;
}
