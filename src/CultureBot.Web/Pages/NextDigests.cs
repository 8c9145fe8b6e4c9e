using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Web.Pages;

/// <param name="Kind"><c>personal</c> or <c>channel</c>.</param>
/// <param name="At">When it comes.</param>
public sealed record NextDigest(string Kind, Instant At);

/// <summary>When somebody's next digests come: the workspace's in its hour, their own in theirs.</summary>
internal sealed class NextDigests(Jobs jobs, Database database, TimeProvider time)
{
    public async Task<ImmutableArray<NextDigest>> ForAsync(Account account, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var all = await jobs.ListAsync(cancellationToken);
        var (chosen, standing) = await database.ReadAsync(
            async sql => (await PreferencesStore.FindAsync(sql, account.PersonId), await PeopleStore.FindStandingAsync(sql, account.PersonId) ?? account),
            cancellationToken);
        List<NextDigest> digests = [];
        if (chosen.WantsOwnDigest && Find("personal-digest", standing) is { Schedule: { IsPaused: false } schedule })
            digests.Add(new("personal", NextOwnHour(schedule, chosen.MinuteOfDay ?? schedule.MinuteOfDay, zone)));
        if (Find("channel-digest", account) is { NextAt: { } next }) digests.Add(new("channel", next));
        return [.. digests];

        Job? Find(string work, Account of) =>
            all.FirstOrDefault(job => job.Schedule.Work == work && job.Schedule.WorkspaceId == of.WorkspaceId);
    }

    private Instant NextOwnHour(Schedule schedule, int minuteOfDay, DateTimeZone zone)
    {
        var now = time.GetUtcNow().ToInstant();
        var hour = LocalTime.FromMinutesSinceMidnight(minuteOfDay);
        var day = now.InZone(zone).Date.PlusDays(-1).Next((IsoDayOfWeek)schedule.DayOfWeek);
        var next = zone.AtLeniently(day + hour).ToInstant();
        return next > now ? next : zone.AtLeniently(day.PlusWeeks(1) + hour).ToInstant();
    }
}
