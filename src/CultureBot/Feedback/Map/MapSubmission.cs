using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>Opens the form in which a team says whom it serves, or who serves it, and takes it.</summary>
internal sealed class MapSubmission(MemberLookup members, Database database, FindSpeaker speakers, SayOfEdgesHandler say)
{
    public async Task<ChatAnswer> OpenAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        if (await FindAsync(request.Value, cancellationToken) is not (var teams, var team, var side, var before)) return Gone(member);
        if (!await database.ReadAsync(sql => speakers.MaySpeakAsync(sql, teams, team, member.Account.PersonId), cancellationToken))
            return ChatAnswer.Private(MapCards.NotYours(member.Culture, team));

        ImmutableArray<ProviderTeam> others = [.. teams.All.Where(other => other.Id != team.Id)];
        return others.IsEmpty
            ? ChatAnswer.Private(Card.Of(MapWords.Say(member.Culture, "NoOthers")))
            : ChatAnswer.Open(
                MapForm.Make(member.Culture, team, side, others, [.. others.Where(other => before.Contains(other.Id))]), Card.Of(MapWords.Say(member.Culture, "FormExpired")));
    }

    public async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        if (await FindAsync(request.State, cancellationToken) is not (var teams, var team, var side, var before)) return Gone(member);
        var (chosen, unknown) = MapForm.Read(request, teams);
        if (unknown.Length > 0) return Error("UnknownTeam", ("name", unknown));
        if (chosen.Any(other => other.Id == team.Id)) return Error("NotItself");
        if (chosen.Length > MapForm.MostTeams) return Error("TooMany", ("most", MapForm.MostTeams));

        // Who is not named any more is taken back, not denied.
        var sayings = chosen.Select(other => new EdgeSaying(other, EdgeWord.Yes))
            .Concat(teams.All.Where(other => before.Contains(other.Id) && !chosen.Contains(other)).Select(other => new EdgeSaying(other, null)));
        var asked = await say.HandleAsync(new() { By = member.Account, Team = team, Side = side, Sayings = [.. sayings] }, cancellationToken);
        return ChatAnswer.Private(asked is { } count ? MapCards.Declared(member.Culture, team, side, chosen, count) : MapCards.NotYours(member.Culture, team));

        ChatAnswer Error(string key, params ReadOnlySpan<(string Name, object Value)> values) =>
            ChatAnswer.Errors(ImmutableDictionary<string, string>.Empty.Add(MapForm.Teams, MapWords.SayPlain(member.Culture, key, values)));
    }

    // With the teams that the side says yes of now.
    private Task<(ProviderTeams Teams, ProviderTeam Team, EdgeSide Side, HashSet<ProviderTeamId> Before)?> FindAsync(string state, CancellationToken cancellationToken) =>
        database.ReadAsync<(ProviderTeams, ProviderTeam, EdgeSide, HashSet<ProviderTeamId>)?>(
            async sql =>
            {
                var teams = await ProviderTeams.ReadAsync(sql);
                if (MapForm.ReadState(state) is not (var id, var side) || teams.All.FirstOrDefault(one => MapForm.ValueOf(one) == id) is not { } team) return null;
                var other = side == EdgeSide.Provider ? EdgeSide.Customer : EdgeSide.Provider;
                var said = (await DeclaredEdgesStore.ListOfAsync(sql, side, team.Id)).Where(edge => edge.By(side)?.Word == EdgeWord.Yes);
                return (teams, team, side, said.Select(edge => edge.Id.TeamOf(other)).ToHashSet());
            },
            cancellationToken);

    private static ChatAnswer Gone(Member member) => ChatAnswer.Private(Card.Of(MapWords.Say(member.Culture, "TeamGone")));
}
