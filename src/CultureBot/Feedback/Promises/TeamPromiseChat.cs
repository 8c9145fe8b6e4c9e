using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary><c>/feedback promise</c>: whoever leads a team says what its customers can expect.</summary>
internal sealed class TeamPromiseChat(MemberLookup members, Database database, MakePromiseHandler make) : IFeedbackTopic
{
    public int Order => 30;

    public ChatText Help(CultureInfo culture) => FeedbackWords.Say(culture, "HelpPromise");

    public bool IsAbout(string typed, CultureInfo culture) => FeedbackWords.Is(culture, "KeywordsPromise", typed);

    public async Task<ChatAnswer> AnswerAsync(Member member, CommandRequest request, CancellationToken cancellationToken)
    {
        var (team, before) = await database.ReadAsync(
            async sql =>
            {
                var led = (await OwnTeams.ReadAsync(sql, member.Account.PersonId)).Led.FirstOrDefault();
                return (led, led is null ? null : await PromisesStore.FindAsync(sql, led.Id));
            },
            cancellationToken);
        return team is null
            ? ChatAnswer.Private(Card.Of(FeedbackWords.Say(member.Culture, "PromiseNotYours")))
            : ChatAnswer.Open(PromiseCards.Form(member.Culture, team, before), Card.Of(FeedbackWords.Say(member.Culture, "FormExpired")));
    }

    public async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var typed = LiteralText.Clean(request.Text(PromiseCards.Lines)).Trim();
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return FeedbackAnswers.WithWords(found.Otherwise, typed);
        var team = (await database.ReadAsync(ProviderTeams.ReadAsync, cancellationToken)).All.FirstOrDefault(one => one.Id.Value.ToString("N") == request.State);
        var result = team is null ? MakePromiseResult.NotYours : await make.HandleAsync(new(member.Account, team, typed), cancellationToken);
        return result switch
        {
            MakePromiseResult.Made or MakePromiseResult.TakenBack => ChatAnswer.Private(Card.Of(FeedbackWords.Say(member.Culture, "Promise" + result, ("team", team!.Name)))),
            MakePromiseResult.TooMany or MakePromiseResult.TooLong => ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add(
                PromiseCards.Lines, FeedbackWords.SayPlain(member.Culture, "Promise" + result, ("lines", TeamPromise.MostLines), ("most", TeamPromise.MostCharacters)))),
            _ => ChatAnswer.Private(FeedbackAnswers.GivenBack(member.Culture, FeedbackWords.Say(member.Culture, "PromiseNotYours"), typed)),
        };
    }
}
