using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Feedback;

/// <summary><c>/feedback barriers</c>: the commonest of the latest quarter.</summary>
internal sealed class BarrierResults(ReadBarriers read) : IFeedbackTopic
{
    public int Order => 41;

    public ChatText Help(CultureInfo culture) => BarrierWords.Say(culture, "HelpBarriers");

    public bool IsAbout(string typed, CultureInfo culture) => BarrierWords.Is(culture, "KeywordsBarriers", typed);

    public async Task<ChatAnswer> AnswerAsync(Member member, CommandRequest request, CancellationToken cancellationToken) =>
        ChatAnswer.Private(BarrierCards.List(member.Culture, await read.HandleAsync(cancellationToken)));
}
