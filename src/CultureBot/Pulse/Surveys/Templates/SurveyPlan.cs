using System.Collections.Immutable;
using CultureBot.Schedules;

namespace CultureBot.Pulse;

/// <summary>A survey as HR or the API wants it, checked: nothing in it is impossible.</summary>
internal sealed record SurveyPlan
{
    public required string Name { get; init; }

    public required SurveyTemplate Template { get; init; }

    public required ImmutableArray<Question> Questions { get; init; }

    public Audience Audience { get; init; } = Audience.Everybody;

    public Promise Promise { get; init; } = new();

    /// <summary>How many days people have to answer a wave.</summary>
    public int OpenDays { get; init; } = 7;

    /// <summary>Days from the close to the results.</summary>
    public int ResultsAfterDays { get; init; } = Survey.UsualResultsAfterDays;

    /// <summary>Null for one that asks people on their own day, and for one that is launched by hand or by the API alone.</summary>
    public Timing? Timing { get; init; }
}
