using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary><c>/feedback barrier</c>: the form for what stopped somebody, with what was typed in it, and what becomes of it.</summary>
internal sealed class BarrierChat(MemberLookup members, Database database, ReportBarrierHandler report) : IFeedbackTopic
{
    public int Order => 40;

    public ChatText Help(CultureInfo culture) => BarrierWords.Say(culture, "HelpBarrier");

    public bool IsAbout(string typed, CultureInfo culture) => BarrierWords.Is(culture, "KeywordsBarrier", FeedbackText.FirstWord(typed).Word);

    public async Task<ChatAnswer> AnswerAsync(Member member, CommandRequest request, CancellationToken cancellationToken)
    {
        var words = LiteralText.Clean(FeedbackText.FirstWord(request.Text.ToPlain()).Behind);
        var teams = await database.ReadAsync(ProviderTeams.ReadAsync, cancellationToken);
        return ChatAnswer.Open(
            BarrierForm.Make(member.Culture, ReceiptCode.Create(), [.. teams.All], words),
            FeedbackAnswers.GivenBack(member.Culture, BarrierWords.Say(member.Culture, "FormExpired"), words));
    }

    public async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var words = LiteralText.Clean(request.Text(BarrierForm.Words)).Trim();
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return FeedbackAnswers.WithWords(found.Otherwise, words);
        var teams = await database.ReadAsync(ProviderTeams.ReadAsync, cancellationToken);
        var team = FeedbackForm.ReadTeam(request, teams);
        if (Wrong(member.Culture, request, team) is { IsEmpty: false } wrong) return ChatAnswer.Errors(wrong);
        if (ToneForm.Ask(member.Culture, request, () => BarrierForm.Make(member.Culture, ReceiptCode.Create(), [.. teams.All], ""), BarrierForm.Words) is { } told) return told;

        var barrier = new ReportBarrier
        {
            By = member.Account,
            Kind = BarrierForm.ReadKind(request)!.Value,
            Words = words,
            Team = team,
            IsNamed = BarrierForm.ReadWay(request) == FeedbackWay.Named,
            Code = ReceiptCode.Read(ToneForm.StateOf(request)) ?? ReceiptCode.Create(),
        };
        var result = await report.HandleAsync(barrier, cancellationToken);
        return result.Refusal switch
        {
            null when barrier.IsNamed => ChatAnswer.Private(BarrierCards.Named(member.Culture, result)),
            null => ChatAnswer.Keep(BarrierCards.Relayed(member.Culture, result, barrier.Code)),
            BarrierRefusal.Yours => ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add(FeedbackForm.Team, BarrierWords.SayPlain(member.Culture, "RefusedYours", ("team", team!.Name)))),
            { } refusal => ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add(
                BarrierForm.Words, BarrierWords.SayPlain(member.Culture, "Refused" + refusal, ("most", Rating.MostCharacters)))),
        };
    }

    private static ImmutableDictionary<string, string> Wrong(CultureInfo culture, FormRequest request, ProviderTeam? team)
    {
        var wrong = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (BarrierForm.ReadKind(request) is null) wrong[BarrierForm.Kind] = BarrierWords.SayPlain(culture, "WrongKind");
        if (BarrierForm.ReadWay(request) is null) wrong[BarrierForm.Way] = BarrierWords.SayPlain(culture, "WrongWay");
        if (team is null && request.Text(FeedbackForm.Team).Trim().Length > 0) wrong[FeedbackForm.Team] = BarrierWords.SayPlain(culture, "WrongTeam");
        return wrong.ToImmutable();
    }
}
