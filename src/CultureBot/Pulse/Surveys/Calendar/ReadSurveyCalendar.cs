using CultureBot.Schedules;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>What of all surveys is due in the coming twelve weeks, from the schedules themselves.</summary>
public sealed class ReadSurveyCalendar
{
    private const int Weeks = 12;
    private const int MostEnded = 50;

    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal ReadSurveyCalendar(Database database, TimeProvider clock) => (_database, _clock) = (database, clock);

    public Task<SurveyCalendar> HandleAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetCurrentInstant();
        return _database.ReadAsync(ReadAsync, cancellationToken);

        async Task<SurveyCalendar> ReadAsync(SqlSession sql)
        {
            var zone = PublicationTime.ZoneOf(await WorkspacesStore.ListConnectedAsync(sql));
            var today = now.InZone(zone).Date;
            var until = today.PlusWeeks(Weeks);
            var end = until.PlusDays(1).AtStartOfDayInZone(zone).ToInstant();
            var entries = new List<DueEntry>();
            foreach (var survey in await SurveysStore.ListAsync(sql)) entries.AddRange(await ListAsync(sql, survey, zone, now, end));
            // What has ended sends nothing, and what it has asked is still counted and published.
            foreach (var survey in await SurveysStore.ListEndedAsync(sql, MostEnded))
            {
                if (await WindowsStore.FindLatestAsync(sql, survey.Id) is { } latest) entries.AddRange(ComingOfSurvey.Of(survey, latest, null, [], zone));
            }

            return new(
                today, until, zone,
                [.. entries.Where(entry => entry.At >= now && entry.At < end).OrderBy(entry => entry.At).ThenBy(entry => entry.Name, StringComparer.Ordinal).ThenBy(entry => entry.Kind)],
                [.. await HolidaysStore.ListAllAsync(sql, today, until)]);
        }
    }

    private static async Task<IEnumerable<DueEntry>> ListAsync(SqlSession sql, Survey survey, DateTimeZone zone, Instant now, Instant end)
    {
        var latest = await WindowsStore.FindLatestAsync(sql, survey.Id);
        // One that is held sends nothing, reminders included.
        if (await SurveySchedules.FindAsync(sql, survey.Id) is not { IsPaused: false } schedule || survey.State == SurveyState.Paused)
            return ComingOfSurvey.Of(survey, latest, null, [], zone);

        var days = (int)(end - now).TotalDays + 1;
        var coming = (await ComingPeriods.ListAsync(sql, schedule, now, days)).TakeWhile(period => period.DueAt < end);
        var before = LocalTimes.LatestDue(schedule, now)?.DueAt;
        return ComingOfSurvey.Of(survey, latest, before >= schedule.StartsAt ? before : null, coming, zone);
    }
}
