using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CultureBot.Chat;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Web.Simulator;

/// <summary>
/// The demo's chat platform: messages are neutral cards in a table that the simulator's pages show, and the people are
/// those of the demo company.
/// </summary>
internal sealed class SimulatorPlatform(Database database, TimeProvider time, SimulatorChanges changes) : IChatPlatform
{
    public const string PlatformName = "simulator";

    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(50);

    public string Name => PlatformName;

    public PlatformPace Pace { get; } = new(Quick, Quick, Quick);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    public async Task<SendResult> SendAsync(string workspaceId, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var directory = await FindDirectoryAsync(workspaceId, cancellationToken);
        if (directory is null) return new GaveUp("unknown_workspace", GiveUpReason.Unauthorized);

        var (conversation, reader, refused) = Resolve(directory, message);
        if (refused is not null) return refused;
        if (message.Thread is { } thread && await IsGoneAsync(thread, conversation, cancellationToken))
        {
            return new GaveUp("thread_not_found", GiveUpReason.Refused);
        }

        var now = Now;
        var posted = new SimulatorMessage
        {
            Id = Guid.CreateVersion7(now.ToDateTimeOffset()),
            Conversation = conversation,
            ParentId = message.Thread is { } parent ? Guid.Parse(parent.MessageId) : null,
            Author = directory.Workspace.BotAccountId,
            Reader = reader,
            Card = SimulatorJson.Write(message.Card),
            PostedAt = now,
        };
        await database.WriteAsync(sql => SimulatorStore.AddAsync(sql, posted), WriteUrgency.Background, cancellationToken);
        changes.Notify();
        return new Sent(reader is null ? new PostedMessage(conversation, posted.Id.ToString("N")) : null);
    }

    public Task<SendResult> UpdateAsync(string workspaceId, PostedMessage posted, Card card, CancellationToken cancellationToken) =>
        ChangeAsync(posted, (sql, id) => SimulatorStore.UpdateAsync(sql, posted.ChannelId, id, SimulatorJson.Write(card), Now), posted, cancellationToken);

    public Task<SendResult> DeleteAsync(string workspaceId, PostedMessage posted, CancellationToken cancellationToken) =>
        ChangeAsync(posted, (sql, id) => SimulatorStore.DeleteAsync(sql, posted.ChannelId, id, Now), null, cancellationToken);

    public async Task<PlatformWorkspace> GetWorkspaceAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var directory = await DirectoryAsync(workspaceId, cancellationToken);
        return new(workspaceId, directory.Workspace.Name, Address: null, directory.Workspace.BotAccountId);
    }

    public async IAsyncEnumerable<ImmutableArray<PlatformAccount>> ListAccountsAsync(
        string workspaceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var directory = await DirectoryAsync(workspaceId, cancellationToken);
        foreach (var page in directory.Accounts.Chunk(200)) yield return [.. page.Select(ToPlatform)];
    }

    public async Task<PlatformAccount?> FindAccountAsync(string workspaceId, string accountId, CancellationToken cancellationToken) =>
        (await DirectoryAsync(workspaceId, cancellationToken)).Find(accountId) is { } account ? ToPlatform(account) : null;

    public async Task<string?> FindManagerAsync(
        string workspaceId, string accountId, string fieldLabel, CancellationToken cancellationToken) =>
        (await DirectoryAsync(workspaceId, cancellationToken)).Find(accountId) is { ManagerExternalId.Length: > 0 } account
            ? account.ManagerExternalId
            : null;

    public async Task<ImmutableArray<PlatformGroup>> ListGroupsAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var directory = await DirectoryAsync(workspaceId, cancellationToken);
        return [.. directory.Groups.Select(g => new PlatformGroup(g.ExternalId, g.Handle, g.Name, directory.MembersOf(g)))];
    }

    public async Task<ImmutableArray<PlatformChannel>> ListChannelsAsync(string workspaceId, CancellationToken cancellationToken) =>
        [.. (await DirectoryAsync(workspaceId, cancellationToken)).Channels.Select(ToPlatform)];

    public async Task<PlatformChannel?> FindChannelAsync(string workspaceId, string channelId, CancellationToken cancellationToken) =>
        (await DirectoryAsync(workspaceId, cancellationToken)).Channels.FirstOrDefault(c => c.ExternalId == channelId) is { } channel
            ? ToPlatform(channel)
            : null;

    /// <summary>The simulator opens on this machine alone: its links lead nowhere else.</summary>
    public Task<Uri?> FindMessageAddressAsync(string workspaceId, ChatMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<Uri?>(null);

    private static (string Conversation, string? Reader, SendResult? Refused) Resolve(SimulatorDirectory directory, OutgoingMessage message)
    {
        switch (message.Destination)
        {
            case DestinationKind.Channel when directory.Channels.Any(c => c.ExternalId == message.DestinationId && c.CanPost):
                return (message.DestinationId, null, null);
            case DestinationKind.Account when directory.FindPerson(message.DestinationId) is { } person:
                return (Conversation.DirectId(person.ExternalId, directory.Workspace.BotAccountId), null, null);
            case DestinationKind.Home when directory.FindPerson(message.DestinationId) is { } person:
                return (Conversation.HomeId(person.ExternalId), null, null);
            case DestinationKind.Reply when ReplyAddress.Parse(message.DestinationId) is { } reply:
                return (reply.Conversation, reply.AccountId, null);
            case DestinationKind.Channel:
                return ("", null, new GaveUp("channel_not_found", GiveUpReason.ChannelGone));
            case DestinationKind.Account or DestinationKind.Home:
                return ("", null, new GaveUp("account_not_found", GiveUpReason.AccountGone));
            default:
                return ("", null, new GaveUp("reply_address_unknown", GiveUpReason.Refused));
        }
    }

    private async Task<bool> IsGoneAsync(PostedMessage posted, string conversation, CancellationToken cancellationToken) =>
        !Guid.TryParse(posted.MessageId, out var id)
        || await database.ReadAsync(sql => SimulatorStore.FindAsync(sql, conversation, id, viewer: ""), cancellationToken) is null;

    private async Task<SendResult> ChangeAsync(
        PostedMessage posted, Func<SqlSession, Guid, Task<int>> change, PostedMessage? after, CancellationToken cancellationToken)
    {
        var isChanged = Guid.TryParse(posted.MessageId, out var id)
            && await database.WriteAsync(sql => change(sql, id), WriteUrgency.Background, cancellationToken) > 0;
        if (!isChanged) return new GaveUp("message_not_found", GiveUpReason.MessageGone);

        changes.Notify();
        return new Sent(after);
    }

    private Task<SimulatorDirectory?> FindDirectoryAsync(string workspaceId, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => SimulatorStore.FindDirectoryAsync(sql, workspaceId), cancellationToken);

    private async Task<SimulatorDirectory> DirectoryAsync(string workspaceId, CancellationToken cancellationToken) =>
        await FindDirectoryAsync(workspaceId, cancellationToken) ?? throw new ChatPlatformException("unknown_workspace", isTransient: false);

    private static PlatformAccount ToPlatform(SimulatorAccount account) => new()
    {
        AccountId = account.ExternalId,
        DisplayName = account.Name,
        Handle = account.Handle,
        Email = account.Email,
        IsEmailConfirmed = account.IsEmailConfirmed,
        Kind = account.Kind,
        IsDeactivated = account.DeactivatedAt is not null,
        TimeZone = account.TimeZone,
        Locale = account.Locale,
        JobTitle = account.JobTitle,
    };

    private static PlatformChannel ToPlatform(SimulatorChannel channel) => new()
    {
        ChannelId = channel.ExternalId,
        Name = channel.Name,
        IsPrivate = channel.IsPrivate,
        IsArchived = channel.IsArchived,
        IsGeneral = channel.IsGeneral,
        CanPost = channel.CanPost,
        MemberCount = (int)channel.MemberCount,
    };
}
