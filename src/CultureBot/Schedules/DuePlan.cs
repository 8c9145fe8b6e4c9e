using NodaTime;

namespace CultureBot.Schedules;

/// <summary>What to do about the periods of a schedule that are due and have no occurrence yet.</summary>
internal static class DuePlan
{
    /// <summary>The reason stored with a period that nobody ran in time.</summary>
    public const string Missed = "missed";

    /// <summary>How late something that is never late may be: reconciling takes a minute, a restart some more.</summary>
    private static readonly Duration NeverLateMeans = Duration.FromMinutes(5);

    private static readonly Duration TwoDays = Duration.FromHours(48);

    /// <summary>A unit of work writes at most so many rows; the rest follows in the next pass.</summary>
    private const int MostAtOnce = 500;

    /// <summary>Of a long absence only the last few periods are recorded.</summary>
    private const int MostRecorded = 5;

    /// <summary>The periods to look at, the latest first.</summary>
    public static IReadOnlyList<DuePeriod> Candidates(Schedule schedule, MissedRule rule, Instant now) =>
    [
        .. LocalTimes.DueBackFrom(schedule, now)
            .TakeWhile(period => period.DueAt >= schedule.StartsAt)
            .Take(rule == MissedRule.Always ? MostAtOnce : MostRecorded),
    ];

    /// <summary>Those without an occurrence since the last one that has one, the oldest first, and whether each is run.</summary>
    public static IReadOnlyList<(DuePeriod Period, bool IsRun)> Decide(
        IReadOnlyList<DuePeriod> candidates, IReadOnlyCollection<string> claimed, MissedRule rule, Instant now) =>
    [
        .. candidates
            .TakeWhile(period => !claimed.Contains(period.Name, StringComparer.Ordinal))
            .Select((period, index) => (period, IsRun(rule, isLatest: index == 0, now - period.DueAt)))
            .Reverse(),
    ];

    private static bool IsRun(MissedRule rule, bool isLatest, Duration late) =>
        rule switch
        {
            MissedRule.Always => true,
            MissedRule.Latest => isLatest,
            MissedRule.LatestWithinTwoDays => isLatest && late <= TwoDays,
            MissedRule.Never => isLatest && late <= NeverLateMeans,
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "This rule is not known."),
        };
}
