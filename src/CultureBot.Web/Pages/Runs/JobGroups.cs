using System.Collections.Immutable;
using CultureBot.Schedules;

namespace CultureBot.Web.Pages.Runs;

/// <summary>What jobs are for: what people get, what surveys and feedback need, and what keeps the house.</summary>
internal static class JobGroups
{
    private static readonly ImmutableArray<(string Key, ImmutableArray<string> Works)> Table =
    [
        ("people", ["channel-digest", "personal-digest", "service-check-in", "feedback-reminders", "feedback-predictions", "action-follow-up", "celebrations", "celebration-dates"]),
        ("surveys", ["pulse-wave", "pulse-own-days", "count-answers", "feedback-quarters", "service-map", "recognition-figures"]),
    ];

    /// <summary>In their order, without empty ones; what is in neither keeps the house.</summary>
    public static IEnumerable<(string Key, ImmutableArray<Job> Jobs)> Of(IReadOnlyList<Job> jobs)
    {
        foreach (var (key, works) in Table)
        {
            if (jobs.Where(job => works.Contains(job.Schedule.Work, StringComparer.Ordinal)).ToImmutableArray() is { IsEmpty: false } some) yield return (key, some);
        }

        var known = Table.SelectMany(group => group.Works).ToHashSet(StringComparer.Ordinal);
        if (jobs.Where(job => !known.Contains(job.Schedule.Work)).ToImmutableArray() is { IsEmpty: false } others) yield return ("house", others);
    }
}
