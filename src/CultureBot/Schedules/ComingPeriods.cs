using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Schedules;

/// <summary>What is to come of a schedule.</summary>
public static class ComingPeriods
{
    /// <summary>The next periods that are to run: those that were run early are left out.</summary>
    public static async Task<IReadOnlyList<DuePeriod>> ListAsync(SqlSession sql, Schedule schedule, Instant now, int count)
    {
        // Only the period that now is in, and the next when weeks of two zones differ, can have been run early.
        DuePeriod[] coming = [.. LocalTimes.DueAfter(schedule, now).Take(count + 2)];
        var claimed = await OccurrencesStore.ListClaimedAsync(sql, schedule.Id, [.. coming.Select(period => period.Name)]);
        return [.. coming.ExceptBy(claimed, period => period.Name, StringComparer.Ordinal).Take(count)];
    }
}
