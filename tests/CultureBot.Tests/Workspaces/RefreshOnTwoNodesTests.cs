using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Testing.Databases;
using CultureBot.Tests.People;
using CultureBot.Workspaces;
using CultureBot.Workspaces.Installs;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Tests.Workspaces;

/// <summary>A refresh token works once: two nodes that need the next token at the same time must ask once, and lose none.</summary>
public sealed class RefreshOnTwoNodesTests
{
    [Theory, DatabaseData]
    public async Task Both_nodes_get_the_one_successor(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        OneTimeRefresh platform = new();
        await using var one = Node(test, platform);
        await using var two = Node(test, platform);
        await SaveAsync(test, expiresIn: Duration.FromMinutes(-1));

        Task<string?>[] asked = [.. new[] { one, two, one, two }.Select(node => FindAsync(node).AsTask())];
        await platform.Asked;
        platform.Answer.SetResult();
        await UntilAsync(test, () => Task.FromResult(asked.All(a => a.IsCompleted)));

        Assert.All(await Task.WhenAll(asked), token => Assert.Equal("token-2", token));
        Assert.Equal(1, platform.Calls);
    }

    [Theory, DatabaseData]
    public async Task Nobody_waits_while_the_old_token_works_and_the_next_refresh_has_its_own_refresh_token(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        OneTimeRefresh platform = new();
        await using var one = Node(test, platform);
        await using var two = Node(test, platform);
        await SaveAsync(test, expiresIn: Duration.FromHours(1));

        Assert.Equal("token-1", await FindAsync(one));
        await platform.Asked;
        Assert.Equal("token-1", await FindAsync(two));
        platform.Answer.SetResult();
        await UntilAsync(test, async () => await RevisionAsync(test) == 2);
        test.Clock.Advance(Duration.FromHours(13));

        Assert.Equal("token-3", await FindAsync(one));
        Assert.Equal("token-3", await FindAsync(two));
        Assert.Equal(2, platform.Calls);
    }

    [Theory, DatabaseData]
    public async Task A_successor_that_comes_after_its_lease_is_stored_all_the_same(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        OneTimeRefresh platform = new();
        await using var one = Node(test, platform);
        await SaveAsync(test, expiresIn: Duration.FromHours(1));

        await FindAsync(one);
        await platform.Asked;
        test.Clock.Advance(Duration.FromMinutes(10));
        platform.Answer.SetResult();
        await UntilAsync(test, async () => await RevisionAsync(test) == 2);

        Assert.Equal("token-2", await FindAsync(one));
    }

    private static ValueTask<string?> FindAsync(ServiceProvider node) =>
        node.GetRequiredService<IChatTokens>().FindAsync("directory", "T1", PeopleTest.Cancellation);

    private static Task<long> RevisionAsync(PeopleTest test) =>
        test.Database.ReadAsync(sql => sql.ScalarAsync<long>("SELECT token_revision FROM installs WHERE external_id = 'T1'"), PeopleTest.Cancellation);

    private static Task SaveAsync(PeopleTest test, Duration expiresIn) => test.Database.WriteAsync(
        async sql =>
        {
            InstallGrant grant = new() { Token = "token-1", RefreshToken = "refresh-1", ExternalId = "T1", ExpiresIn = expiresIn.ToTimeSpan() };
            await InstallsStore.SaveAsync(sql, new SecretBox(new byte[32]).Wrap("directory", grant, test.Clock.GetCurrentInstant()));
            await sql.ExecuteAsync("UPDATE installs SET token_revision = 1");
        },
        WriteUrgency.Background,
        PeopleTest.Cancellation);

    private static ServiceProvider Node(PeopleTest test, IChatInstall platform)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(test.Clock);
        services.AddSingleton(test.Database);
        services.AddSingleton(new SecretBox(new byte[32]));
        services.AddSingleton(platform);
        services.AddWorkspaces();
        return services.BuildServiceProvider();
    }

    private static async Task UntilAsync(PeopleTest test, Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(PeopleTest.Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(4), TimeProvider.System, limit.Token);
            test.Clock.Advance(Duration.FromMilliseconds(100));
        }
    }

    /// <summary>Gives the next token for each refresh token, once; the first answer waits to be let go.</summary>
    private sealed class OneTimeRefresh : IChatInstall
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _calls;

        public string Platform => "directory";

        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public int Calls => Volatile.Read(ref _calls);

        public async Task<InstallResult> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
        {
            var call = Interlocked.Increment(ref _calls);
            _asked.TrySetResult();
            await Answer.Task;
            return refreshToken == $"refresh-{call}"
                ? new Granted(new() { Token = $"token-{call + 1}", RefreshToken = $"refresh-{call + 1}", ExternalId = "T1", ExpiresIn = TimeSpan.FromHours(12) })
                : new NotGranted(NotGrantedReason.Spent, "invalid_refresh_token");
        }

        public Uri AuthorizeAddress(string state, Uri returnTo) => throw new NotSupportedException();

        public Task<InstallResult> ExchangeAsync(string code, Uri returnTo, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> RevokeAsync(string token, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ImmutableArray<PlatformWorkspace>> ListWorkspacesAsync(string token, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
