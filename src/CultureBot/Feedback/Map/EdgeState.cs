using NodaTime;

namespace CultureBot.Feedback;

/// <summary>How it stands with an edge, what needs attention first.</summary>
public enum EdgeState
{
    /// <summary>One side says yes, the other no.</summary>
    Broken,

    /// <summary>The customer says that it needs it, and nobody there has thanked or rated the provider lately.</summary>
    Unserved,

    /// <summary>Only one side has said anything, and that is yes.</summary>
    OneWay,

    /// <summary>Both say yes, and people of the customer have thanked or rated the provider lately.</summary>
    Sound,

    /// <summary>Nobody has said anything, and thanks and ratings show it.</summary>
    Learned,
}

/// <summary>The one place that decides how it stands with an edge.</summary>
internal static class EdgeStates
{
    /// <summary>So many customers show an edge that nobody spoke of; fewer would tell of one of them.</summary>
    public const int LeastToLearn = 3;

    /// <summary>How long thanks and ratings count.</summary>
    public const int Days = 90;

    public static Duration Lately => Duration.FromDays(Days);

    /// <summary>
    /// What is said counts before what is learned: a disagreement first, then a need that nothing is heard of, then silence on one side. What
    /// one side denies and the other does not claim is no edge, whatever was learned.
    /// </summary>
    /// <param name="provider">What the provider says; null for nothing.</param>
    /// <param name="customer">What the customer says; null for nothing.</param>
    /// <param name="customers">How many of the customer's people have thanked or rated the provider lately.</param>
    /// <returns>Null when there is no edge.</returns>
    public static EdgeState? Of(EdgeWord? provider, EdgeWord? customer, int customers) => (provider, customer) switch
    {
        (EdgeWord.Yes, EdgeWord.No) or (EdgeWord.No, EdgeWord.Yes) => EdgeState.Broken,
        (EdgeWord.Yes, EdgeWord.Yes) => customers > 0 ? EdgeState.Sound : EdgeState.Unserved,
        (null, EdgeWord.Yes) => customers > 0 ? EdgeState.OneWay : EdgeState.Unserved,
        (EdgeWord.Yes, null) => EdgeState.OneWay,
        (null, null) when customers >= LeastToLearn => EdgeState.Learned,
        _ => null,
    };
}
