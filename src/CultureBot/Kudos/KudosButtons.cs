using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Kudos;

/// <summary>The buttons on cards of kudos: say more, send as it is, where to post, take back.</summary>
internal sealed class KudosButtons(
    Database database, AskerLookup askers, KudosDrafts drafts, CompanyValues values, KudosForm form, KudosConversation conversation, KudosAnswers answers)
{
    public Task<ChatAnswer> AddWordsAsync(ButtonRequest request, CancellationToken cancellationToken) =>
        WithDraftAsync(
            request,
            async (asker, draft) =>
            {
                var elsewhere = await drafts.ListElsewhereAsync(draft, asker.Workspace.Id, cancellationToken);
                var here = (await NomineesAsync(draft, cancellationToken)).Where(n => n.Account.WorkspaceId == asker.Workspace.Id);
                var known = await values.ListAsync(cancellationToken);
                return ChatAnswer.Open(
                    form.Make(asker.Culture, known, here.Select(n => n.Account.ExternalId), draft, [.. elsewhere.Select(n => (ChatText)n.Account.Name)]), answers.FormExpired(asker.Culture, draft.Content.Words));
            },
            cancellationToken);

    /// <summary>However often the buttons of one draft are pressed, it is one kudos.</summary>
    public Task<ChatAnswer> SendDraftAsync(ButtonRequest request, CancellationToken cancellationToken) =>
        WithDraftAsync(
            request,
            async (asker, draft) => await conversation.GiveAsync(
                asker.Culture,
                new GiveKudos
                {
                    Workspace = asker.Workspace,
                    Giver = asker.Account!,
                    Nominees = await NomineesAsync(draft, cancellationToken),
                    Words = draft.Content.Words,
                    Visibility = request.Action == KudosChat.KeepPrivateButton ? Visibility.Private : draft.Content.Visibility,
                    Place = draft.Content.Place,
                    Source = draft.Content.Source,
                    CanPostHere = await conversation.CanPostAsync(asker.Workspace, draft.Content.Place, cancellationToken) ?? false,
                    RequestKey = draft.RequestKey,
                    SendAsItIs = true,
                    PostElsewhere = request.Action == KudosChat.PostButton,
                },
                cancellationToken),
            cancellationToken);

    public Task<ChatAnswer> DropDraftAsync(ButtonRequest request, CancellationToken cancellationToken) =>
        WithDraftAsync(
            request,
            (asker, draft) => Task.FromResult(ChatAnswer.Private(answers.NotSent(asker.Culture, draft.Content.Words))),
            cancellationToken);

    public async Task<ChatAnswer> UndoAsync(ButtonRequest request, CancellationToken cancellationToken)
    {
        var asker = await askers.FindAsync(request, cancellationToken);
        if (asker is not { IsConnected: true }) return ChatAnswer.Private(answers.UnknownWorkspace(asker?.Culture, ""));
        return asker.Account is { } giver && KudosId.Find(request.Value) is { } id
            ? await conversation.UndoAsync(asker.Culture, new(giver, id, request.RequestKey), cancellationToken)
            : ChatAnswer.Private(answers.NothingToUndo(asker.Culture, new(IsTooLate: false)));
    }

    private async Task<ChatAnswer> WithDraftAsync(
        ButtonRequest request, Func<Asker, KudosDraft, Task<ChatAnswer>> answer, CancellationToken cancellationToken)
    {
        var asker = await askers.FindAsync(request, cancellationToken);
        if (asker is not { IsConnected: true }) return ChatAnswer.Private(answers.UnknownWorkspace(asker?.Culture, ""));
        var draft = asker.Account is { } giver ? await drafts.FindAsync(request.Value, giver.Id, cancellationToken) : null;
        return draft is null ? ChatAnswer.Private(answers.DraftGone(asker.Culture)) : await answer(asker, draft);
    }

    private async Task<ImmutableArray<KudosNominee>> NomineesAsync(KudosDraft draft, CancellationToken cancellationToken)
    {
        var ids = draft.Content.Recipients.Select(r => new AccountId(r.AccountId)).ToArray();
        var accounts = (await database.ReadAsync(sql => PeopleStore.ListAsync(sql, ids), cancellationToken)).ToDictionary(a => a.Id);
        return [.. draft.Content.Recipients.Select(r => new KudosNominee(accounts[new(r.AccountId)], r.GroupName))];
    }
}
