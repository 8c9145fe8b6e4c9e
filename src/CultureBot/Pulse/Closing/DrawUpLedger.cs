
namespace CultureBot.Pulse;

/// <summary>From what was counted to what is published; pure, and the same for the same answers whoever gave them in a group.</summary>
internal static class DrawUpLedger
{
    /// <param name="window">With the promise that counts.</param>
    /// <param name="people">How they are counted.</param>
    /// <param name="tally">Every answer, counted.</param>
    /// <param name="participation">Who was asked and answered, counted.</param>
    /// <param name="orderKey">What the order of comments is drawn from; thrown away afterwards.</param>
    public static Ledger Of(
        Window window, CountedPeople people, WindowTally tally, IReadOnlyCollection<CountedParticipation> participation, byte[] orderKey)
    {
        var figures = new List<PublishedFigure>();
        var choices = new List<PublishedChoice>();
        var comments = new List<PublishedComment>();
        var turnouts = ReleaseParticipation.Of(participation, people, window.Promise);
        foreach (var item in tally.Items) Release(item);
        return new()
        {
            Window = window,
            Unreadable = tally.Unreadable,
            Groups = PublishedGroups.Of(people, figures.Select(figure => figure.GroupId), turnouts),
            Figures = [.. figures],
            Choices = [.. choices],
            Comments = [.. comments],
        };

        void Release(ItemTally item)
        {
            switch (item.Question)
            {
                case { RatedTeam.Length: > 0 }:
                    if (ReleaseRating.Figure(item, window.Promise) is { } rating) figures.Add(rating);
                    break;
                case { OnlyGroup: not null }:
                    figures.AddRange(ReleaseFollowUp.Figures(item, window.Promise, turnouts));
                    break;
                case { Kind: QuestionKind.Choice }:
                    if (ReleaseChoice.Figure(item, window.Promise) is { } chosen) figures.Add(chosen);
                    choices.AddRange(ReleaseChoice.Choices(item, window.Promise));
                    break;
                case { Kind: QuestionKind.Open }:
                    var (written, words) = ReleaseComments.Of(item, people, window.Promise, orderKey);
                    figures.AddRange(written);
                    comments.AddRange(words);
                    break;
                default:
                    figures.AddRange(ReleaseScale.Figures(item, people, window.Promise));
                    break;
            }
        }
    }
}
