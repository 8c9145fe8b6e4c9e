using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>Whoever passed something on without their name looks for a reply and writes back; the code of their receipt is all that is asked for.</summary>
internal sealed class MailboxChat(MemberLookup members, Database database, WriteBackHandler writeBack) : IFeedbackTopic
{
    public int Order => 10;

    public ChatText Help(CultureInfo culture) => FeedbackWords.Say(culture, "HelpReply");

    public bool IsAbout(string typed, CultureInfo culture) => FeedbackWords.Is(culture, "KeywordsReply", FeedbackText.FirstWord(typed).Word);

    public Task<ChatAnswer> AnswerAsync(Member member, CommandRequest request, CancellationToken cancellationToken) =>
        LookAsync(member, FeedbackText.FirstWord(request.Text.ToPlain()).Behind, cancellationToken);

    public async Task<ChatAnswer> LookAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        return found.Member is { } member ? await LookAsync(member, request.Value, cancellationToken) : found.Otherwise;
    }

    public async Task<ChatAnswer> OpenAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        if (await FindAsync(request.Value, cancellationToken) is not (var code, var story)) return ChatAnswer.Private(Card.Of(FeedbackWords.Say(member.Culture, "NoSuchCode")));
        if (story.Response is not { IsSettled: false }) return ChatAnswer.Private(Card.Of(FeedbackWords.Say(member.Culture, "WriteBackSettled")));

        return ChatAnswer.Open(AnswerForms.WriteBack(member.Culture, code, ReceiptCode.Create()), Card.Of(FeedbackWords.Say(member.Culture, "FormExpired")));
    }

    public async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var words = LiteralText.Clean(request.Text(AnswerForms.Words)).Trim();
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return FeedbackAnswers.WithWords(found.Otherwise, words);
        if (AnswerForms.ReadState(request) is not (var code, var once))
            return ChatAnswer.Private(FeedbackAnswers.GivenBack(member.Culture, FeedbackWords.Say(member.Culture, "NoSuchCode"), words));

        if (ToneForm.Ask(member.Culture, request, () => AnswerForms.WriteBack(member.Culture, code, once), AnswerForms.Words) is { } told) return told;
        return await writeBack.HandleAsync(code, words, once.Text, cancellationToken) switch
        {
            null => await LookAsync(member, code.Text, cancellationToken),
            AnswerRefusal.NoWords => Error("RefusedNoWords"),
            AnswerRefusal.TooLong => Error("WrongLength"),
            AnswerRefusal.Settled => ChatAnswer.Private(FeedbackAnswers.GivenBack(member.Culture, FeedbackWords.Say(member.Culture, "WriteBackSettled"), words)),
            _ => ChatAnswer.Private(FeedbackAnswers.GivenBack(member.Culture, FeedbackWords.Say(member.Culture, "NoSuchCode"), words)),
        };

        ChatAnswer Error(string key) => ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty
            .Add(AnswerForms.Words, FeedbackWords.SayPlain(member.Culture, key, ("most", Rating.MostCharacters))));
    }

    private async Task<ChatAnswer> LookAsync(Member member, string typed, CancellationToken cancellationToken) =>
        await FindAsync(typed, cancellationToken) is (var code, var story)
            ? ChatAnswer.Next(FeedbackCards.Mailbox(member.Culture, story, code))
            : ChatAnswer.Private(Card.Of(FeedbackWords.Say(member.Culture, "NoSuchCode")));

    private async Task<(ReceiptCode Code, FeedbackStory Story)?> FindAsync(string typed, CancellationToken cancellationToken)
    {
        if (ReceiptCode.Read(typed) is not { } code) return null;
        var story = await database.ReadAsync(
            async sql => await FeedbackMailbox.FindAsync(sql, code) is { } subject ? await FeedbackStory.FindAsync(sql, subject) : null,
            cancellationToken);
        return story is null ? null : (code, story);
    }
}
