using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary><c>/feedback predict</c>: whoever leads a team says what it expects of its customers, before the results are out.</summary>
internal sealed class PredictionChat(MemberLookup members, Database database, PredictFivesHandler predict, TimeProvider clock) : IFeedbackTopic
{
    public int Order => 25;

    public ChatText Help(CultureInfo culture) => GapWords.Say(culture, "Help");

    public bool IsAbout(string typed, CultureInfo culture) => GapWords.IsPredict(culture, typed);

    public Task<ChatAnswer> AnswerAsync(Member member, CommandRequest request, CancellationToken cancellationToken) => OpenAsync(member, cancellationToken);

    /// <summary>By the button of the question; whichever quarter that was about, the form is for the one that it is.</summary>
    public async Task<ChatAnswer> OpenAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        return found.Member is { } member ? await OpenAsync(member, cancellationToken) : found.Otherwise;
    }

    public async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        var subject = PredictionSubject.Find(request.State);
        var team = (await database.ReadAsync(ProviderTeams.ReadAsync, cancellationToken)).All.FirstOrDefault(one => one.Id == subject?.Team);
        if (subject is not { } about || team is null) return NotYours(member);
        if (PredictionCards.Read(request) is not { } tenths)
            return ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add(PredictionCards.Tenths, GapWords.SayPlain(member.Culture, "WrongTenths")));

        var result = await predict.HandleAsync(new(member.Account, team, about.Quarter, tenths), cancellationToken);
        return ChatAnswer.Private(PredictionCards.Answer(member.Culture, result, team, about.Quarter, tenths));
    }

    private async Task<ChatAnswer> OpenAsync(Member member, CancellationToken cancellationToken)
    {
        var (quarter, closesAt) = Quarter.At(clock.GetCurrentInstant());
        var (team, before) = await database.ReadAsync(
            async sql =>
            {
                var led = (await OwnTeams.ReadAsync(sql, member.Account.PersonId)).Led.FirstOrDefault();
                return (led, led is null ? null : await PredictionsStore.FindAsync(sql, quarter, led.Id));
            },
            cancellationToken);
        return team is null
            ? NotYours(member)
            : ChatAnswer.Open(
                PredictionCards.Form(member.Culture, team, quarter, Quarter.LastDay(closesAt), before), Card.Of(FeedbackWords.Say(member.Culture, "FormExpired")));
    }

    private static ChatAnswer NotYours(Member member) => ChatAnswer.Private(Card.Of(GapWords.Say(member.Culture, "ResultNotYours")));
}
