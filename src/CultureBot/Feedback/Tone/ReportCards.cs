using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>The way to HR below feedback with words, and what HR reads.</summary>
internal static class ReportCards
{
    public const string Button = "feedback.report";

    /// <summary>Below what its owner reads; nothing where there are no words, or nobody answers for it.</summary>
    public static IEnumerable<CardBlock> Way(CultureInfo culture, FeedbackStory story) =>
        story.Response is null || !story.AllWritten.Any() ? []
        : story.AllWritten.All(story.Reported.Contains) ? [new NoteBlock(ToneWords.Say(culture, "ReportedNote"))]
        : [new ActionsBlock([new Button { Label = ToneWords.SayPlain(culture, "ButtonReport"), Action = Button, Value = story.Subject.Text }])];

    /// <summary>The writer's words alone; what was answered is not what was reported.</summary>
    public static Card ForHr(CultureInfo culture, FeedbackStory story)
    {
        var reporter = story.Reporter?.Name ?? "";
        var headline = ToneWords.Say(culture, "HrHeadline", ("owner", reporter));
        return new(
            headline,
            [
                new TextBlock(headline),
                .. story.Reported.Select(words => new QuoteBlock(words)),
                new NoteBlock(story.Writer is { } writer ? ToneWords.Say(culture, "HrNamed", ("writer", writer.Name)) : ToneWords.Say(culture, "HrRelayed")),
                new NoteBlock(ToneWords.Say(culture, "HrNext", ("owner", reporter))),
            ]);
    }
}
