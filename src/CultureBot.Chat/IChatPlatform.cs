using System.Collections.Immutable;

namespace CultureBot.Chat;

/// <summary>
/// A chat platform as the product sees it: somewhere to send messages and to ask who people are. Ids are the platform's
/// own; tokens come from <see cref="IChatTokens"/> and never cross this interface.
/// </summary>
public interface IChatPlatform
{
    /// <summary>The name in <see cref="ChatRequest.Platform"/> and in the database, for example <c>slack</c>.</summary>
    string Name { get; }

    PlatformPace Pace { get; }

    /// <summary>True when people are known only through the places that the bot is in: whenever it joins one, everybody is read again.</summary>
    bool PeopleFollowPlaces => false;

    /// <summary>Posts a card. Never throws for what a platform answers; a bug or a cancelled call throws.</summary>
    Task<SendResult> SendAsync(string workspaceId, OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Replaces a message that was posted before.</summary>
    Task<SendResult> UpdateAsync(string workspaceId, PostedMessage posted, Card card, CancellationToken cancellationToken);

    Task<SendResult> DeleteAsync(string workspaceId, PostedMessage posted, CancellationToken cancellationToken);

    /// <summary>
    /// What the workspace is called and where the bot lives in it. While a workspace is being connected its id is empty:
    /// then the question is whose token <see cref="IChatTokens"/> has under the empty id.
    /// </summary>
    /// <exception cref="ChatPlatformException">The platform refused or could not be reached.</exception>
    Task<PlatformWorkspace> GetWorkspaceAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>Everybody, in pages, with deleted people and bots among them.</summary>
    /// <exception cref="ChatPlatformException">The platform refused or could not be reached.</exception>
    IAsyncEnumerable<ImmutableArray<PlatformAccount>> ListAccountsAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>One account, or null when the platform knows none by that id.</summary>
    /// <exception cref="ChatPlatformException">The platform refused or could not be reached.</exception>
    Task<PlatformAccount?> FindAccountAsync(string workspaceId, string accountId, CancellationToken cancellationToken);

    /// <summary>
    /// The account id of somebody's manager from the profile field with this label, or null when there is none.
    /// Asked one account at a time, since Slack lists no custom fields.
    /// </summary>
    /// <exception cref="ChatPlatformException">The platform refused or could not be reached.</exception>
    Task<string?> FindManagerAsync(string workspaceId, string accountId, string fieldLabel, CancellationToken cancellationToken);

    /// <summary>User groups with their members' account ids.</summary>
    /// <exception cref="ChatPlatformException">The platform refused or could not be reached.</exception>
    Task<ImmutableArray<PlatformGroup>> ListGroupsAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>The channels that the bot can see; <see cref="PlatformChannel.CanPost"/> tells where it may post.</summary>
    /// <exception cref="ChatPlatformException">The platform refused or could not be reached.</exception>
    Task<ImmutableArray<PlatformChannel>> ListChannelsAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>One channel, or null when the bot cannot see it.</summary>
    /// <exception cref="ChatPlatformException">The platform refused or could not be reached.</exception>
    Task<PlatformChannel?> FindChannelAsync(string workspaceId, string channelId, CancellationToken cancellationToken);

    /// <summary>The link to a message, or null when the bot cannot see it.</summary>
    /// <exception cref="ChatPlatformException">The platform refused or could not be reached.</exception>
    Task<Uri?> FindMessageAddressAsync(string workspaceId, ChatMessage message, CancellationToken cancellationToken);
}

/// <summary>A platform refused a look-up or could not be reached; <see cref="Exception.Message"/> holds its error word, never a token.</summary>
public sealed class ChatPlatformException(string error, bool isTransient, Exception? inner = null) : Exception(error, inner)
{
    /// <summary>True when asking again later may help.</summary>
    public bool IsTransient { get; } = isTransient;
}

/// <summary>Where the adapters get a workspace's token; implemented by Workspaces, which keeps tokens wrapped in the database.</summary>
public interface IChatTokens
{
    /// <summary>
    /// The token, or null when the workspace is unknown or disconnected. Under the empty id stands the token of a
    /// workspace that is just being connected. An organization's id finds the organization's own token.
    /// </summary>
    /// <exception cref="ChatPlatformException">The token has expired, and no new one is to be had just now.</exception>
    ValueTask<string?> FindAsync(string platform, string workspaceId, CancellationToken cancellationToken);

    /// <summary>The token that takes the place of one that the platform called expired, or null when there is none.</summary>
    /// <exception cref="ChatPlatformException">No new one is to be had just now.</exception>
    ValueTask<string?> ReplaceAsync(string platform, string workspaceId, string expired, CancellationToken cancellationToken);
}

/// <summary>
/// What an adapter has to remember between requests about how its workspaces are reached: the service address of a
/// conversation, the conversation with somebody. Implemented by Workspaces, which keeps it in the database. Never a secret,
/// never a person's words. So that whoever is erased is found, a name that is of one account ends in a colon and its id, and a value is JSON in
/// which an account's id is a string.
/// </summary>
public interface IChatAddresses
{
    /// <summary>What was remembered last under this name, or null.</summary>
    ValueTask<string?> FindAsync(string platform, string workspaceId, string name, CancellationToken cancellationToken);

    /// <summary>Everything whose name begins so, by name.</summary>
    ValueTask<ImmutableDictionary<string, string>> ListAsync(
        string platform, string workspaceId, string prefix, CancellationToken cancellationToken);

    /// <summary>Remembers a value in place of the one before; null forgets. Writes nothing when it is the same.</summary>
    ValueTask SaveAsync(string platform, string workspaceId, string name, string? value, CancellationToken cancellationToken);
}

public sealed record PlatformWorkspace(string WorkspaceId, string Name, Uri? Address, string BotAccountId);

public sealed record PlatformAccount
{
    public required string AccountId { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>The short handle people type after @; may be empty.</summary>
    public string Handle { get; init; } = "";

    public string Email { get; init; } = "";

    /// <summary>True when the platform itself vouches for the e-mail address.</summary>
    public bool IsEmailConfirmed { get; init; }

    public required AccountKind Kind { get; init; }

    public bool IsDeactivated { get; init; }

    /// <summary>An IANA zone, or empty when unknown.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>A BCP 47 tag, or empty when unknown.</summary>
    public string Locale { get; init; } = "";

    public string JobTitle { get; init; } = "";

    public Uri? Picture { get; init; }

    /// <summary>When the platform last changed it, in Unix seconds; an older change never overwrites a newer one. 0 when unknown.</summary>
    public long ChangedAt { get; init; }
}

public enum AccountKind
{
    Member,
    Guest,
    Bot,

    /// <summary>Somebody of another organization (Slack Connect): can be thanked, is never synced, surveyed or counted.</summary>
    Stranger,
}

public sealed record PlatformGroup(string GroupId, string Handle, string Name, ImmutableArray<string> AccountIds);

public sealed record PlatformChannel
{
    public required string ChannelId { get; init; }

    /// <summary>Empty when the platform does not say what it is: then name and kind stay as they are known, but for one that turns out to be private.</summary>
    public required string Name { get; init; }

    public bool IsPrivate { get; init; }

    public bool IsArchived { get; init; }

    /// <summary>The workspace's general channel, which everybody is in.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>The bot is a member (or may post without being one).</summary>
    public bool CanPost { get; init; }

    /// <summary>0 when the platform does not say: then it stays as it is known.</summary>
    public int MemberCount { get; init; }
}

/// <summary>Where a message goes on its platform.</summary>
public enum DestinationKind
{
    /// <summary>A channel by its id.</summary>
    Channel,

    /// <summary>A direct message to an account by its id.</summary>
    Account,

    /// <summary>The place that a request named for its answers (<see cref="ChatRequest.ReplyTo"/>), seen by the person who asked alone.</summary>
    Reply,

    /// <summary>An account's home page of the app within the platform; what is sent there takes the place of what was there.</summary>
    Home,
}

/// <summary>A card on its way out.</summary>
/// <param name="Destination">What kind of place.</param>
/// <param name="DestinationId">Its id on the platform.</param>
/// <param name="Card">What to show.</param>
/// <param name="Thread">The posted message whose thread it joins, if any.</param>
public sealed record OutgoingMessage(DestinationKind Destination, string DestinationId, Card Card, PostedMessage? Thread = null);

/// <summary>A message as its platform names it, once posted.</summary>
public sealed record PostedMessage(string ChannelId, string MessageId);

/// <summary>How fast a platform lets one send; the dispatcher starts here, slows down when told to, and recovers.</summary>
/// <param name="PerChannel">Least time between two messages to one channel.</param>
/// <param name="PerWorkspace">Least time between two messages in one workspace.</param>
/// <param name="PerWorkspaceUpdates">Least time between two updates or deletions in one workspace.</param>
public sealed record PlatformPace(TimeSpan PerChannel, TimeSpan PerWorkspace, TimeSpan PerWorkspaceUpdates)
{
    /// <summary>Least time between two home pages in one workspace; as for updates unless the platform says otherwise.</summary>
    public TimeSpan PerWorkspaceHomes { get; init; } = PerWorkspaceUpdates;

    /// <summary>At most so many messages to one place within each of these spans; all of them hold.</summary>
    public ImmutableArray<PaceWindow> ChannelWindows { get; init; } = [];

    /// <summary>At most so many messages in one workspace within each of these spans; all of them hold.</summary>
    public ImmutableArray<PaceWindow> WorkspaceWindows { get; init; } = [];

    /// <summary>Updates and deletions count against the place and the workspace as messages do.</summary>
    public bool UpdatesCountAsMessages { get; init; }
}

/// <summary>At most <paramref name="Count"/> within any <paramref name="Span"/>.</summary>
public sealed record PaceWindow(int Count, TimeSpan Span);

/// <summary>What became of a sending.</summary>
public abstract record SendResult;

/// <summary>The platform has it. A deletion, and a reply that the platform gives no id, return <c>null</c>.</summary>
public sealed record Sent(PostedMessage? Posted) : SendResult;

/// <summary>The platform has certainly not taken it; try again, not before <paramref name="After"/> when it said so.</summary>
public sealed record TryAgain(string Error, TimeSpan? After, bool IsRateLimit) : SendResult;

/// <summary>The platform may have taken it (a time-out after sending): each message kind has its own rule for that.</summary>
public sealed record Uncertain(string Error) : SendResult;

/// <summary>Trying again cannot help.</summary>
public sealed record GaveUp(string Error, GiveUpReason Reason) : SendResult;

public enum GiveUpReason
{
    /// <summary>The request itself was refused (a bug on our side, or content the platform will not take).</summary>
    Refused,

    /// <summary>The channel is gone, archived, or the bot is not in it.</summary>
    ChannelGone,

    /// <summary>The account is gone or accepts no messages.</summary>
    AccountGone,

    /// <summary>The message to update or delete is gone.</summary>
    MessageGone,

    /// <summary>The token is revoked, expired or lacks a scope: the workspace needs a new install.</summary>
    Unauthorized,
}
