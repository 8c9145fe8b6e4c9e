using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>The one schedule of a survey: when its windows are launched and its waves go out.</summary>
internal sealed class SurveySchedules(SchedulesSignals signals)
{
    private const int Shown = 3;

    /// <summary>After a unit of work: it is looked after from now on.</summary>
    public void Notify() => signals.Plan.Set();

    /// <summary>Null when the survey is launched by hand, by the API or on people's own days.</summary>
    public static async Task<Schedule?> FindAsync(SqlSession sql, SurveyId survey) =>
        (await SchedulesStore.ListForAsync(sql, survey.Subject)).FirstOrDefault(schedule => schedule.Work == PulseWaveWork.WorkName);

    /// <summary>The next three sendings; none while it is paused.</summary>
    public static async Task<ImmutableArray<Instant>> NextAsync(SqlSession sql, SurveyId survey, Instant now) =>
        await FindAsync(sql, survey) is { IsPaused: false } schedule
            ? [.. (await ComingPeriods.ListAsync(sql, schedule, now, Shown)).Select(period => period.DueAt)]
            : [];

    /// <summary>
    /// Makes it so in the caller's unit of work. A schedule that stays as it is keeps its past; another one takes its place, so that
    /// one that ran once can run again.
    /// </summary>
    /// <returns>What became of it; null when there was nothing to do.</returns>
    public static async Task<ScheduleChange?> SetAsync(SqlSession sql, SurveyId survey, Timing? timing, AccountId? by, Instant now)
    {
        var before = await FindAsync(sql, survey);
        if (timing is null) return null;
        if (before is not null && timing.Of(before) == before)
            return new() { Schedule = before, Next = await NextAsync(sql, survey, now) };

        if (Look(timing, now) is { Refusal: not null } refused) return refused;

        if (before is not null) await SchedulesStore.EndAsync(sql, before.Id, now);
        var added = await AddSchedule.AddAsync(sql, new(PulseWaveWork.WorkName, survey.Subject, timing) { By = by }, now);
        if (before is { IsPaused: true } && added.Schedule is { } schedule) await SchedulesStore.PauseAsync(sql, schedule.Id);
        return added;
    }

    /// <summary>When a timing would be due: three times, or why it cannot be had.</summary>
    public static ScheduleChange Look(Timing timing, Instant now)
    {
        var wanted = timing.Of(new()
        {
            Id = default, Work = PulseWaveWork.WorkName, Cadence = timing.Cadence, MinuteOfDay = timing.MinuteOfDay, TimeZone = timing.TimeZone, StartsAt = now,
        });
        return TimingCheck.Refuse(wanted, now, isNew: true)
            ?? new() { Schedule = wanted, Next = [.. LocalTimes.DueAfter(wanted, now).Take(Shown).Select(period => period.DueAt)] };
    }
}
