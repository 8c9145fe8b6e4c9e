using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Schedules;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Web.Pages;

/// <param name="Kind"><c>personal</c> or <c>channel</c>.</param>
/// <param name="At">When it comes.</param>
public sealed record NextDigest(string Kind, Instant At);

/// <summary>When somebody's next digests come: the workspace's in its hour, their own in theirs.</summary>
internal sealed class NextDigests(Jobs jobs, TimeProvider time)
{
    public async Task<ImmutableArray<NextDigest>> ForAsync(Account account, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var own = (await jobs.ListAsync(cancellationToken)).Where(job => job.Schedule.WorkspaceId == account.WorkspaceId).ToList();
        List<NextDigest> digests = [];
        if (Find("personal-digest") is { Schedule: { IsPaused: false } schedule }) digests.Add(new("personal", NextOwnHour(schedule, zone)));
        if (Find("channel-digest") is { NextAt: { } next }) digests.Add(new("channel", next));
        return [.. digests];

        Job? Find(string work) => own.FirstOrDefault(job => job.Schedule.Work == work);
    }

    private Instant NextOwnHour(Schedule schedule, DateTimeZone zone)
    {
        var now = time.GetUtcNow().ToInstant();
        var hour = LocalTime.FromMinutesSinceMidnight(schedule.MinuteOfDay);
        var day = now.InZone(zone).Date.PlusDays(-1).Next((IsoDayOfWeek)schedule.DayOfWeek);
        var next = zone.AtLeniently(day + hour).ToInstant();
        return next > now ? next : zone.AtLeniently(day.PlusWeeks(1) + hour).ToInstant();
    }
}
