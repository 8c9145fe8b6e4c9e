using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>What waits for its owner, each with its words and all that they can say to it.</summary>
internal static class ReminderCards
{
    /// <summary>More come when these are answered: a card has room for few.</summary>
    public const int MostShown = 5;

    /// <param name="culture">The reader's language.</param>
    /// <param name="stories">The ones that are shown.</param>
    /// <param name="count">How many wait.</param>
    public static Card Of(CultureInfo culture, IReadOnlyList<FeedbackStory> stories, int count)
    {
        var title = RespondingWords.Say(culture, "ReminderTitle", ("count", count));
        return new(
            title,
            [
                new HeadingBlock(title),
                .. stories.SelectMany(story => FeedbackCards.Asking(culture, story)),
                .. count > stories.Count ? [new NoteBlock(RespondingWords.Say(culture, "ReminderMore", ("count", count - stories.Count)))] : (CardBlock[])[],
                new NoteBlock(RespondingWords.Say(culture, "ReminderNote")),
            ]);
    }
}
