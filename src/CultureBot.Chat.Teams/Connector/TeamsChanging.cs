using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Teams;

/// <summary>Changes and deletes what was posted, all pages of it; a changed message may have more of them than before, or fewer.</summary>
internal sealed class TeamsChanging(TeamsConnector connector, TeamsPosting posting, TeamsMemory memory, IOptions<TeamsOptions> options)
{
    public async Task<SendResult> UpdateAsync(string tenant, PostedMessage posted, TeamsContent content, CancellationToken cancellationToken)
    {
        var message = await FindAsync(tenant, posted, cancellationToken);
        var updated = new TeamsPosted(new GaveUp("no_size", GiveUpReason.Refused));
        foreach (var size in TeamsContent.Sizes)
        {
            updated = await UpdateAsync(message, content, size, cancellationToken);
            if (updated.Refusal != TeamsMeaning.TooLong) break;
        }

        return updated.Result;
    }

    public async Task<SendResult> DeleteAsync(string tenant, PostedMessage posted, CancellationToken cancellationToken)
    {
        var message = await FindAsync(tenant, posted, cancellationToken);
        return await DeleteAsync(message, 0, cancellationToken) is { } failed ? failed : new Sent(null);
    }

    private async Task<TeamsPosted> UpdateAsync(StandingMessage message, TeamsContent content, int size, CancellationToken cancellationToken)
    {
        var pages = content.Pages(size);
        var kept = Math.Min(pages.Length, message.Ids.Length);
        for (var page = 0; page < kept; page++)
        {
            var activity = content.Activity(pages[page], TeamsAccounts.BotId(options.Value));
            activity["id"] = message.Ids[page];
            var outcome = await connector.UpdateAsync(
                message.Tenant, message.Service, message.ConversationOf(page), message.Ids[page], activity, cancellationToken);
            if (outcome is not Answered<PostedActivity>) return new(TeamsErrors.OfChanging(outcome, message.IsPersonal), TeamsErrors.MeaningOf(outcome));
        }

        if (pages.Length > kept) return await AddAsync(message, content, size, kept, cancellationToken);
        if (message.Ids.Length > kept && await DeleteAsync(message, kept, cancellationToken) is { } failed and not GaveUp { Reason: GiveUpReason.MessageGone })
            return new(failed);
        return new(new Sent(message.With(message.Ids[..kept])));
    }

    private async Task<TeamsPosted> AddAsync(StandingMessage message, TeamsContent content, int size, int kept, CancellationToken cancellationToken)
    {
        var target = new TeamsTarget(message.Tenant, message.Service, message.ConversationOf(message.Ids.Length), message.IsPersonal, StartsThread: false);
        var added = await posting.PostPagesAsync(target, content, [.. content.Pages(size).Skip(kept)], cancellationToken);
        return added.Result switch
        {
            Sent { Posted: { } more } => new(new Sent(message.With([.. message.Ids, .. TeamsThread.Activities(more)]))),
            // They stand there without a name, and the rest keeps its own.
            Sent => new(new Sent(message.With(message.Ids))),
            // Rather a page twice than one that is missing.
            Uncertain unclear => new(new TryAgain(unclear.Error, null, IsRateLimit: false)),
            _ => added,
        };
    }

    /// <summary>Deletes from the last page back to one; null when it is done.</summary>
    private async Task<SendResult?> DeleteAsync(StandingMessage message, int from, CancellationToken cancellationToken)
    {
        SendResult? gone = null;
        var count = 0;
        for (var page = message.Ids.Length - 1; page >= from; page--)
        {
            var outcome = await connector.DeleteAsync(message.Tenant, message.Service, message.ConversationOf(page), message.Ids[page], cancellationToken);
            if (outcome is Answered<PostedActivity>) continue;
            gone = TeamsErrors.OfChanging(outcome, message.IsPersonal);
            // One that somebody deleted before us is no reason to keep the others.
            if (gone is not GaveUp { Reason: GiveUpReason.MessageGone }) return gone;
            count++;
        }

        return count == message.Ids.Length - from ? gone : null;
    }

    private async Task<StandingMessage> FindAsync(string tenant, PostedMessage posted, CancellationToken cancellationToken)
    {
        var kind = (await memory.FindConversationAsync(tenant, posted.ChannelId, cancellationToken))?.Kind ?? TeamsThread.GuessKind(posted.ChannelId);
        return new(tenant, await memory.FindServiceAsync(tenant, posted.ChannelId, cancellationToken), posted, kind);
    }

    private sealed record StandingMessage(string Tenant, Uri? Service, PostedMessage Posted, ConversationKind Kind)
    {
        public string[] Ids { get; } = TeamsThread.Activities(Posted);

        public bool IsPersonal => Kind == ConversationKind.Personal;

        public string ConversationOf(int page) => TeamsPosting.ConversationOf(Posted, Kind == ConversationKind.Channel, page);

        public PostedMessage With(IEnumerable<string> ids) => Posted with { MessageId = string.Join(TeamsThread.Joint, ids) };
    }
}
