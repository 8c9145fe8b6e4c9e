using System.Globalization;
using CultureBot.Delivery;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>Feedback, as whoever answers for it reads it; it follows what is said to it.</summary>
internal sealed class FeedbackToldKind(Database database) : IMessageKind
{
    public string Name => FeedbackNews.Told;

    /// <summary>Feedback that might be lost is worse than one that might be read twice.</summary>
    public WhenUncertain WhenUncertain => WhenUncertain.Resend;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (FeedbackSubject.Find(message.Subject) is not { } subject) return Rendered.Absent;
        var story = await database.ReadAsync(sql => FeedbackStory.FindAsync(sql, subject), cancellationToken);
        return story is null ? Rendered.Absent : Rendered.Present(FeedbackCards.Told(message.Culture, story, isMore: message.Step != FeedbackNews.First));
    }
}

/// <summary>What was answered to feedback, for whoever gave it with their name.</summary>
internal sealed class FeedbackAnsweredKind(Database database) : IMessageKind
{
    public string Name => FeedbackNews.Answered;

    public WhenUncertain WhenUncertain => WhenUncertain.Resend;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (FeedbackSubject.Find(message.Subject) is not { } subject) return Rendered.Absent;
        var story = await database.ReadAsync(sql => FeedbackStory.FindAsync(sql, subject), cancellationToken);
        return story?.Answers.FirstOrDefault(answer => answer.Number.ToString(CultureInfo.InvariantCulture) == message.Step) is { } said
            ? Rendered.Present(FeedbackCards.Answered(message.Culture, story, said))
            : Rendered.Absent;
    }
}
