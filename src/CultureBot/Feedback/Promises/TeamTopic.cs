using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary><c>/culture team</c> and a team's name: what one can expect of it.</summary>
internal sealed class TeamTopic(MemberLookup members, Database database) : ICultureTopic
{
    public bool IsAbout(string typed, CultureInfo culture) => FeedbackWords.Is(culture, "KeywordsTeam", FeedbackText.FirstWord(typed).Word);

    public async Task<ChatAnswer> AnswerAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        var name = FeedbackText.FirstWord(request.Text.ToPlain()).Behind.TrimStart('@');
        var (team, promise, all) = await database.ReadAsync(
            async sql =>
            {
                var teams = await ProviderTeams.ReadAsync(sql);
                var known = teams.Find(name);
                return (known, known is null ? null : await PromisesStore.FindAsync(sql, known.Id), teams.All.Select(one => one.Name).ToList());
            },
            cancellationToken);
        if (team is not null) return ChatAnswer.Private(PromiseCards.About(member.Culture, team, promise));
        return ChatAnswer.Private(Card.Of(all.Count == 0
            ? FeedbackWords.Say(member.Culture, "TeamsNone")
            : FeedbackWords.Say(member.Culture, "TeamUnknown", ("name", name), ("teams", string.Join(", ", all)))));
    }
}
