using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using CultureBot.Chat;

namespace CultureBot.Testing;

/// <summary>What a <see cref="FakePlatform"/> was asked to do.</summary>
public enum PlatformCallKind
{
    Send,
    Update,
    Delete,
}

/// <summary>One call, with the time on the clock.</summary>
public sealed record PlatformCall(
    PlatformCallKind Kind, string WorkspaceId, string Place, Card? Card, PostedMessage? Posted, PostedMessage? Thread, DateTimeOffset At)
{
    public string Words => Card?.Summary.ToPlain() ?? "";
}

/// <summary>
/// A chat platform in memory: it keeps what is posted, records every call in order, and can be told to answer the next
/// ones differently.
/// </summary>
public sealed class FakePlatform(TimeProvider time) : IChatPlatform
{
    private readonly ConcurrentQueue<Func<PlatformCall, CancellationToken, Task<SendResult?>>> _script = new();
    private readonly Lock _gate = new();
    private readonly List<PlatformCall> _calls = [];
    private readonly Dictionary<PostedMessage, Card> _shown = [];
    private TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, int> _underWay = new(StringComparer.Ordinal);
    private int _posted;

    public string Name { get; init; } = "fake";

    public PlatformPace Pace { get; set; } = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    public bool PeopleFollowPlaces { get; set; }

    /// <summary>What <see cref="FindAccountAsync"/> and <see cref="ListAccountsAsync"/> know.</summary>
    public ConcurrentDictionary<string, PlatformAccount> Accounts { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, PlatformChannel> Channels { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, PlatformGroup> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>The most calls that were ever under way at once to one place.</summary>
    public int MostAtOncePerPlace { get; private set; }

    public IReadOnlyList<PlatformCall> Calls
    {
        get
        {
            lock (_gate) return [.. _calls];
        }
    }

    /// <summary>The summaries of the cards of all calls, in order.</summary>
    public IReadOnlyList<string> Words => [.. Calls.Select(c => c.Words)];

    /// <summary>What people see now, in the order in which it was posted.</summary>
    public IReadOnlyList<string> Shown
    {
        get
        {
            lock (_gate) return [.. _shown.OrderBy(s => s.Key.MessageId, StringComparer.Ordinal).Select(s => s.Value.Summary.ToPlain())];
        }
    }

    /// <summary>The next call gets this answer and nothing is posted; further ones queue behind.</summary>
    public FakePlatform Next(SendResult result) => Next((_, _) => Task.FromResult<SendResult?>(result));

    /// <summary>The next call is posted, and yet answered as if nobody knew.</summary>
    public FakePlatform NextIsPostedButUncertain() => Next((call, _) =>
    {
        Show(call);
        return Task.FromResult<SendResult?>(new Uncertain("timeout"));
    });

    /// <summary>The next call hangs until it is cancelled.</summary>
    public FakePlatform NextHangs() => Next(async (_, cancellationToken) =>
    {
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return null;
    });

    /// <summary>The next call runs this first; null lets it go through as usual.</summary>
    public FakePlatform Next(Func<PlatformCall, CancellationToken, Task<SendResult?>> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    /// <summary>Waits, without polling, until the calls are as wanted.</summary>
    public async Task WaitForAsync(Func<IReadOnlyList<PlatformCall>, bool> wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            var called = Volatile.Read(ref _called).Task;
            if (wanted(Calls)) return;
            await called.WaitAsync(cancellationToken);
        }
    }

    public Task<SendResult> SendAsync(string workspaceId, OutgoingMessage message, CancellationToken cancellationToken) =>
        AnswerAsync(new(PlatformCallKind.Send, workspaceId, message.DestinationId, message.Card, null, message.Thread, time.GetUtcNow()), cancellationToken);

    public Task<SendResult> UpdateAsync(string workspaceId, PostedMessage posted, Card card, CancellationToken cancellationToken) =>
        AnswerAsync(new(PlatformCallKind.Update, workspaceId, posted.ChannelId, card, posted, null, time.GetUtcNow()), cancellationToken);

    public Task<SendResult> DeleteAsync(string workspaceId, PostedMessage posted, CancellationToken cancellationToken) =>
        AnswerAsync(new(PlatformCallKind.Delete, workspaceId, posted.ChannelId, null, posted, null, time.GetUtcNow()), cancellationToken);

    public Task<PlatformWorkspace> GetWorkspaceAsync(string workspaceId, CancellationToken cancellationToken) =>
        Task.FromResult(new PlatformWorkspace(workspaceId, "Workspace " + workspaceId, null, "BOT"));

    public async IAsyncEnumerable<ImmutableArray<PlatformAccount>> ListAccountsAsync(
        string workspaceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var page in Accounts.Values.OrderBy(a => a.AccountId, StringComparer.Ordinal).Chunk(200))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return [.. page];
        }
    }

    public Task<PlatformAccount?> FindAccountAsync(string workspaceId, string accountId, CancellationToken cancellationToken) =>
        Task.FromResult(Accounts.GetValueOrDefault(accountId));

    public Task<string?> FindManagerAsync(string workspaceId, string accountId, string fieldLabel, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    public Task<ImmutableArray<PlatformGroup>> ListGroupsAsync(string workspaceId, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<PlatformGroup>>([.. Groups.Values]);

    public Task<ImmutableArray<PlatformChannel>> ListChannelsAsync(string workspaceId, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<PlatformChannel>>([.. Channels.Values]);

    public Task<PlatformChannel?> FindChannelAsync(string workspaceId, string channelId, CancellationToken cancellationToken) =>
        Task.FromResult(Channels.GetValueOrDefault(channelId));

    public Task<Uri?> FindMessageAddressAsync(string workspaceId, ChatMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<Uri?>(new($"https://chat.example.com/{message.ChannelId}/{message.MessageId}"));

    private async Task<SendResult> AnswerAsync(PlatformCall call, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _calls.Add(call);
            _underWay[call.Place] = _underWay.GetValueOrDefault(call.Place) + 1;
            MostAtOncePerPlace = Math.Max(MostAtOncePerPlace, _underWay[call.Place]);
        }

        try
        {
            Interlocked.Exchange(ref _called, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            if (_script.TryDequeue(out var scripted) && await scripted(call, cancellationToken) is { } answer) return answer;
            return Show(call);
        }
        finally
        {
            lock (_gate) _underWay[call.Place]--;
        }
    }

    private SendResult Show(PlatformCall call)
    {
        lock (_gate)
        {
            switch (call.Kind)
            {
                case PlatformCallKind.Send:
                    var posted = new PostedMessage(call.Place, (++_posted).ToString("D6", CultureInfo.InvariantCulture));
                    _shown[posted] = call.Card!;
                    return new Sent(posted);
                case PlatformCallKind.Update when _shown.ContainsKey(call.Posted!):
                    _shown[call.Posted!] = call.Card!;
                    return new Sent(call.Posted);
                case PlatformCallKind.Delete when _shown.Remove(call.Posted!):
                    return new Sent(null);
                default:
                    return new GaveUp("message_not_found", GiveUpReason.MessageGone);
            }
        }
    }
}
