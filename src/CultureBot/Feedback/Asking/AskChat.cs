using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>
/// <c>/feedback ask @one @another for "laptop setup"</c>: whoever served colleagues asks them how well, for their team, or with <c>me</c> for
/// themself. Without names a form asks for them.
/// </summary>
internal sealed class AskChat(MemberLookup members, Database database, AskCustomersHandler ask) : IFeedbackTopic
{
    public int Order => 5;

    public ChatText Help(CultureInfo culture) => AskWords.Say(culture, "HelpAsk");

    public bool IsAbout(string typed, CultureInfo culture) => AskText.Is(culture, "KeywordsAsk", FeedbackText.FirstWord(typed).Word);

    public async Task<ChatAnswer> AnswerAsync(Member member, CommandRequest request, CancellationToken cancellationToken)
    {
        var parsed = AskText.Parse(request.Text, member.Culture);
        var own = (await database.ReadAsync(sql => OwnTeams.ReadAsync(sql, member.Account.PersonId), cancellationToken)).All;
        if (parsed.Named.IsEmpty)
            return ChatAnswer.Open(AskForms.Ask(member.Culture, own, new(parsed.IsForMe, [], parsed.Purpose)), Card.Of(AskWords.Say(member.Culture, "HelpAsk")));

        var found = await members.FindAsync(request, parsed.Named, cancellationToken);
        if (found.Member is not { } asker) return FeedbackAnswers.WithWords(found.Otherwise, parsed.Purpose);
        if (ToneCheck.Find(parsed.Purpose) is { } finding)
        {
            BegunAsking begun = new(parsed.IsForMe, [.. asker.Named.Select(one => one.ExternalId)], TextCut.Cut(parsed.Purpose, Asking.MostCharacters));
            return ToneForm.Open(member.Culture, AskForms.Ask(member.Culture, own, begun), AskForms.Purpose, finding, parsed.Purpose);
        }

        var provider = parsed.IsForMe || own is not [var team, ..] ? Provider.Of(member.Account) : Provider.Of(team);
        var result = await ask.HandleAsync(new() { By = member.Account, Provider = provider, Customers = asker.Named, Purpose = parsed.Purpose }, cancellationToken);
        return ChatAnswer.Private(result.Refusal is { } refusal ? Refused(member.Culture, refusal, parsed.Purpose) : AskCards.Asked(member.Culture, provider, result));
    }

    public async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var purpose = LiteralText.Clean(request.Text(AskForms.Purpose)).Trim();
        var people = request.All(AskForms.People);
        var found = await members.FindAsync(request, [.. people.Take(AskCustomersHandler.MostCustomers + 1).Select(id => new NamedAccount(id, ""))], cancellationToken);
        if (found.Member is not { } member) return FeedbackAnswers.WithWords(found.Otherwise, purpose);

        var own = (await database.ReadAsync(sql => OwnTeams.ReadAsync(sql, member.Account.PersonId), cancellationToken)).All;
        if (ToneForm.Ask(member.Culture, request, () => AskForms.Ask(member.Culture, own, new(IsForMe: false, [], "")), AskForms.Purpose) is { } told) return told;
        var team = own.FirstOrDefault(one => AskForms.ValueOf(one) == request.Text(AskForms.For));
        if (team is null && request.Text(AskForms.For) != AskForms.Me) return Error(AskForms.For, AskRefusal.NotYourTeam);
        var provider = team is null ? Provider.Of(member.Account) : Provider.Of(team);
        var result = await ask.HandleAsync(new() { By = member.Account, Provider = provider, Customers = member.Named, Purpose = purpose }, cancellationToken);
        return result.Refusal switch
        {
            null => ChatAnswer.Private(AskCards.Asked(member.Culture, provider, result)),
            AskRefusal.TooLong => Error(AskForms.Purpose, AskRefusal.TooLong),
            AskRefusal.NotYourTeam => Error(AskForms.For, AskRefusal.NotYourTeam),
            { } refusal => Error(AskForms.People, refusal),
        };

        ChatAnswer Error(string field, AskRefusal why) => ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add(field, Why(member.Culture, why).ToPlain()));
    }

    private static Card Refused(CultureInfo culture, AskRefusal refusal, string purpose) => FeedbackAnswers.GivenBack(culture, Why(culture, refusal), purpose);

    private static ChatText Why(CultureInfo culture, AskRefusal refusal) => AskWords.Say(
        culture, "AskRefused" + refusal, ("people", AskCustomersHandler.MostCustomers), ("most", Asking.MostCharacters));
}
