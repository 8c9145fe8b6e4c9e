using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Teams;

/// <summary>Microsoft Teams, as the product sees it: one tenant is the workspace.</summary>
internal sealed class TeamsPlatform(
    TeamsSending sending,
    TeamsChanging changing,
    TeamsPeople people,
    TeamsDirectory directory,
    TeamsLinks links,
    TeamsAccess access,
    IOptions<TeamsOptions> options) : IChatPlatform
{
    public const string PlatformName = "teams";

    // Calls overtake each other on their way, and one that is too fast makes everybody wait: so much longer than Microsoft's are our spans.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(250);

    public string Name => PlatformName;

    // Per bot and thread, sending and creating: 7 in 1 s, 8 in 2 s, 60 in 30 s, 1800 in an hour; per app and tenant the sources say
    // 30 and 50 a second (Microsoft's "Optimize your bot with rate limiting").
    public PlatformPace Pace { get; } = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero)
    {
        ChannelWindows =
        [
            new(7, TimeSpan.FromSeconds(1) + Margin),
            new(8, TimeSpan.FromSeconds(2) + Margin),
            new(60, TimeSpan.FromSeconds(30) + Margin),
            new(1800, TimeSpan.FromHours(1) + Margin),
        ],
        WorkspaceWindows = [new(options.Value.SendsPerSecond, TimeSpan.FromSeconds(1))],
        UpdatesCountAsMessages = true,
    };

    public bool PeopleFollowPlaces => true;

    public async Task<SendResult> SendAsync(string workspaceId, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var content = TeamsContent.Of(message.Card);
        return message.Destination switch
        {
            DestinationKind.Channel =>
                await sending.ToChannelAsync(workspaceId, message.DestinationId, message.Thread, content, cancellationToken),
            DestinationKind.Account => await sending.ToAccountAsync(workspaceId, message.DestinationId, content, cancellationToken),
            DestinationKind.Reply => TeamsReplyPlace.Find(message.DestinationId) is { } place
                ? await sending.ToReplyPlaceAsync(workspaceId, place, content, cancellationToken)
                : new GaveUp("invalid_reply_place", GiveUpReason.Refused),
            // There is no home page of the app in Teams but a tab, which is a page of our own.
            _ => new GaveUp("no_home_page", GiveUpReason.Refused),
        };
    }

    public Task<SendResult> UpdateAsync(string workspaceId, PostedMessage posted, Card card, CancellationToken cancellationToken) =>
        changing.UpdateAsync(workspaceId, posted, TeamsContent.Of(card), cancellationToken);

    public Task<SendResult> DeleteAsync(string workspaceId, PostedMessage posted, CancellationToken cancellationToken) =>
        changing.DeleteAsync(workspaceId, posted, cancellationToken);

    public async Task<PlatformWorkspace> GetWorkspaceAsync(string workspaceId, CancellationToken cancellationToken)
    {
        // Nothing tells about a tenant, but the credentials are good when there is a token for them.
        await access.FindTokenAsync(cancellationToken);
        return new(
            workspaceId.Length > 0 ? workspaceId : options.Value.TenantId, options.Value.Name, links.Home, TeamsAccounts.BotId(options.Value));
    }

    public IAsyncEnumerable<ImmutableArray<PlatformAccount>> ListAccountsAsync(string workspaceId, CancellationToken cancellationToken) =>
        people.ListAsync(workspaceId, cancellationToken);

    public Task<PlatformAccount?> FindAccountAsync(string workspaceId, string accountId, CancellationToken cancellationToken) =>
        people.FindAsync(workspaceId, accountId, cancellationToken);

    /// <summary>Bots are not told of managers.</summary>
    public Task<string?> FindManagerAsync(string workspaceId, string accountId, string fieldLabel, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    public Task<ImmutableArray<PlatformGroup>> ListGroupsAsync(string workspaceId, CancellationToken cancellationToken) =>
        directory.ListGroupsAsync(workspaceId, cancellationToken);

    public Task<ImmutableArray<PlatformChannel>> ListChannelsAsync(string workspaceId, CancellationToken cancellationToken) =>
        directory.ListChannelsAsync(workspaceId, cancellationToken);

    public Task<PlatformChannel?> FindChannelAsync(string workspaceId, string channelId, CancellationToken cancellationToken) =>
        directory.FindChannelAsync(workspaceId, channelId, cancellationToken);

    public Task<Uri?> FindMessageAddressAsync(string workspaceId, ChatMessage message, CancellationToken cancellationToken) =>
        links.FindAsync(workspaceId, message, cancellationToken).AsTask();
}
