using System.Collections.Immutable;
using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>
/// Chooses the questions that a window asks of single groups: at most two a group, at most four a person, the latest first. A group that
/// is not in the window's snapshot is asked nothing, and neither are those whom each window asks for the first time.
/// </summary>
internal sealed class ChooseFollowUps(IEnumerable<IFollowUpQuestions> suppliers)
{
    public const int MostAGroup = 2;

    /// <summary>Of all groups that a person is in, one above the other.</summary>
    public const int MostAPerson = 4;

    /// <param name="sql">Reads.</param>
    /// <param name="survey">Null, or without a window yet: there is nothing to follow up on.</param>
    /// <param name="groups">Of the next window's snapshot.</param>
    public async Task<ImmutableArray<Question>> HandleAsync(SqlSession sql, Survey? survey, IReadOnlyCollection<WindowGroup> groups)
    {
        if (survey is null || survey.Template.AsksOnOwnDay() || await WindowsStore.FindLatestAsync(sql, survey.Id) is not { } before) return [];
        var found = new List<FollowUpQuestion>();
        foreach (var supplier in suppliers) found.AddRange(await supplier.ListAsync(sql, survey.Id, before.LaunchedAt));
        return Choose(found, groups);
    }

    private static ImmutableArray<Question> Choose(IEnumerable<FollowUpQuestion> latestFirst, IReadOnlyCollection<WindowGroup> groups)
    {
        var below = groups.Where(group => group.ParentId is not null).ToLookup(group => group.ParentId!, group => group.GroupId, StringComparer.Ordinal);
        var asked = groups.ToDictionary(group => group.GroupId, _ => 0, StringComparer.Ordinal);
        var chosen = new List<FollowUpQuestion>();
        foreach (var question in latestFirst.DistinctBy(question => question.Item, StringComparer.Ordinal))
        {
            if (!asked.ContainsKey(question.GroupId) || chosen.Count(one => one.GroupId == question.GroupId) >= MostAGroup) continue;
            var within = Within(question.GroupId, below);
            if (within.Any(group => asked[group] >= MostAPerson)) continue;
            foreach (var group in within) asked[group]++;
            chosen.Add(question);
        }

        return [.. chosen.Select(ToQuestion)];
    }

    private static List<string> Within(string group, ILookup<string, string> below)
    {
        var within = new List<string> { group };
        for (var at = 0; at < within.Count; at++) within.AddRange(below[within[at]]);
        return within;
    }

    private static Question ToQuestion(FollowUpQuestion question) => new()
    {
        Item = question.Item,
        Kind = QuestionKind.Agree,
        OnlyGroup = question.GroupId,
        Texts = question.Words.ToImmutableSortedDictionary(words => words.Key, words => new QuestionText(words.Value, []), StringComparer.Ordinal),
    };
}
