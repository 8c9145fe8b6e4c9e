using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>The buttons of the map: yes and no, on the map itself and on a message that asks; and the way to its page.</summary>
internal sealed class MapButtons(MemberLookup members, Database database, SayOfEdgesHandler say, ReadTeamMap read, SignInCards signIn)
{
    private const string Page = "/services/map";

    /// <summary>On the map: what was pressed is kept, and the map shown anew.</summary>
    public async Task<ChatAnswer> SayAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        var (refusal, _, value) = await KeepAsync(member, request.Value, cancellationToken);
        if (refusal is not null) return refusal;
        var map = await read.HandleAsync(member.Account.PersonId, value!.Edge.TeamOf(value.Side).Value.ToString("N"), cancellationToken);
        return map is null ? Gone(member) : ChatAnswer.Next(MapCards.Of(member.Culture, map));
    }

    /// <summary>On a message: that follows by itself.</summary>
    public async Task<ChatAnswer> AnswerAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        var (refusal, edge, value) = await KeepAsync(member, request.Value, cancellationToken);
        return refusal ?? ChatAnswer.Private(EdgeCards.Kept(member.Culture, value!.Word, edge.Provider!, edge.Customer!));
    }

    public async Task<ChatAnswer> LinkAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        var said = MapWords.Say(member.Culture, "PageOpens");
        var to = Guid.TryParseExact(request.Value, "N", out var team) ? $"{Page}?team={team:N}" : Page;
        return ChatAnswer.Private(new(
            said, [new TextBlock(said), .. await signIn.MakeAsync(member.Culture, member.Account.Id, MapWords.SayPlain(member.Culture, "PageLink"), to, cancellationToken)]));
    }

    private async Task<(ChatAnswer? Refusal, (ProviderTeam? Provider, ProviderTeam? Customer) Edge, EdgeValue? Value)> KeepAsync(
        Member member, string pressed, CancellationToken cancellationToken)
    {
        if (EdgeValue.Read(pressed) is not { } value) return (Gone(member), default, null);
        var teams = (await database.ReadAsync(ProviderTeams.ReadAsync, cancellationToken)).All.ToDictionary(team => team.Id);
        if (!teams.TryGetValue(value.Edge.Provider, out var provider) || !teams.TryGetValue(value.Edge.Customer, out var customer)) return (Gone(member), default, null);

        var (own, other) = value.Side == EdgeSide.Provider ? (provider, customer) : (customer, provider);
        var kept = await say.HandleAsync(new() { By = member.Account, Team = own, Side = value.Side, Sayings = [new(other, value.Word)] }, cancellationToken);
        return (kept is null ? ChatAnswer.Private(MapCards.NotYours(member.Culture, own)) : null, (provider, customer), value);
    }

    private static ChatAnswer Gone(Member member) => ChatAnswer.Private(Card.Of(MapWords.Say(member.Culture, "TeamGone")));
}
