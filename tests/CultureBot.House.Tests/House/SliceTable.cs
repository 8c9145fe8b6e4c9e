using System.Collections.Immutable;

namespace CultureBot.House.Tests.House;

/// <summary>
/// Who may use whom inside src/CultureBot. A slice uses the ground slices freely, and another slice only through the
/// contribution interface that it owns.
/// </summary>
internal static class SliceTable
{
    /// <summary>What every slice stands on. They know no other slice themselves.</summary>
    public static ImmutableArray<string> Ground { get; } = ["People", "Workspaces", "Delivery", "Schedules", "Privacy", "Statistics"];

    /// <summary>Slices in whose folders one and the same few records are at work, so that they share a namespace.</summary>
    public static ImmutableArray<string> OneNamespace { get; } = ["Feedback", "Kudos", "Pulse"];

    /// <summary>An interface that its owner calls and other slices implement, with the types that stand in its members.</summary>
    public static ImmutableArray<Contribution> Contributions { get; } =
    [
        new("Actions", "IReleasedFigures", ["ReleasedWindow", "ReleasedWindowId", "ReleasedSurveyId", "ReleasedGroup", "ReleasedFigure", "ReleasedQuestion"]),
        new("Celebrations", "ICelebrationAction", []),
        new("Digests", "IDigestSection", ["ChannelDigestScope", "ChannelDigestPart", "PersonalDigestScope", "PersonalDigestPart"]),
        new("Feedback", "ISelfFigures", ["SelfFigure"]),
        new("Feedback", "IServiceEvidence", ["ServiceTrace"]),
        new("Home", "IHomeSection", ["HomeScope", "HomePart"]),
        new("Pulse", "IResultsAction", ["ResultsActionScope", "WindowId", "PublishedGroup", "Question"]),
        new("People", "ICapability", []),
        new("People", "ICultureTopic", []),
        new("People", "IFollowPreferences", ["Preferences"]),
        new("Delivery", "IFollowFacts", ["Fact"]),
        new("Hooks", "IHookEvents", []),
        new("Delivery", "IMessageKind", ["MessageToRender", "Rendered", "WhenUncertain"]),
        new("Pulse", "IWindowBrake", ["WindowBrake", "SurveyId"]),
        new("Pulse", "IFollowUpQuestions", ["FollowUpQuestion", "SurveyId"]),
        new("Privacy", "IPersonalData", ["PersonalRows"]),
        new("Privacy", "IRetained", ["Retained"]),
        new("Privacy", "IShuffledBallots", []),
        new("Schedules", "IScheduledWork", ["Occurrence", "Schedule", "MissedRule"]),
        new("Schedules", "IWhereabouts", ["Whereabouts"]),
    ];
}

/// <param name="Owner">The slice that owns and calls the interface.</param>
/// <param name="Interface">Its name.</param>
/// <param name="Parts">The owner's types that an implementation needs.</param>
internal sealed record Contribution(string Owner, string Interface, ImmutableArray<string> Parts);
