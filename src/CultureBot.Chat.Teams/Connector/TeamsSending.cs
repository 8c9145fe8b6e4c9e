namespace CultureBot.Chat.Teams;

/// <summary>Finds the conversation for each kind of destination and posts there.</summary>
internal sealed class TeamsSending(TeamsPosting posting, TeamsChanging changing, TeamsDirectChats directs, TeamsMemory memory)
{
    /// <summary>Begins a thread in a channel, joins one, or writes to a group chat.</summary>
    public async Task<SendResult> ToChannelAsync(
        string tenant, string channelId, PostedMessage? thread, TeamsContent content, CancellationToken cancellationToken)
    {
        // Only channels have threads; elsewhere an answer simply follows.
        var kind = (await memory.FindConversationAsync(tenant, channelId, cancellationToken))?.Kind ?? TeamsThread.GuessKind(channelId);
        var conversation = kind == ConversationKind.Channel && thread is not null && TeamsThread.Root(thread.ChannelId).Length == 0
            ? TeamsThread.In(channelId, TeamsThread.Activities(thread)[0])
            : thread?.ChannelId ?? channelId;
        return (await ToConversationAsync(tenant, conversation, kind, content, cancellationToken)).Result;
    }

    /// <summary>Writes to somebody's own chat with the bot; one that is gone is opened anew once.</summary>
    public async Task<SendResult> ToAccountAsync(string tenant, string accountId, TeamsContent content, CancellationToken cancellationToken)
    {
        string? gone = null;
        while (true)
        {
            var opened = await directs.OpenAsync(tenant, accountId, gone, cancellationToken);
            if (opened is not Answered<string> { Reply: var chat }) return TeamsErrors.OfSending(opened, isPersonal: true);
            var posted = await ToConversationAsync(tenant, chat, ConversationKind.Personal, content, cancellationToken);
            if (gone is not null || posted.Refusal != TeamsMeaning.ConversationGone) return posted.Result;
            gone = chat;
        }
    }

    /// <summary>
    /// Answers whoever asked, for their eyes alone: in their own chat with the bot, in the place of the card that they pressed
    /// there. Where their chat cannot be opened, a line where they asked says that there is an answer, and never what it is.
    /// </summary>
    public async Task<SendResult> ToReplyPlaceAsync(string tenant, TeamsReplyPlace place, TeamsContent content, CancellationToken cancellationToken)
    {
        if (!place.IsPersonal) return await AsideAsync(tenant, place, content, cancellationToken);
        if (place.CardId.Length > 0)
        {
            var replaced = await changing.UpdateAsync(tenant, new(place.ConversationId, place.CardId), content, cancellationToken);
            if (replaced is not GaveUp { Reason: GiveUpReason.MessageGone }) return replaced;
        }

        return (await ToConversationAsync(tenant, place.ConversationId, ConversationKind.Personal, content, cancellationToken)).Result;
    }

    private async Task<SendResult> AsideAsync(string tenant, TeamsReplyPlace place, TeamsContent content, CancellationToken cancellationToken)
    {
        var aside = await ToAccountAsync(tenant, place.UserId, content, cancellationToken);
        if (aside is not GaveUp { Reason: GiveUpReason.AccountGone }) return aside;
        var kind = (await memory.FindConversationAsync(tenant, place.ConversationId, cancellationToken))?.Kind ?? TeamsThread.GuessKind(place.ConversationId);
        var line = await ToConversationAsync(tenant, place.ConversationId, kind, TeamsContent.Of(Card.Of(TeamsReplyWords.AnswerWaits)), cancellationToken);
        // Without an id: what changes the answer later must not put it in the place of the line.
        return line.Result is Sent ? new Sent(null) : line.Result;
    }

    private async Task<TeamsPosted> ToConversationAsync(
        string tenant, string conversationId, ConversationKind kind, TeamsContent content, CancellationToken cancellationToken)
    {
        var target = new TeamsTarget(
            tenant,
            await memory.FindServiceAsync(tenant, conversationId, cancellationToken),
            conversationId,
            kind == ConversationKind.Personal,
            kind == ConversationKind.Channel && TeamsThread.Root(conversationId).Length == 0);
        return await posting.PostAsync(target, content, cancellationToken);
    }
}
