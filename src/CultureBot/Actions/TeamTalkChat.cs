using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Actions;

/// <summary>A manager says that they have talked about the results with their team.</summary>
internal sealed class TeamTalkChat(MemberLookup members, Database database, ActionRights rights, OutboxSignal outbox, TimeProvider clock)
{
    public async Task<ChatAnswer> TalkedAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        if (Team.Find(request.Value) is not { } team) return ChatAnswer.Private(ActionAnswers.Refused(member.Culture, PromiseRefusal.NotReleased));

        var now = clock.GetCurrentInstant();
        var isYours = await database.WriteAsync(
            async sql =>
            {
                if (!await rights.MayDecideAsync(sql, member.Account, team)) return false;
                if (await FollowUpsStore.TalkAsync(sql, team, member.Account.Id, now)) await OutboxStore.SubjectChangedAsync(sql, team.Subject, now);
                return true;
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
        outbox.Notify();
        return ChatAnswer.Private(isYours
            ? FollowUpCards.Talked(member.Culture, team)
            : ActionAnswers.Refused(member.Culture, PromiseRefusal.NotYours));
    }
}
