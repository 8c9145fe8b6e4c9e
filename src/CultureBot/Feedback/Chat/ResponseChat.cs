using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>Whoever answers for feedback does so: in one click, or in words.</summary>
internal sealed class ResponseChat(MemberLookup members, Database database, AnswerFeedbackHandler answer)
{
    public async Task<ChatAnswer> AcknowledgeAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        return AnswerValue.Read(request.Value) is { Kind: AnswerKind.Acknowledged, Acknowledgement: not null } value
            ? await AnswerAsync(member, value, "", request.RequestKey, cancellationToken)
            : Refuse(member.Culture, AnswerRefusal.Unknown, "");
    }

    public async Task<ChatAnswer> OpenAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        if (AnswerValue.Read(request.Value) is not { } value) return Refuse(member.Culture, AnswerRefusal.Unknown, "");
        var response = await database.ReadAsync(sql => ResponsesStore.FindAsync(sql, value.Subject.Text), cancellationToken);
        if (response is not { IsSettled: false }) return Refuse(member.Culture, response is null ? AnswerRefusal.Unknown : AnswerRefusal.Settled, "");

        return ChatAnswer.Open(AnswerForms.Answer(member.Culture, value, isOfTeam: response.TeamId is not null), Card.Of(FeedbackWords.Say(member.Culture, "FormExpired")));
    }

    public async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var words = LiteralText.Clean(request.Text(AnswerForms.Words)).Trim();
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return FeedbackAnswers.WithWords(found.Otherwise, words);
        if (AnswerForms.ReadValue(request) is not { } value) return Refuse(member.Culture, AnswerRefusal.Unknown, words);
        return ToneForm.Ask(member.Culture, request, () => AnswerForms.Answer(member.Culture, value), AnswerForms.Words)
            ?? await AnswerAsync(member, value, words, request.RequestKey, cancellationToken);
    }

    private async Task<ChatAnswer> AnswerAsync(Member member, AnswerValue value, string words, string requestId, CancellationToken cancellationToken)
    {
        var result = await answer.HandleAsync(
            new()
            {
                By = member.Account, Subject = value.Subject, Kind = value.Kind, Acknowledgement = value.Acknowledgement, Words = words, RequestId = requestId,
            },
            cancellationToken);
        return result.Refusal switch
        {
            null => ChatAnswer.Private(Card.Of(FeedbackWords.Say(member.Culture, value.Subject.IsRelay ? "SaidToRelay" : "SaidToWriter"))),
            AnswerRefusal.NoWords => Error("RefusedNoWords"),
            AnswerRefusal.TooLong => Error("WrongLength"),
            { } refusal => Refuse(member.Culture, refusal, words),
        };

        ChatAnswer Error(string key) => ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty
            .Add(AnswerForms.Words, FeedbackWords.SayPlain(member.Culture, key, ("most", Rating.MostCharacters))));
    }

    private static ChatAnswer Refuse(CultureInfo culture, AnswerRefusal refusal, string words) =>
        ChatAnswer.Private(FeedbackAnswers.GivenBack(culture, FeedbackWords.Say(culture, "Refused" + refusal), words));
}
