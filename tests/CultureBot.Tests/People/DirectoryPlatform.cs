using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CultureBot.Chat;

namespace CultureBot.Tests.People;

/// <summary>A platform that is only a directory: people, groups and channels to be read, and outages to be had.</summary>
internal sealed class DirectoryPlatform(string name = "directory") : IChatPlatform
{
    private TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => name;

    public PlatformPace Pace { get; } = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    public List<PlatformAccount> Accounts { get; } = [];

    public List<PlatformGroup> Groups { get; } = [];

    public List<PlatformChannel> Channels { get; } = [];

    public Dictionary<string, string> Managers { get; } = new(StringComparer.Ordinal);

    public int PageSize { get; set; } = 2;

    /// <summary>Breaks the listing of accounts off after so many pages.</summary>
    public int? BreaksOffAfterPages { get; set; }

    /// <summary>What every call throws while it is set.</summary>
    public ChatPlatformException? Outage { get; set; }

    /// <summary>While set, calls never come back, whatever is cancelled.</summary>
    public bool Hangs { get; set; }

    /// <summary>Whose token each call of GetWorkspaceAsync is about.</summary>
    public Func<string, CancellationToken, Task<PlatformWorkspace>>? Workspace { get; set; }

    /// <summary>The calls so far, as "method argument".</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Completes with the next call after <see cref="AskAnew"/>.</summary>
    public Task Asked => _asked.Task;

    public void AskAnew() => _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static PlatformAccount Member(string id, string displayName) =>
        new() { AccountId = id, DisplayName = displayName, Kind = AccountKind.Member, ChangedAt = 100 };

    public async Task<PlatformWorkspace> GetWorkspaceAsync(string workspaceId, CancellationToken cancellationToken)
    {
        await CallAsync("workspace", workspaceId);
        return await Workspace!(workspaceId, cancellationToken);
    }

    public async IAsyncEnumerable<ImmutableArray<PlatformAccount>> ListAccountsAsync(
        string workspaceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await CallAsync("accounts", workspaceId);
        var pages = 0;
        foreach (var page in Accounts.ToList().Chunk(PageSize))
        {
            if (pages++ == BreaksOffAfterPages) throw new ChatPlatformException("timeout", isTransient: true);
            yield return [.. page];
        }
    }

    public async Task<PlatformAccount?> FindAccountAsync(string workspaceId, string accountId, CancellationToken cancellationToken)
    {
        await CallAsync("account", accountId);
        return Accounts.Find(account => account.AccountId == accountId);
    }

    public async Task<string?> FindManagerAsync(
        string workspaceId, string accountId, string fieldLabel, CancellationToken cancellationToken)
    {
        await CallAsync("manager", $"{accountId} {fieldLabel}");
        return Managers.GetValueOrDefault(accountId);
    }

    public async Task<ImmutableArray<PlatformGroup>> ListGroupsAsync(string workspaceId, CancellationToken cancellationToken)
    {
        await CallAsync("groups", workspaceId);
        return [.. Groups];
    }

    public async Task<ImmutableArray<PlatformChannel>> ListChannelsAsync(string workspaceId, CancellationToken cancellationToken)
    {
        await CallAsync("channels", workspaceId);
        return [.. Channels];
    }

    public Task<Uri?> FindMessageAddressAsync(string workspaceId, ChatMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<Uri?>(null);

    public async Task<PlatformChannel?> FindChannelAsync(string workspaceId, string channelId, CancellationToken cancellationToken)
    {
        await CallAsync("channel", channelId);
        return Channels.Find(channel => channel.ChannelId == channelId);
    }

    public Task<SendResult> SendAsync(string workspaceId, OutgoingMessage message, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nothing is sent to a directory.");

    public Task<SendResult> UpdateAsync(string workspaceId, PostedMessage posted, Card card, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nothing is sent to a directory.");

    public Task<SendResult> DeleteAsync(string workspaceId, PostedMessage posted, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nothing is sent to a directory.");

    private async Task CallAsync(string method, string argument)
    {
        Calls.Enqueue($"{method} {argument}");
        _asked.TrySetResult();
        if (Hangs) await new TaskCompletionSource().Task;
        if (Outage is not null) throw Outage;
    }
}
