using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Actions;

/// <summary>Opens the form in which a team is answered, and keeps what it brings.</summary>
internal sealed class PromiseChat(
    MemberLookup members, Database database, IReleasedFigures figures, ActionRights rights, PromiseActionHandler promise, TimeProvider clock)
{
    public async Task<ChatAnswer> OpenAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;
        if (PromiseValue.Find(request.Value) is not { } value) return Refuse(member, PromiseRefusal.NotReleased);

        var now = clock.GetCurrentInstant();
        var (isYours, questions) = await database.ReadAsync(
            async sql => (
                await rights.MayDecideAsync(sql, member.Account, value.Team),
                await figures.FindAsync(sql, value.Team.Window) is { } window && window.IsPublished(now)
                    ? await figures.ListQuestionsAsync(sql, window.Id, value.Team.GroupId, member.Culture)
                    : []),
            cancellationToken);
        return !isYours ? Refuse(member, PromiseRefusal.NotYours)
            : questions.Count == 0 ? Refuse(member, PromiseRefusal.NotReleased)
            : ChatAnswer.Open(
                PromiseForm.Make(member.Culture, value, questions, OwnDay.Of(member.Account, now)), ActionAnswers.FormExpired(member.Culture));
    }

    public async Task<ChatAnswer> SubmitAsync(FormRequest request, CancellationToken cancellationToken)
    {
        var named = request.All(PromiseForm.Owner);
        var found = await members.FindAsync(request, [.. named.Select(id => new NamedAccount(id, ""))], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;

        var (said, what, why) = (Text(PromiseForm.Said), Text(PromiseForm.What), Text(PromiseForm.Why));
        if (PromiseValue.Find(request.State) is not { } value) return Refuse(member, PromiseRefusal.NotReleased, said, what, why);
        if (named.Length > 1 || member.Named.Length != named.Length)
            return ChatAnswer.Errors(PromiseForm.Errors(member.Culture, request, [PromiseRefusal.Owner])!);

        var result = await promise.HandleAsync(
            new()
            {
                By = member.Account,
                Team = value.Team,
                Item = request.Text(PromiseForm.Item),
                Said = said,
                Answer = PromiseForm.ReadAnswer(request),
                What = what,
                Why = why,
                Owner = member.Named.IsEmpty ? member.Account : member.Named[0],
                DueOn = PromiseForm.ReadDue(request),
                RequestKey = request.RequestKey,
            },
            cancellationToken);
        if (result.Action is not { } action)
        {
            return PromiseForm.Errors(member.Culture, request, result.Refusals) is { } errors
                ? ChatAnswer.Errors(errors)
                : Refuse(member, result.Refusals[0], said, what, why);
        }

        var story = await database.ReadAsync(sql => ActionStory.FindAsync(sql, figures, action.Id, member.Culture), cancellationToken);
        return ChatAnswer.Private(ActionAnswers.Promised(member.Culture, story!, OwnDay.Of(member.Account, clock.GetCurrentInstant())));

        string Text(string field) => request.Text(field).Trim();
    }

    private static ChatAnswer Refuse(Member member, PromiseRefusal refusal, params ReadOnlySpan<string> written) =>
        ChatAnswer.Private(ActionAnswers.Refused(member.Culture, refusal, written));
}
