using NodaTime;

namespace CultureBot.Schedules;

internal static class NewOccurrence
{
    /// <summary>An occurrence to be run from its beginning.</summary>
    public static Occurrence Of(Schedule schedule, string period, Instant dueAt, Instant now) =>
        new()
        {
            Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())),
            ScheduleId = schedule.Id,
            Work = schedule.Work,
            WorkspaceId = schedule.WorkspaceId,
            Subject = schedule.Subject,
            Period = period,
            State = OccurrenceState.Started,
            DueAt = dueAt,
            CreatedAt = now,
        };
}
