using CultureBot.Delivery;
using CultureBot.Privacy;
using CultureBot.Storage;
using CultureBot.Workspaces;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>
/// Closes a quarter in three steps, as a window of a survey (methodology §4): no ballot is taken any more; everything is counted, which writes nothing; and one
/// unit writes what is published and deletes ballots, marks and keys. Cut short anywhere it runs again, whole.
/// </summary>
internal sealed partial class CloseQuarterHandler(
    Database database, CountQuarter count, CompareQuarters compare, TellFacts facts, TimeProvider clock, ILogger<CloseQuarterHandler> logger)
{
    private const int DaysToResults = 3;
    private static readonly LocalTime Hour = new(10, 0);
    private static readonly string[] Emptied = ["rating_ballots", "rating_marks", "barrier_marks", "feedback_quarters"];

    /// <returns>False when another node has closed it.</returns>
    public async Task<bool> HandleAsync(Quarter quarter, CancellationToken cancellationToken)
    {
        await database.WriteAsync(sql => QuartersStore.BeginClosingAsync(sql, quarter.Id), WriteUrgency.Background, cancellationToken);
        if (await count.HandleAsync(quarter, cancellationToken) is not { } counted) return false;

        var services = ReleaseServices.Of(counted.Ratings, quarter.ForFives);
        var words = ReleaseWords.Of(counted.Words, quarter.ForComments);
        var isComparable = await compare.HandleAsync(quarter, services, cancellationToken);
        if (!await database.WriteAsync(FinishAsync, WriteUrgency.Background, cancellationToken)) return false;
        await database.ForgetDeletedAsync(Emptied, cancellationToken);
        if (counted.Unreadable > 0) Log.Unreadable(logger, quarter.Name, counted.Unreadable);
        Log.Closed(logger, quarter.Name);
        return true;

        async Task<bool> FinishAsync(SqlSession sql)
        {
            var now = clock.GetCurrentInstant();
            var zone = await WorkspacesStore.ListConnectedAsync(sql) is [var first, ..] ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(first.TimeZone) ?? DateTimeZone.Utc : DateTimeZone.Utc;
            var publishedAt = now.InZone(zone).Date.PlusDays(DaysToResults).At(Hour).InZoneLeniently(zone).ToInstant();
            if (!await QuartersStore.FinishClosingAsync(sql, quarter.Id, now, publishedAt, isComparable)) return false;

            var names = (await ProviderTeams.ReadAsync(sql)).All.ToDictionary(team => team.Key, team => team.Name, StringComparer.Ordinal);
            var erased = await ServiceLedgerStore.ListErasedAsync(sql);
            await ServiceLedgerStore.WriteAsync(
                sql,
                quarter.Id,
                services.Where(service => !erased.Contains(service.Provider)),
                words.Where(one => !erased.Contains(one.Provider)),
                key => names.GetValueOrDefault(key, key));
            await RatingBallotsStore.ForgetAsync(sql, quarter.Id);
            await ScreeningsStore.ForgetAsync(sql, quarter.Name);
            await AskingsStore.ForgetBeforeAsync(sql, now - Duration.FromDays(Asking.DaysOfRest));
            await BarrierMarksStore.PublishAsync(sql, quarter);
            await AuditStore.AddAsync(sql, new() { At = now, Action = "quarter.closed", Subject = quarter.Subject });
            await facts.HandleAsync(sql, new(QuarterHookEvents.Published, quarter.Subject, publishedAt, From: publishedAt));
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The feedback of {Quarter} is counted and published")]
        public static partial void Closed(ILogger logger, string quarter);

        [LoggerMessage(LogLevel.Warning, "{Count} sealed ratings of {Quarter} could not be read, and were not counted")]
        public static partial void Unreadable(ILogger logger, string quarter, int count);
    }
}
