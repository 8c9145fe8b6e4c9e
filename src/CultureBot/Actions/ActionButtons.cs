using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Actions;

/// <summary>The buttons below an action: done, and what opens a short form.</summary>
internal sealed class ActionButtons(
    MemberLookup members, Database database, IReleasedFigures figures, ActionRights rights, FinishActionHandler finish, TimeProvider clock)
{
    public async Task<ChatAnswer> DoneAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;

        var result = ActionId.Find(request.Value) is { } id
            ? await finish.HandleAsync(new(member.Account, id), cancellationToken)
            : new(ChangeRefusal.Unknown, null);
        if (result.Refusal is { } refusal) return ChatAnswer.Private(ActionAnswers.Refused(member.Culture, refusal));
        var story = await database.ReadAsync(sql => ActionStory.FindAsync(sql, figures, result.Action!.Id, member.Culture), cancellationToken);
        return ChatAnswer.Private(ActionAnswers.Finished(member.Culture, story!, OwnDay.Of(member.Account, clock.GetCurrentInstant())));
    }

    public Task<ChatAnswer> OpenProgressAsync(ButtonRequest request, CancellationToken cancellationToken) =>
        OpenAsync(
            request,
            (sql, member, action) => rights.MayReportAsync(sql, member.Account, action),
            (member, action) => ActionForms.Progress(member.Culture, action.Id),
            cancellationToken);

    public Task<ChatAnswer> OpenDeclineAsync(ButtonRequest request, CancellationToken cancellationToken) =>
        OpenAsync(
            request,
            (sql, member, action) => rights.MayDecideAsync(sql, member.Account, action.Team),
            (member, action) => ActionForms.Decline(member.Culture, action.Id),
            cancellationToken);

    public Task<ChatAnswer> OpenOwnerAsync(ButtonRequest request, CancellationToken cancellationToken) =>
        OpenAsync(
            request,
            (sql, member, action) => rights.MayDecideAsync(sql, member.Account, action.Team),
            (member, action) => ActionForms.NewOwner(member.Culture, action.Id),
            cancellationToken);

    // Whoever may not, or comes too late, hears so before they have typed anything.
    private async Task<ChatAnswer> OpenAsync(
        ButtonRequest request,
        Func<SqlSession, Member, TeamAction, Task<bool>> may,
        Func<Member, TeamAction, Form> make,
        CancellationToken cancellationToken)
    {
        var found = await members.FindAsync(request, [], cancellationToken);
        if (found.Member is not { } member) return found.Otherwise;

        var (action, isAllowed) = await database.ReadAsync(
            async sql => ActionId.Find(request.Value) is { } id && await ActionsStore.FindAsync(sql, id) is { } known
                ? (known, await may(sql, member, known))
                : (null, false),
            cancellationToken);
        ChangeRefusal? refusal = action is null ? ChangeRefusal.Unknown
            : !isAllowed ? ChangeRefusal.NotYours
            : action.State != ActionState.Open ? ChangeRefusal.Settled
            : null;
        return refusal is { } reason
            ? ChatAnswer.Private(ActionAnswers.Refused(member.Culture, reason))
            : ChatAnswer.Open(make(member, action!), ActionAnswers.FormExpired(member.Culture));
    }
}
