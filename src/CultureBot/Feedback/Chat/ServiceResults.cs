using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary><c>/feedback results</c>: the latest quarter, with one's own team and one's own service.</summary>
internal sealed class ServiceResults(Database database, ReadServices read, ReadOwnGaps gaps, TimeProvider clock) : IFeedbackTopic
{
    public int Order => 20;

    public ChatText Help(CultureInfo culture) => FeedbackWords.Say(culture, "HelpResults");

    public bool IsAbout(string typed, CultureInfo culture) => FeedbackWords.Is(culture, "KeywordsResults", typed);

    public async Task<ChatAnswer> AnswerAsync(Member member, CommandRequest request, CancellationToken cancellationToken)
    {
        var (person, now) = (member.Account.PersonId, clock.GetCurrentInstant());
        return ChatAnswer.Private(await database.ReadAsync(
            async sql =>
            {
                if (await read.HandleAsync(sql, person, now) is not { } report) return ServiceCards.None(member.Culture);
                var teams = await OwnTeams.ReadAsync(sql, person);
                var own = await gaps.HandleAsync(sql, report, teams, now);
                return ServiceCards.Of(member.Culture, report, teams.First?.Key ?? "", GapCards.Of(member.Culture, own));
            },
            cancellationToken));
    }
}
