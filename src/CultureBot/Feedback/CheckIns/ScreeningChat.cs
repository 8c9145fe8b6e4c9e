using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>Somebody says whom they dealt with: by ticking the likeliest ten teams, and typing others.</summary>
internal sealed class ScreeningChat(MemberLookup members, Database database, AnswerScreeningHandler answer)
{
    public async Task<ChatAnswer> OpenAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        if (CheckInRound.Read(request.Value) is not { } round) return Over(member);
        var (likely, areAll) = await database.ReadAsync(sql => LikelyAsync(sql, member), cancellationToken);
        return ChatAnswer.Open(CheckInForms.Screen(member.Culture, round, likely, areAll), Card.Of(FeedbackWords.Say(member.Culture, "FormExpired")));
    }

    public async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        if (CheckInRound.Read(request.State) is not { } round) return Over(member);
        var teams = await database.ReadAsync(ProviderTeams.ReadAsync, cancellationToken);
        var (chosen, unknown) = CheckInForms.ReadTeams(request, teams);
        if (unknown.Length > 0)
        {
            return ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add(
                CheckInForms.Others, CheckInCards.SayPlain(member.Culture, "UnknownTeam", ("name", unknown))));
        }

        var result = await answer.HandleAsync(new(member.Account, round, chosen), cancellationToken);
        return result == ScreeningResult.Over ? Over(member) : ChatAnswer.Private(Card.Of(CheckInCards.Say(member.Culture, "Screened" + result)));
    }

    private static ChatAnswer Over(Member member) => ChatAnswer.Private(Card.Of(CheckInCards.Say(member.Culture, "ScreenedOver")));

    // Those that one's own team is known to deal with first.
    private static async Task<(IReadOnlyCollection<ProviderTeam> Likely, bool AreAll)> LikelyAsync(SqlSession sql, Member member)
    {
        var (_, others) = await ProviderTeams.ReadForAsync(sql, member.Account.PersonId);
        var own = DirectoryFields.Normalize(await TeamsStore.FindOfAsync(sql, member.Account.PersonId));
        var known = (await ScreeningsStore.ListLikelyAsync(sql, own, CheckInForms.MostTeams)).ToList();
        ProviderTeam[] likely = [.. others.OrderBy(team => known.IndexOf(team.Id) is var place && place < 0 ? known.Count : place).Take(CheckInForms.MostTeams)];
        return (likely, likely.Length == others.Length);
    }
}
