using CultureBot.Privacy;

namespace CultureBot.Feedback;

/// <summary>
/// What is published of a quarter (methodology §4), for each provider by itself, since one person may have rated several: all its customers, and below
/// them the teams that they are from. Who answers for a provider knows the named ratings one by one, and of the relayed ones all but the team; so
/// what is published has to be safe three times: by everybody, by all without a name, and by the sealed alone.
/// </summary>
internal static class ReleaseServices
{
    private static readonly FeedbackWay[][] Families =
    [
        [FeedbackWay.Named, FeedbackWay.Relayed, FeedbackWay.Sealed],
        [FeedbackWay.Relayed, FeedbackWay.Sealed],
        [FeedbackWay.Sealed],
    ];

    /// <param name="ratings">One a customer and provider.</param>
    /// <param name="k">The fewest customers that a figure may be about.</param>
    public static IReadOnlyList<PublishedService> Of(IEnumerable<CountedRating> ratings, int k) =>
        [.. ratings.GroupBy(rating => rating.Provider, StringComparer.Ordinal).OrderBy(provider => provider.Key, StringComparer.Ordinal).SelectMany(provider => OfProvider([.. provider], k))];

    private static IEnumerable<PublishedService> OfProvider(List<CountedRating> ratings, int k)
    {
        var tree = GroupTree.Of(ratings.Select(rating => rating.CustomerTeam).Where(team => team.Length > 0).Distinct(StringComparer.Ordinal)
            .Select(team => new Group(team, "")).Prepend(new("", null)));
        var releases = Families.Select(family => Admission.Admit(TableOf(tree, ratings.Where(rating => family.Contains(rating.Way))), k)).ToList();
        var fives = tree.SumUp([.. tree.Ids.Select(id => ratings.Count(rating => rating.CustomerTeam == id && rating.Stars == Rating.Most))]);
        for (var group = 0; group < tree.Count; group++)
        {
            // Nobody's rating is told by a figure that nobody of the family is in.
            if (releases.All(release => release.HasGroup[group] || release.Table.GroupN[group] == 0))
                yield return new(ratings[0].Provider, tree.Ids[group], releases[0].Table.GroupN[group], fives[group]);
        }
    }

    private static RespondentTable TableOf(GroupTree tree, IEnumerable<CountedRating> ratings) =>
        RespondentTable.Of(tree, [], ratings.Select(rating => new Respondent(tree.Find(rating.CustomerTeam)!.Value, RespondentTable.NoValue)));
}
