using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Feedback;

/// <summary>Whoever was written to presses "Report to HR".</summary>
internal sealed class ReportChat(MemberLookup members, ReportFeedbackHandler report)
{
    public async Task<ChatAnswer> ReportAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        if (FeedbackSubject.Find(request.Value) is not { } subject) return Said(member, "ReportRefusedUnknown");
        var result = await report.HandleAsync(new(member.Account, subject), cancellationToken);
        return Said(member, result != ReportFeedbackResult.Reported ? "ReportRefused" + result : subject.IsRelay ? "ReportedRelayed" : "ReportedNamed");
    }

    private static ChatAnswer Said(Member member, string key) => ChatAnswer.Private(Card.Of(ToneWords.Say(member.Culture, key)));
}
