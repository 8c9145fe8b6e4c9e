using CultureBot.Schedules;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Digests;

/// <summary>When digests are due until HR sets something else: Friday 16:00 in the workspace's zone.</summary>
internal static class DigestSchedule
{
    private const int FourInTheAfternoon = 16 * 60;
    private const string SubjectPrefix = "digest:";

    // A workspace's zone is known only once its people have been read.
    public static Schedule? For(Workspace workspace, string work, bool isPersonal, Instant now) => workspace.PeopleSyncedAt is null ? null : new()
    {
        Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())),
        Work = work,
        WorkspaceId = workspace.Id,
        Cadence = Cadence.Weekly,
        DayOfWeek = (int)IsoDayOfWeek.Friday,
        MinuteOfDay = FourInTheAfternoon,
        TimeZone = workspace.TimeZone,
        IsPersonal = isPersonal,
        StartsAt = now,
    };

    public static string Subject(OccurrenceId occurrence) => SubjectPrefix + occurrence.Value.ToString("D");

    /// <summary>The occurrence that <see cref="Subject"/> was made from.</summary>
    public static OccurrenceId OccurrenceOf(string subject) => new(Guid.Parse(subject.AsSpan(SubjectPrefix.Length)));
}
