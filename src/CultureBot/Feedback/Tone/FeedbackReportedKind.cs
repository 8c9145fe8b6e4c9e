using CultureBot.Delivery;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>What HR reads of feedback that was reported.</summary>
internal sealed class FeedbackReportedKind(Database database) : IMessageKind
{
    public const string KindName = "feedback.reported";

    public string Name => KindName;

    /// <summary>A report that might be lost is worse than one that might be read twice.</summary>
    public WhenUncertain WhenUncertain => WhenUncertain.Resend;

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        if (FeedbackSubject.Find(message.Subject) is not { } subject) return Rendered.Absent;
        var story = await database.ReadAsync(sql => FeedbackStory.FindAsync(sql, subject), cancellationToken);
        return story is { Reported.Count: > 0 } ? Rendered.Present(ReportCards.ForHr(message.Culture, story)) : Rendered.Absent;
    }
}
