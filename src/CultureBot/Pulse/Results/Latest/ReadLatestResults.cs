using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Statistics;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>Reads the latest results for whoever looks at the organization or at a team, without knowing of surveys.</summary>
public sealed class ReadLatestResults(Database database, ReadReport reports, TimeProvider clock)
{
    /// <summary>The group of everybody.</summary>
    public const string Company = "company";

    private const int MostWindows = 12;

    /// <summary>The group of those who report to somebody.</summary>
    public static string GroupOf(PersonId manager) => PublishedGroup.ManagerPrefix + manager.Value.ToString("D");

    /// <param name="groupId">As <see cref="PublishedGroup.GroupId"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null before the first results, apart from those of people who come and go.</returns>
    public async Task<LatestResults?> HandleAsync(string groupId, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (await database.ReadAsync(sql => LatestStore.FindAsync(sql, now), cancellationToken) is not { } latest) return null;
        if (await reports.HandleAsync(latest, cancellationToken) is not { } report) return null;
        return new(report, report.Find(groupId), await database.ReadAsync(sql => TrendAsync(sql, report.Ledger.Window, groupId, now), cancellationToken));
    }

    private static async Task<ImmutableArray<LevelsAt>> TrendAsync(SqlSession sql, Window latest, string groupId, Instant now)
    {
        var windows = await LatestStore.ListBackFromAsync(sql, latest, groupId, now, MostWindows);
        var compared = windows.TakeWhile((_, at) => at == 0 || windows[at - 1].Group.HasTrend).ToList();
        var figures = (await LatestStore.ListFivesAsync(sql, [.. compared.Select(window => window.Id)], groupId)).ToLookup(figure => figure.WindowId);
        var trend = ImmutableArray.CreateBuilder<LevelsAt>();
        foreach (var (id, publishedAt, _) in compared.AsEnumerable().Reverse())
        {
            var questions = (await WindowsStore.FindAsync(sql, id))!.Questions.Where(question => question.OnlyGroup is null).ToDictionary(question => question.Item, StringComparer.Ordinal);
            trend.Add(new(id, publishedAt, Levels(figures[id], questions)));
        }

        return trend.ToImmutable();
    }

    private static ImmutableArray<LevelShare> Levels(IEnumerable<FivesRow> figures, Dictionary<string, Question> questions) =>
    [
        .. figures.Where(figure => questions.GetValueOrDefault(figure.Item)?.Level is not null)
            .GroupBy(figure => questions[figure.Item].Level!.Value)
            .OrderBy(level => level.Key)
            .Select(level => Share(level.Key, level.Sum(figure => (int)figure.Fives), level.Sum(figure => (int)figure.N), level.Max(figure => (int)figure.N))),
    ];

    private static LevelShare Share(Level level, int fives, int answers, int respondents)
    {
        var share = (double)fives / answers;
        var likely = Wilson.Of(Rounded.Points(share * respondents), respondents);
        return new(level, share, new(Math.Min(likely.Low, share), Math.Max(likely.High, share)), respondents);
    }
}
