namespace CultureBot.Pulse;

/// <summary>
/// A choice is published for the company alone: how many answered at the first threshold, how often each option was chosen at the
/// second. Where all or all but one chose the same, the ledger says only which option that was: a count would tell one person's
/// answer to everybody else who knows their own.
/// </summary>
internal static class ReleaseChoice
{
    public static PublishedFigure? Figure(ItemTally item, Promise promise) =>
        item.Total.Sum() is var n && n >= promise.ForFives ? new() { Item = item.Question.Item, GroupId = WindowGroup.Company, N = n } : null;

    public static IEnumerable<PublishedChoice> Choices(ItemTally item, Promise promise)
    {
        var chosen = item.Total;
        var n = chosen.Sum();
        if (n < promise.ForBands) return [];
        var most = chosen.IndexOf(chosen.Max());
        return chosen[most] > n - 2
            ? [new(item.Question.Item, most, null)]
            : chosen.Select((count, option) => new PublishedChoice(item.Question.Item, option, count));
    }
}
