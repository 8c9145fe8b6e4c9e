using System.Collections.Immutable;
using CultureBot.Schedules;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>A survey as HR sees it in the list.</summary>
/// <param name="Survey">What.</param>
/// <param name="Schedule">Null for one that asks people on their own day, or is launched by the API.</param>
/// <param name="Next">Its next sending; null when none is planned.</param>
/// <param name="Latest">Its latest window; null before the first.</param>
internal sealed record ListedSurvey(Survey Survey, Schedule? Schedule, Instant? Next, Window? Latest);

/// <summary>All surveys that have not ended, the newest first.</summary>
internal sealed class ListSurveys(Database database, TimeProvider clock)
{
    public Task<ImmutableArray<ListedSurvey>> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return database.ReadAsync<ImmutableArray<ListedSurvey>>(
            async sql =>
            {
                var listed = ImmutableArray.CreateBuilder<ListedSurvey>();
                foreach (var survey in await SurveysStore.ListAsync(sql))
                {
                    var next = await SurveySchedules.NextAsync(sql, survey.Id, now);
                    listed.Add(new(
                        survey, await SurveySchedules.FindAsync(sql, survey.Id), next.IsEmpty ? null : next[0], await WindowsStore.FindLatestAsync(sql, survey.Id)));
                }

                return listed.ToImmutable();
            },
            cancellationToken);
    }
}
