using CultureBot.Privacy;

namespace CultureBot.Pulse;

/// <summary>
/// What is published of a question with a scale: Fives and the number of answers at the first threshold, bands and Recommend at
/// the second, by the respondents of this question alone (methodology §4).
/// </summary>
internal static class ReleaseScale
{
    public static IEnumerable<PublishedFigure> Figures(ItemTally item, CountedPeople people, Promise promise)
    {
        var table = RespondentTable.Of(people.Tree, people.Values, item.Respondents);
        var release = TieredRelease.Admit(table, new(promise.ForFives, promise.ForBands));
        var bands = Homogeneity.Soften(release.Bands, item.Cells.Select(cell => new BandCount(cell.Key.Group, cell.Key.Value, BandsOf(item.Question, cell.Value))), CapOf(item.Question));
        var hasFives = item.Question.Kind == QuestionKind.Agree;
        var (byGroup, byValue) = Fives(item, people);
        return
        [
            .. release.Fives.Groups.Select(group => Figure(
                item, people.Tree.Ids[group], table.GroupN[group], hasFives ? byGroup[group] : null, bands.OfGroup(group))),
            .. release.Fives.Values.Select(value => Figure(
                item, people.ValueId(value), table.ValueN[value], hasFives ? byValue[value] : null, bands.OfValue(value))),
        ];
    }

    /// <summary>5, 3–4 and 1–2 of agreement and ladder; 9–10, 7–8 and 0–6 of Recommend.</summary>
    public static Bands BandsOf(Question question, IReadOnlyList<int> counts) => question.Kind == QuestionKind.Recommend
        ? new(counts[9] + counts[10], counts[7] + counts[8], counts.Take(7).Sum())
        : new(counts[5], counts[3] + counts[4], counts[1] + counts[2]);

    public static LowCap CapOf(Question question) => question.Kind == QuestionKind.Recommend ? LowCap.TwoOthers : LowCap.TwoInTheMiddle;

    private static PublishedFigure Figure(ItemTally item, string group, int n, int? fives, Bands? bands) => new()
    {
        Item = item.Question.Item,
        GroupId = group,
        N = n,
        Fives = fives,
        High = bands?.High,
        Middle = bands?.Middle,
        Low = bands?.Low,
    };

    private static (int[] ByGroup, int[] ByValue) Fives(ItemTally item, CountedPeople people)
    {
        var (direct, byValue) = (new int[people.Tree.Count], new int[people.Values.Length]);
        if (item.Question.Kind != QuestionKind.Agree) return (direct, byValue);
        foreach (var (respondent, counts) in item.Cells)
        {
            direct[respondent.Group] += counts[5];
            if (respondent.Value != RespondentTable.NoValue) byValue[respondent.Value] += counts[5];
        }

        return (people.Tree.SumUp(direct), byValue);
    }
}
