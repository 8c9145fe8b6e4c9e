using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>What the map says in words, in chat and on its page alike.</summary>
public static class MapText
{
    /// <summary>What stands out, in one sentence.</summary>
    public static ChatText Finding(CultureInfo culture, ServiceMap map)
    {
        if (map.Edges.IsEmpty) return MapWords.Say(culture, "FindingNone");
        // States are in the order of what needs attention; where nothing does, that is the finding.
        var worst = map.Edges.Min(edge => edge.State);
        return MapWords.Say(culture, "Finding" + worst, ("n", map.Count(worst)));
    }

    /// <summary>One word or two.</summary>
    public static string State(CultureInfo culture, EdgeState state) => MapWords.SayPlain(culture, "State" + state);

    /// <summary>Why an edge is in its state.</summary>
    public static string Reason(CultureInfo culture, MapEdge edge)
    {
        var isProvider = edge.ProviderSays == EdgeWord.Yes;
        var key = edge.State switch
        {
            EdgeState.Broken => isProvider ? "ReasonBrokenByCustomer" : "ReasonBrokenByProvider",
            EdgeState.OneWay => isProvider ? "ReasonOneWayProvider" : "ReasonOneWayCustomer",
            EdgeState.Unserved => isProvider ? "ReasonUnserved" : "ReasonUnservedAsked",
            var state => "Reason" + state,
        };
        return MapWords.SayPlain(
            culture, key, ("provider", edge.Provider.Name), ("customer", edge.Customer.Name), ("n", edge.Customers ?? 0), ("days", EdgeStates.Days));
    }
}
