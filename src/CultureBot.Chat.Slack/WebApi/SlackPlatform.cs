using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Slack;

/// <summary>Slack, as the product sees it.</summary>
internal sealed class SlackPlatform(SlackClient client, SlackDirectory directory) : IChatPlatform
{
    public const string PlatformName = "slack";

    // A home page is known by whose it is: a view's id would change nothing, and is not needed to publish again.
    private const string HomeView = "home";

    public string Name => PlatformName;

    // About one message a second to a channel and a cap on the workspace that Slack does not publish; chat.update and
    // chat.delete are Tier 3, 50 a minute; views.publish is Tier 4, 100 a minute (docs.slack.dev, "Rate limits").
    public PlatformPace Pace { get; } =
        new(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(1.2)) { PerWorkspaceHomes = TimeSpan.FromSeconds(0.6) };

    public async Task<SendResult> SendAsync(string workspaceId, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var body = BlockKitRenderer.Message(message.Card);
        if (message.Destination == DestinationKind.Reply)
        {
            body["response_type"] = "ephemeral";
            body["replace_original"] = false;
            return Sending(await client.RespondAsync(workspaceId, message.DestinationId, body, cancellationToken), message.Destination, _ => null);
        }

        if (message.Destination == DestinationKind.Home)
        {
            var published = await PublishAsync(workspaceId, message.DestinationId, message.Card, cancellationToken);
            return Changing(published, new(message.DestinationId, HomeView));
        }

        // An account's id as the channel opens its direct messages with the bot.
        body["channel"] = message.DestinationId;
        body["unfurl_links"] = false;
        body["unfurl_media"] = false;
        if (message.Thread is { } thread) body["thread_ts"] = thread.MessageId;
        var outcome = await client.WriteAsync(workspaceId, "chat.postMessage", body, SlackJson.Default.PostReply, cancellationToken);
        return Sending(outcome, message.Destination, reply => new PostedMessage(reply.Channel ?? message.DestinationId, reply.Ts ?? ""));
    }

    public async Task<SendResult> UpdateAsync(string workspaceId, PostedMessage posted, Card card, CancellationToken cancellationToken)
    {
        if (posted.MessageId == HomeView)
            return Changing(await PublishAsync(workspaceId, posted.ChannelId, card, cancellationToken), posted);

        var body = BlockKitRenderer.Message(card);
        body["channel"] = posted.ChannelId;
        body["ts"] = posted.MessageId;
        return Changing(await client.WriteAsync(workspaceId, "chat.update", body, SlackJson.Default.PostReply, cancellationToken), posted);
    }

    public async Task<SendResult> DeleteAsync(string workspaceId, PostedMessage posted, CancellationToken cancellationToken)
    {
        if (posted.MessageId == HomeView)
            return Changing(await PublishAsync(workspaceId, posted.ChannelId, Card.Of(ChatText.Empty), cancellationToken), null);

        var body = new JsonObject { ["channel"] = posted.ChannelId, ["ts"] = posted.MessageId };
        return Changing(await client.WriteAsync(workspaceId, "chat.delete", body, SlackJson.Default.PostReply, cancellationToken), null);
    }

    public Task<PlatformWorkspace> GetWorkspaceAsync(string workspaceId, CancellationToken cancellationToken) =>
        directory.GetWorkspaceAsync(workspaceId, cancellationToken);

    public IAsyncEnumerable<ImmutableArray<PlatformAccount>> ListAccountsAsync(string workspaceId, CancellationToken cancellationToken) =>
        directory.ListAccountsAsync(workspaceId, cancellationToken);

    public Task<PlatformAccount?> FindAccountAsync(string workspaceId, string accountId, CancellationToken cancellationToken) =>
        directory.FindAccountAsync(workspaceId, accountId, cancellationToken);

    public Task<string?> FindManagerAsync(string workspaceId, string accountId, string fieldLabel, CancellationToken cancellationToken) =>
        directory.FindManagerAsync(workspaceId, accountId, fieldLabel, cancellationToken);

    public Task<ImmutableArray<PlatformGroup>> ListGroupsAsync(string workspaceId, CancellationToken cancellationToken) =>
        directory.ListGroupsAsync(workspaceId, cancellationToken);

    public Task<ImmutableArray<PlatformChannel>> ListChannelsAsync(string workspaceId, CancellationToken cancellationToken) =>
        directory.ListChannelsAsync(workspaceId, cancellationToken);

    public Task<PlatformChannel?> FindChannelAsync(string workspaceId, string channelId, CancellationToken cancellationToken) =>
        directory.FindChannelAsync(workspaceId, channelId, cancellationToken);

    public Task<Uri?> FindMessageAddressAsync(string workspaceId, ChatMessage message, CancellationToken cancellationToken) =>
        directory.FindMessageAddressAsync(workspaceId, message, cancellationToken);

    // Without a hash the last one wins; the outbox publishes a page's revisions one after another.
    private Task<SlackOutcome<PostReply>> PublishAsync(string workspaceId, string accountId, Card card, CancellationToken cancellationToken) =>
        client.WriteAsync(
            workspaceId,
            "views.publish",
            new() { ["user_id"] = accountId, ["view"] = BlockKitRenderer.Home(card) },
            SlackJson.Default.PostReply,
            cancellationToken);

    private static SendResult Sending<TReply>(
        SlackOutcome<TReply> outcome, DestinationKind destination, Func<TReply, PostedMessage?> posted) => outcome switch
        {
            Answered<TReply> answered => new Sent(posted(answered.Reply)),
            RefusedCall<TReply> refused => SlackErrors.OfSending(refused.Method, refused.Error, destination),
            TooFast<TReply> slower => new TryAgain("ratelimited", slower.After, IsRateLimit: true),
            NotSent<TReply> unreachable => new TryAgain(unreachable.Error, unreachable.After, IsRateLimit: false),
            Unanswered<TReply> unanswered => new Uncertain(unanswered.Error),
            _ => throw new InvalidOperationException($"No rule for {outcome.GetType().Name}."),
        };

    // Doing it twice is doing it once: nothing needs to stay uncertain.
    private static SendResult Changing(SlackOutcome<PostReply> outcome, PostedMessage? after) => outcome switch
    {
        RefusedCall<PostReply> refused => SlackErrors.OfChanging(refused.Method, refused.Error),
        Unanswered<PostReply> unanswered => new TryAgain(unanswered.Error, null, IsRateLimit: false),
        _ => Sending(outcome, DestinationKind.Channel, _ => after),
    };
}
