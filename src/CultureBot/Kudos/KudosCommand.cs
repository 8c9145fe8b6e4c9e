using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;

namespace CultureBot.Kudos;

/// <summary><c>/kudos</c>: thanks somebody, takes the latest back, or helps.</summary>
internal sealed class KudosCommand(
    AskerLookup askers,
    PeopleLookup people,
    UnfinishedRequests unfinished,
    LookupPatience patience,
    KudosConversation conversation,
    KudosOpening shortcuts,
    CompanyValues values,
    KudosAnswers answers)
{
    public async Task<ChatAnswer> AnswerAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var typed = request.Text.ToPlain().Trim();
        var asker = await askers.FindAsync(request, cancellationToken);
        if (asker is not { IsConnected: true }) return ChatAnswer.Private(answers.UnknownWorkspace(asker?.Culture, typed));

        var keywords = new KudosKeywords(KudosWords.Book, asker.Culture);
        return typed.Length == 0 ? await shortcuts.GiveFromCommandAsync(asker, request, cancellationToken)
            : keywords.IsHelp(typed) ? ChatAnswer.Private(answers.Help(asker.Culture, await values.ListAsync(cancellationToken)))
            : keywords.IsUndo(typed) ? await UndoAsync(asker, request, cancellationToken)
            : await GiveAsync(asker, request, KudosText.Parse(request.Text, keywords), cancellationToken);
    }

    // Whoever was never seen has given nothing.
    private async Task<ChatAnswer> UndoAsync(Asker asker, CommandRequest request, CancellationToken cancellationToken) =>
        asker.Account is { } giver
            ? await conversation.UndoAsync(asker.Culture, new(giver, null, request.RequestKey), cancellationToken)
            : ChatAnswer.Private(answers.NothingToUndo(asker.Culture, new(IsTooLate: false)));

    private async Task<ChatAnswer> GiveAsync(Asker asker, CommandRequest request, ParsedKudos parsed, CancellationToken cancellationToken)
    {
        var found = await people.FindAsync(asker.Workspace, request.AccountId, parsed.Named, cancellationToken);
        var canPost = found is null ? null : await conversation.CanPostAsync(asker.Workspace, request.Place, cancellationToken);
        if (found is null || canPost is null)
        {
            return patience.IsLastAttempt
                ? ChatAnswer.Private(answers.NotFinished(asker.Culture, request.Text.ToPlain().Trim()))
                : await unfinished.FinishLaterAsync(asker.Workspace, request, cancellationToken);
        }

        var culture = Languages.Of(found.Acting, asker.Workspace);
        if (found.Parts.FirstOrDefault(p => p.Accounts.Length == 0) is { } nobody)
        {
            return ChatAnswer.Private(nobody.GroupName is { } group
                ? answers.EmptyGroup(culture, group, parsed.Words)
                : answers.Unknown(culture, nobody.Part.Plain, parsed.Words));
        }

        return await conversation.GiveAsync(
            culture,
            new GiveKudos
            {
                Workspace = asker.Workspace,
                Giver = found.Acting,
                Nominees = KudosNominees.From(found),
                Words = parsed.Words,
                Visibility = parsed.Visibility,
                Place = request.Place,
                CanPostHere = canPost.Value,
                RequestKey = request.RequestKey,
            },
            cancellationToken);
    }
}
