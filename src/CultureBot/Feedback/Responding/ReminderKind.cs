using CultureBot.Delivery;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>What waits for its owner on a day; what was answered since is not in it, and when all is, nothing is.</summary>
internal sealed class ReminderKind(Database database) : IMessageKind
{
    public const string KindName = "feedback.reminder";

    public string Name => KindName;

    /// <summary>Better no reminder than two.</summary>
    public WhenUncertain WhenUncertain => WhenUncertain.Skip;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (ReminderSubject.Find(message.Subject) is not { } subject || message.Recipient is not { } reader) return Rendered.Absent;
        var (waiting, stories) = await database.ReadAsync(
            async sql =>
            {
                // By who reads it: two persons may have become one since.
                var found = await RemindersStore.ListWaitingAsync(sql, reader.PersonId, subject.Day);
                List<FeedbackStory> shown = [];
                foreach (var text in found.Take(ReminderCards.MostShown))
                {
                    if (FeedbackSubject.Find(text) is { } feedback && await FeedbackStory.FindAsync(sql, feedback) is { } story) shown.Add(story);
                }

                return (found, shown);
            },
            cancellationToken);
        return stories.Count == 0 ? Rendered.Absent : Rendered.Present(ReminderCards.Of(message.Culture, stories, waiting.Count), [.. waiting]);
    }
}
