using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Feedback;

/// <summary><c>/feedback stored</c>, and a button where one is asked: what is stored of each way, and who could read it (methodology §4).</summary>
internal sealed class WhatIsStored(MemberLookup members, CurrentQuarter quarters) : IFeedbackTopic
{
    public int Order => 8;

    public ChatText Help(CultureInfo culture) => AskWords.Say(culture, "HelpStored");

    public bool IsAbout(string typed, CultureInfo culture) => AskText.Is(culture, "KeywordsStored", typed);

    public async Task<ChatAnswer> AnswerAsync(Member member, CommandRequest request, CancellationToken cancellationToken) =>
        ChatAnswer.Private(Card(member.Culture, await quarters.FindAsync(cancellationToken)));

    public async Task<ChatAnswer> ShowAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        return found.Member is { } member ? ChatAnswer.Private(Card(member.Culture, await quarters.FindAsync(cancellationToken))) : found.Otherwise;
    }

    public static Card Card(CultureInfo culture, Quarter quarter)
    {
        var title = AskWords.Say(culture, "StoredTitle");
        var date = quarter.ClosesAt.InUtc().Date.ToString("d MMMM", culture);
        return new(
            title,
            [
                new HeadingBlock(title),
                new TextBlock(AskWords.Say(culture, "StoredNamed")),
                new TextBlock(AskWords.Say(culture, "StoredRelayed")),
                new TextBlock(AskWords.Say(culture, "StoredSealed", ("date", date))),
                new ListBlock(
                [
                    AskWords.Say(culture, "StoredMark"),
                    AskWords.Say(culture, "StoredKey", ("date", date)),
                    AskWords.Say(culture, "StoredShown", ("fives", quarter.ForFives)),
                    AskWords.Say(culture, "StoredWords", ("comments", quarter.ForComments)),
                    AskWords.Say(culture, "StoredNotFound"),
                ]),
                new TextBlock(AskWords.Say(culture, "StoredBarrier")),
            ]);
    }
}
