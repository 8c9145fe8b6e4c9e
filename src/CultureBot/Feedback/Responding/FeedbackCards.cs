using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>Feedback as its owner reads and answers it, and its answers as its writer reads them.</summary>
internal static class FeedbackCards
{
    /// <summary>What was said, everything that was said to it, and what its owner can say.</summary>
    /// <param name="culture">The reader's language.</param>
    /// <param name="story">The feedback.</param>
    /// <param name="isMore">A message of its own because somebody without a name wrote more.</param>
    public static Card Told(CultureInfo culture, FeedbackStory story, bool isMore)
    {
        var headline = isMore ? StoryWords.More(culture, story) : StoryWords.Headline(culture, story);
        return new(headline, [new TextBlock(headline), .. Said(culture, story), .. Asked(culture, story), .. ReportCards.Way(culture, story)]);
    }

    /// <summary>In short, among others: what was said at first, and what its owner can say.</summary>
    public static IEnumerable<CardBlock> Asking(CultureInfo culture, FeedbackStory story) =>
        [new TextBlock(StoryWords.Headline(culture, story)), .. story.Written.SelectMany(Quoted), .. Asked(culture, story)];

    /// <summary>One answer, to whom gave the feedback with their name.</summary>
    public static Card Answered(CultureInfo culture, FeedbackStory story, FeedbackAnswer answer)
    {
        var headline = StoryWords.Answered(culture, story, answer.Speaker, InWords(culture, answer));
        return new(headline, [new TextBlock(headline), .. Quoted(answer.Words), new NoteBlock(StoryWords.AnsweredTo(culture, story)), .. Quoted(story.Barrier?.Words ?? story.Rating?.Words ?? "")]);
    }

    /// <summary>What whoever has the receipt finds.</summary>
    public static Card Mailbox(CultureInfo culture, FeedbackStory story, ReceiptCode code)
    {
        var headline = StoryWords.Mailbox(culture, story);
        return new(
            headline,
            [
                new TextBlock(headline),
                .. Said(culture, story),
                new ActionsBlock(
                [
                    FeedbackAnswers.LookButton(culture, code) with { Style = ButtonStyle.Plain },
                    .. story.Response is { IsSettled: false }
                        ? [new Button { Label = SayPlain(culture, "ButtonWriteBack"), Action = FeedbackChat.WriteBackButton, Value = code.Text, OpensForm = true }]
                        : (Button[])[],
                ]),
            ]);
    }

    /// <summary>"They will do something about it", and the like.</summary>
    public static ChatText InWords(CultureInfo culture, FeedbackAnswer answer) =>
        answer.Acknowledgement is { } kind ? Say(culture, "Acknowledged" + kind) : Say(culture, "Answer" + answer.Kind);

    private static IEnumerable<CardBlock> Said(CultureInfo culture, FeedbackStory story)
    {
        if (StoryWords.Details(culture, story) is { } details) yield return new NoteBlock(details);
        foreach (var block in Quoted(story.Barrier?.Words ?? story.Rating?.Words ?? "")) yield return block;
        if (story.Rating is { Wish: { Length: > 0 } wish })
        {
            yield return new NoteBlock(Say(culture, "SaidWish"));
            yield return new QuoteBlock(wish);
        }

        foreach (var answer in story.Answers)
        {
            yield return new NoteBlock(Say(
                culture, "SaidThen", ("who", answer.Kind == AnswerKind.Wrote ? SayPlain(culture, "WhoWrote") : answer.Speaker), ("answer", InWords(culture, answer))));
            foreach (var block in Quoted(answer.Words)) yield return block;
        }
    }

    private static IEnumerable<CardBlock> Asked(CultureInfo culture, FeedbackStory story)
    {
        if (story.Response is not { IsSettled: false } response) yield break;
        yield return new NoteBlock(Say(
            culture, response.State == ResponseState.Open ? "AskedBy" : response.State == ResponseState.Promised ? "PromisedBy" : "AskedMore",
            ("date", response.DueOn.ToString("d MMMM", culture))));
        if (response.State == ResponseState.Open)
            yield return new ActionsBlock([.. Enum.GetValues<Acknowledgement>().Select(kind => Acknowledge(culture, story.Subject, kind))]);
        yield return new ActionsBlock([.. new[] { AnswerKind.Replied, AnswerKind.Promised, AnswerKind.Done, AnswerKind.Declined }.Select(kind => Answer(culture, story.Subject, kind))]);
    }

    private static IEnumerable<CardBlock> Quoted(string words) => words.Length > 0 ? [new QuoteBlock(words)] : [];

    private static Button Acknowledge(CultureInfo culture, FeedbackSubject subject, Acknowledgement kind) => new()
    {
        Label = SayPlain(culture, "Button" + kind), Action = FeedbackChat.AcknowledgeButton, Value = new AnswerValue(subject, AnswerKind.Acknowledged, kind).ToString(),
    };

    private static Button Answer(CultureInfo culture, FeedbackSubject subject, AnswerKind kind) => new()
    {
        Label = SayPlain(culture, "Button" + kind), Action = FeedbackChat.AnswerButton, Value = new AnswerValue(subject, kind).ToString(), OpensForm = true,
    };

    private static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) => FeedbackWords.Say(culture, key, values);

    private static string SayPlain(CultureInfo culture, string key) => FeedbackWords.SayPlain(culture, key);
}
