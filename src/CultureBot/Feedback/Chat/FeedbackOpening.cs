using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>Opens the form for a rating: by a button, and from the shortcuts menu.</summary>
internal sealed class FeedbackOpening(MemberLookup members, Database database, FeedbackTopics topics)
{
    public async Task<ChatAnswer> OpenAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        var (_, others) = await database.ReadAsync(sql => ProviderTeams.ReadForAsync(sql, member.Account.PersonId), cancellationToken);
        return ChatAnswer.Open(FeedbackForm.Make(member.Culture, ReceiptCode.Create(), others, new()), FeedbackAnswers.Help(member.Culture, topics.Help(member.Culture)));
    }
}
