
namespace CultureBot.Pulse;

/// <summary>
/// A rated team gets one figure, from all who rated it, when they are ten or more: the ratings were sealed without the group of
/// whoever rates. A promise for the company alone publishes none.
/// </summary>
internal static class ReleaseRating
{
    public static PublishedFigure? Figure(ItemTally item, Promise promise)
    {
        var given = ReleaseScale.BandsOf(item.Question, item.Total);
        if (promise.IsCompanyOnly || given.N < Math.Max(Promise.LeastForBands, promise.ForBands)) return null;

        // Two of them are shown as no detractors at least, so that nobody is known to be one.
        var shown = given.Raise(Math.Max(0, given.Low - (given.N - 2)));
        return new()
        {
            Item = item.Question.Item,
            GroupId = PublishedGroup.TeamPrefix + item.Question.RatedTeam,
            N = given.N,
            High = shown.High,
            Middle = shown.Middle,
            Low = shown.Low,
        };
    }
}
