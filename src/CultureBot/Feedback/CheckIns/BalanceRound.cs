using System.Collections.Immutable;

namespace CultureBot.Feedback;

/// <summary>
/// Chooses whom each customer is asked about in a round: at most two providers, and of an edge (customer's team, provider) that was heard less
/// before one that was heard more, so that each is heard in a quarter.
/// </summary>
internal sealed class BalanceRound
{
    public const int MostServices = 2;

    private readonly Dictionary<(string CustomerTeam, string Provider), long> _heard;

    /// <param name="heard">How often each edge was asked about in the quarter so far; none means never.</param>
    public BalanceRound(IEnumerable<(string CustomerTeam, string Provider, long Times)> heard) =>
        _heard = heard.ToDictionary(edge => (edge.CustomerTeam, edge.Provider), edge => edge.Times);

    /// <param name="customerTeam">The key of the customer's team.</param>
    /// <param name="providers">Whom they dealt with and were not asked about yet; who is chosen counts as heard from now on.</param>
    /// <param name="turn">Of the customer: which of equals comes first must not be the same for everybody.</param>
    public ImmutableArray<string> Choose(string customerTeam, IReadOnlyList<string> providers, int turn)
    {
        ImmutableArray<string> chosen =
        [
            .. providers.OrderBy(provider => provider, StringComparer.Ordinal)
                .Select((provider, place) => (Provider: provider, Place: (place + turn) % Math.Max(1, providers.Count)))
                .OrderBy(one => _heard.GetValueOrDefault((customerTeam, one.Provider))).ThenBy(one => one.Place)
                .Take(MostServices).Select(one => one.Provider),
        ];
        foreach (var provider in chosen) _heard[(customerTeam, provider)] = _heard.GetValueOrDefault((customerTeam, provider)) + 1;
        return chosen;
    }
}
