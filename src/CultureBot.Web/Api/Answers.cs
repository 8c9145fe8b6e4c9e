using CultureBot.Delivery;
using CultureBot.Schedules;
using NodaTime;

namespace CultureBot.Web.Api;

/// <param name="Name">What to run it by.</param>
/// <param name="Workspace">The workspace's name; null for the organization's own.</param>
/// <param name="Cron">The schedule in Quartz's form, seconds first; null when that cannot say it: once, every second week, the 29th or 30th of a month.</param>
/// <param name="TimeZone">The IANA zone that the schedule is meant in.</param>
/// <param name="IsPaused">True while it is not run by itself.</param>
/// <param name="NextFireAt">Its next period that has not been run yet; null while it is paused.</param>
/// <param name="LastFireAt">When its latest occurrence was due.</param>
/// <param name="LastOutcome">What became of it: Started, Done, Skipped or Failed.</param>
/// <param name="LastPeriod">The period it was for.</param>
public sealed record JobAnswer(
    string Name, string? Workspace, string? Cron, string TimeZone, bool IsPaused,
    DateTimeOffset? NextFireAt, DateTimeOffset? LastFireAt, string? LastOutcome, string? LastPeriod)
{
    internal static JobAnswer Of(Job job) => new(
        job.Name, job.Workspace?.Name, job.Cron, job.CronTimeZone, job.Schedule.IsPaused,
        job.NextAt?.ToDateTimeOffset(), job.Last?.DueAt.ToDateTimeOffset(), job.Last?.State.ToString(), job.Last?.Period);
}

/// <param name="Id">The occurrence.</param>
/// <param name="Work">What was run.</param>
/// <param name="Period">A local date, an ISO week, a month, a quarter or, by cron, a local date and time; <c>#2</c> and so on for one run again.</param>
/// <param name="State">Started, Done, Skipped or Failed.</param>
/// <param name="Reason">Why it was skipped.</param>
/// <param name="DueAt">When it was due, or asked for.</param>
/// <param name="FinishedAt">Null until it is done or skipped.</param>
public sealed record OccurrenceAnswer(
    Guid Id, string Work, string Period, string State, string? Reason, DateTimeOffset DueAt, DateTimeOffset? FinishedAt)
{
    internal static OccurrenceAnswer Of(Occurrence occurrence) => new(
        occurrence.Id.Value, occurrence.Work, occurrence.Period, occurrence.State.ToString(), occurrence.Reason,
        occurrence.DueAt.ToDateTimeOffset(), occurrence.FinishedAt?.ToDateTimeOffset());
}

/// <param name="Messages">How many in each state; states without any are left out.</param>
/// <param name="OldestDueAt">When the outbox has to be looked at next, which is in the past when it is behind; null when nothing is on its way.</param>
public sealed record OutboxAnswer(IReadOnlyDictionary<string, long> Messages, DateTimeOffset? OldestDueAt)
{
    internal static OutboxAnswer Of(IEnumerable<MessageCount> counts, Instant? oldestDueAt) =>
        new(counts.ToDictionary(c => c.State.ToString(), c => c.Count, StringComparer.Ordinal), oldestDueAt?.ToDateTimeOffset());
}
