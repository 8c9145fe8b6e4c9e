using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.Kudos;

/// <summary>
/// The emoji that thanks: on a colleague's message it thanks them for it, on a kudos it is a +1; taken off within 24 hours
/// it takes that back. What cannot be thanked for is passed over without a word: people react to their own messages, too.
/// </summary>
internal sealed class KudosReactions(
    Database database,
    AskerLookup askers,
    PeopleLookup people,
    UnfinishedRequests unfinished,
    LookupPatience patience,
    MessageAddressLookup addresses,
    KudosConversation conversation,
    BoostKudosHandler boost,
    UndoKudosHandler undo,
    KudosAnswers answers)
{
    public async Task<ChatAnswer> AnswerAsync(ReactionRequest request, CancellationToken cancellationToken)
    {
        if (request.Message.AuthorId.Length == 0 || request.Message.AuthorId == request.AccountId) return ChatAnswer.Nothing;
        var asker = await askers.FindAsync(request, cancellationToken);
        if (asker is not { IsConnected: true }) return ChatAnswer.Nothing;

        var found = await people.FindAsync(
            asker.Workspace, request.AccountId, [new NamedAccount(request.Message.AuthorId, "")], cancellationToken);
        if (found is null) return await LaterAsync(asker, request, cancellationToken);

        if (request.Message.AuthorId == asker.Workspace.BotAccountId) return await BoostAsync(asker, found.Acting, request, cancellationToken);
        return request.IsRemoved
            ? await TakeBackAsync(asker, found.Acting, request, cancellationToken)
            : await GiveAsync(asker, found, request, cancellationToken);
    }

    private async Task<ChatAnswer> GiveAsync(Asker asker, PeopleFound found, ReactionRequest request, CancellationToken cancellationToken)
    {
        var nominees = KudosNominees.From(found);
        if (KudosNominees.Sort(found.Acting, nominees).Recipients.Length == 0) return ChatAnswer.Nothing;
        // Nobody was asked whether it may be posted elsewhere, so where it cannot be posted it stays between the two.
        if (await conversation.CanPostAsync(asker.Workspace, request.Place, cancellationToken) is not { } canPost)
            return await LaterAsync(asker, request, cancellationToken);
        var address = await addresses.FindAsync(asker.Workspace, request.Message, cancellationToken);
        return await conversation.GiveAsync(
            Languages.Of(found.Acting, asker.Workspace),
            new GiveKudos
            {
                Workspace = asker.Workspace,
                Giver = found.Acting,
                Nominees = nominees,
                Words = "",
                Visibility = canPost ? Visibility.Public : Visibility.Private,
                Place = request.Place,
                CanPostHere = canPost,
                RequestKey = request.RequestKey,
                Source = new(request.Message.ChannelId, address),
                Reaction = Reaction(request),
                SendAsItIs = true,
            },
            cancellationToken);
    }

    private async Task<ChatAnswer> LaterAsync(Asker asker, ReactionRequest request, CancellationToken cancellationToken)
    {
        if (!patience.IsLastAttempt) await unfinished.FinishLaterAsync(asker.Workspace, request, cancellationToken);
        return ChatAnswer.Nothing;
    }

    private async Task<ChatAnswer> TakeBackAsync(Asker asker, Account giver, ReactionRequest request, CancellationToken cancellationToken) =>
        await undo.HandleAsync(giver, Reaction(request), request.RequestKey, cancellationToken) switch
        {
            KudosUndone undone => ChatAnswer.Private(answers.Undone(Languages.Of(giver, asker.Workspace), undone)),
            NothingToUndo { IsTooLate: true } late => ChatAnswer.Private(answers.NothingToUndo(Languages.Of(giver, asker.Workspace), late)),
            _ => ChatAnswer.Nothing,
        };

    private async Task<ChatAnswer> BoostAsync(Asker asker, Account booster, ReactionRequest request, CancellationToken cancellationToken)
    {
        var subject = await database.ReadAsync(
            sql => OutboxStore.FindSubjectAsync(sql, asker.Workspace.Id, new(request.Message.ChannelId, request.Message.MessageId)),
            cancellationToken);
        if (subject is not null && KudosId.Find(subject) is { } kudos)
            await boost.HandleAsync(new(booster, kudos, request.IsRemoved), cancellationToken);
        // The emoji itself shows that it was heard.
        return ChatAnswer.Nothing;
    }

    private static KudosReaction Reaction(ReactionRequest request) =>
        new(request.Message.ChannelId, request.Message.MessageId, request.HappenedAt);
}
