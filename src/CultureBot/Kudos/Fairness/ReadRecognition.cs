using System.Collections.Immutable;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Kudos;

/// <summary>Reads what a page shows of recognition in the organization.</summary>
public sealed class ReadRecognition(Database database, KudosOptions options, TimeProvider clock)
{
    private const int MostStories = 5;
    private const int ChosenFrom = 200;
    private const int DaysOfStories = 30;
    private const int DaysApart = 7;

    public Task<RecognitionView> HandleAsync(CancellationToken cancellationToken) => database.ReadAsync(ReadAsync, cancellationToken);

    private async Task<RecognitionView> ReadAsync(SqlSession sql)
    {
        var recent = await KudosStore.ListLatestPublicAsync(sql, clock.GetCurrentInstant() - Duration.FromDays(DaysOfStories), ChosenFrom);
        var stories = await KudosStory.WithPeopleAsync(sql, KudosStories.Choose(recent, MostStories));
        return new(
            [.. stories.Reverse().Select(PublicKudos.Of)],
            Lived([.. (await CompanyValues.ReadAsync(sql, options)).InUse.Select(value => value.Name)], await FairnessStore.ListValuesAsync(sql)),
            Weekly(await FairnessStore.ListAsync(sql)));
    }

    private static ImmutableArray<LivedValue> Lived(ImmutableArray<string> declared, IReadOnlyDictionary<string, int> counted) =>
    [
        .. declared.Select(tag => new LivedValue(tag, true, counted.GetValueOrDefault(tag))),
        .. counted.Where(value => !declared.Contains(value.Key, StringComparer.Ordinal)).OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => new LivedValue(value.Key, false, value.Value)),
    ];

    // Spans of 90 days that are a day apart are nearly the same; weeks show the way as well.
    private static ImmutableArray<FairnessFigures> Weekly(IReadOnlyList<FairnessFigures> nights) =>
        [.. nights.Where(night => Period.DaysBetween(night.Day, nights[^1].Day) % DaysApart == 0)];
}
