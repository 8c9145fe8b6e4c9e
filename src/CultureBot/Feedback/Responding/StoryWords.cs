using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>The sentences in which a rating and a barrier differ.</summary>
internal static class StoryWords
{
    /// <summary>Who said it, and what in short.</summary>
    public static ChatText Headline(CultureInfo culture, FeedbackStory story) => (story.Barrier, story.Writer) switch
    {
        ({ } barrier, { } giver) => BarrierWords.Say(culture, "ToldNamed", ("giver", giver.Name), ("kind", KindOf(culture, barrier))),
        ({ } barrier, null) => BarrierWords.Say(culture, "ToldRelayed", ("kind", KindOf(culture, barrier))),
        (null, { } giver) => FeedbackWords.Say(culture, "ToldNamed", ("giver", giver.Name), ("provider", About(culture, story)), ("stars", Stars(story))),
        _ => FeedbackWords.Say(culture, "ToldRelayed", ("provider", About(culture, story)), ("stars", Stars(story))),
    };

    /// <summary>More was said to what was answered: by somebody without a name, or in place of an earlier rating.</summary>
    public static ChatText More(CultureInfo culture, FeedbackStory story) =>
        story is { Barrier: null, Writer: { } writer } ? FeedbackWords.Say(culture, "ToldMoreNamed", ("giver", writer.Name), ("provider", About(culture, story)), ("stars", Stars(story)))
        : story.Barrier is null ? FeedbackWords.Say(culture, "ToldMore", ("provider", About(culture, story))) : BarrierWords.Say(culture, "ToldMore");

    /// <summary>What it is about, beside the words; null when nothing was said of that.</summary>
    public static ChatText? Details(CultureInfo culture, FeedbackStory story) =>
        story.Barrier is null
            ? story.Rating?.Dimension is { } about ? FeedbackWords.Say(culture, "SaidAbout", ("about", FeedbackWords.SayPlain(culture, "About" + about))) : null
        : story.Team is { } team ? BarrierWords.Say(culture, "SaidOwned", ("team", team.Name))
        : BarrierWords.Say(culture, "SaidNobodys");

    /// <summary>One answer, for whoever gave their name.</summary>
    public static ChatText Answered(CultureInfo culture, FeedbackStory story, string speaker, ChatText answer) => story.Barrier is null
        ? FeedbackWords.Say(culture, "AnsweredHeadline", ("owner", speaker), ("provider", story.ProviderName), ("answer", answer))
        : BarrierWords.Say(culture, "AnsweredHeadline", ("owner", speaker), ("answer", answer));

    /// <summary>What that answer is to; their words follow.</summary>
    public static ChatText AnsweredTo(CultureInfo culture, FeedbackStory story) =>
        story.Barrier is null ? FeedbackWords.Say(culture, "AnsweredTo", ("stars", Stars(story))) : BarrierWords.Say(culture, "AnsweredTo");

    /// <summary>Whether a reply waits for whoever gave no name.</summary>
    public static ChatText Mailbox(CultureInfo culture, FeedbackStory story)
    {
        var key = story.Answers.Any(answer => answer.Kind != AnswerKind.Wrote) ? "MailboxAnswered" : "MailboxEmpty";
        return story.Barrier is null ? FeedbackWords.Say(culture, key, ("provider", story.ProviderName)) : BarrierWords.Say(culture, key);
    }

    private static int Stars(FeedbackStory story) => story.Rating?.Stars ?? 0;

    private static string KindOf(CultureInfo culture, Barrier barrier) => BarrierWords.SayPlain(culture, "Kind" + barrier.Kind);

    private static ChatText About(CultureInfo culture, FeedbackStory story) =>
        story.Team is { } team ? ChatText.Bold(team.Name) : FeedbackWords.Say(culture, "You");
}
