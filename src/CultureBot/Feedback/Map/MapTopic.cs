using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Feedback;

/// <summary><c>/feedback map</c>, with a team's name or without: who serves whom.</summary>
internal sealed class MapTopic(ReadTeamMap read) : IFeedbackTopic
{
    public int Order => 25;

    public ChatText Help(CultureInfo culture) => MapWords.Say(culture, "Help");

    public bool IsAbout(string typed, CultureInfo culture) => MapWords.Is(culture, "KeywordsMap", FeedbackText.FirstWord(typed).Word);

    public async Task<ChatAnswer> AnswerAsync(Member member, CommandRequest request, CancellationToken cancellationToken)
    {
        var name = FeedbackText.FirstWord(request.Text.ToPlain()).Behind.TrimStart('@');
        return ChatAnswer.Private(await read.HandleAsync(member.Account.PersonId, name, cancellationToken) is { } map
            ? MapCards.Of(member.Culture, map)
            : Card.Of(MapWords.Say(member.Culture, "UnknownTeam", ("name", name))));
    }
}
