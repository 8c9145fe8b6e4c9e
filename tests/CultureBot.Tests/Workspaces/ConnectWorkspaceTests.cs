using System.Text;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Tests.People;
using CultureBot.Workspaces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace CultureBot.Tests.Workspaces;

public sealed class ConnectWorkspaceTests
{
    private const string Token = "token-of-t9";

    [Theory, DatabaseData]
    public async Task The_token_says_which_workspace_it_is_and_is_stored_wrapped(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        await using var services = Services(test);
        var tokens = services.GetRequiredService<IChatTokens>();
        string? offered = null;
        test.Platform.Workspace = async (workspaceId, cancellationToken) =>
        {
            offered = await tokens.FindAsync("directory", workspaceId, cancellationToken);
            return new("T9", "Nine", new("https://nine.example.com"), "B9");
        };

        var workspace = await services.GetRequiredService<ConnectWorkspace>().RunAsync("directory", Token, PeopleTest.Cancellation);

        Assert.Equal((Token, "T9", "Nine", "B9"), (offered, workspace.ExternalId, workspace.Name, workspace.BotAccountId));
        Assert.Equal(Token, await tokens.FindAsync("directory", "T9", PeopleTest.Cancellation));
        Assert.Null(await tokens.FindAsync("directory", "", PeopleTest.Cancellation));
        Assert.Null(await tokens.FindAsync("directory", "T404", PeopleTest.Cancellation));
        var stored = await test.Database.ReadAsync(
            sql => sql.ScalarAsync<byte[]>("SELECT token FROM installs WHERE external_id = 'T9'"), PeopleTest.Cancellation);
        Assert.DoesNotContain(Token, Encoding.Latin1.GetString(stored!), StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task A_restart_updates_and_an_uninstall_ends_with_the_next_install(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        await using var services = Services(test);
        var tokens = services.GetRequiredService<IChatTokens>();
        var connect = services.GetRequiredService<ConnectWorkspace>();
        test.Platform.Workspace = (_, _) => Task.FromResult(new PlatformWorkspace("T9", "Nine", null, "B9"));
        var first = await connect.RunAsync("directory", Token, PeopleTest.Cancellation);
        await test.Database.WriteAsync(
            sql => WorkspacesStore.PeopleSyncedAsync(sql, first.Id, test.Clock.Now), WriteUrgency.Background, PeopleTest.Cancellation);
        Assert.Equal(Token, await tokens.FindAsync("directory", "T9", PeopleTest.Cancellation));

        test.Platform.Workspace = (_, _) => Task.FromResult(new PlatformWorkspace("T9", "Nine renamed", null, "B9"));
        var again = await connect.RunAsync("directory", "newer", PeopleTest.Cancellation);
        Assert.Equal((first.Id, "Nine renamed", "newer"), (again.Id, again.Name, await tokens.FindAsync("directory", "T9", PeopleTest.Cancellation)));
        Assert.NotNull(again.PeopleSyncedAt);

        await HandleAsync(services, new WorkspaceDisconnected { Platform = "directory", WorkspaceId = "T9", RequestKey = "1" });
        Assert.Null(await tokens.FindAsync("directory", "T9", PeopleTest.Cancellation));
        Assert.Null(await services.GetRequiredService<WorkspaceLookup>().FindAsync("directory", "T9", PeopleTest.Cancellation));
        Assert.Equal(1, await test.CountAsync("workspaces w JOIN installs i ON i.id = w.install_id WHERE i.token IS NULL AND w.disconnected_at IS NOT NULL"));

        var back = await connect.RunAsync("directory", "newest", PeopleTest.Cancellation);
        Assert.Equal((first.Id, (Instant?)null, (Instant?)null), (back.Id, back.DisconnectedAt, back.PeopleSyncedAt));
    }

    [Theory, DatabaseData]
    public async Task A_platform_that_is_down_at_the_start_is_connected_and_synced_later(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Accounts.Add(DirectoryPlatform.Member("U1", "Ana"));
        var attempts = 0;
        test.Platform.Workspace = (_, _) => Interlocked.Increment(ref attempts) <= 2
            ? throw new ChatPlatformException("connection refused", isTransient: true)
            : Task.FromResult(new PlatformWorkspace("T9", "Nine", null, "B9"));
        await using var services = Services(test, collection => collection.AddConfiguredWorkspace("directory", Token));
        var hosted = services.GetServices<IHostedService>().ToList();
        var workspaces = services.GetRequiredService<WorkspaceLookup>();

        foreach (var service in hosted) await service.StartAsync(PeopleTest.Cancellation);
        await AdvanceUntilAsync(
            test.Clock,
            async () => await workspaces.FindAsync("directory", "T9", PeopleTest.Cancellation) is { PeopleSyncedAt: not null });
        foreach (var service in hosted) await service.StopAsync(PeopleTest.Cancellation);

        Assert.Equal(3, attempts);
        Assert.Equal("Ana", (await test.FindAsync("U1", await workspaces.FindAsync("directory", "T9", PeopleTest.Cancellation)))!.Name);
    }

    [Theory, DatabaseData]
    public async Task Changes_of_accounts_and_channels_are_stored_and_those_of_unknown_workspaces_are_not(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        await using var services = Services(test);
        foreach (var id in (string[])["T1", "T404"])
        {
            await HandleAsync(services, new AccountChanged
            {
                Platform = "directory", WorkspaceId = id, RequestKey = "1", Account = DirectoryPlatform.Member("U1", "Ana"),
            });
            await HandleAsync(services, new ChannelChanged
            {
                Platform = "directory", WorkspaceId = id, RequestKey = "2", Channel = new() { ChannelId = "C1", Name = "general" },
            });
        }

        Assert.Equal("Ana", (await test.FindAsync("U1"))!.Name);
        Assert.Equal((1, 1), (await test.CountAsync("accounts"), await test.CountAsync("channels")));
    }

    private static ServiceProvider Services(PeopleTest test, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(test.Clock);
        services.AddSingleton(test.Database);
        services.AddSingleton(new SecretBox(new byte[32]));
        services.AddSingleton<IChatPlatform>(test.Platform);
        services.AddSingleton(new ChatRoutes());
        services.AddSingleton(new PublicAddress(() => new("https://culturebot.example.com")));
        services.AddWorkspaces().AddPeople(new ConfigurationBuilder().Build()).AddDelivery();
        more?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    private static async Task HandleAsync(ServiceProvider services, ChatRequest request)
    {
        await using var scope = services.CreateAsyncScope();
        Assert.Same(
            ChatAnswer.Nothing,
            await new ChatRoutes().MapWorkspaces().MapPeople().HandleAsync(scope.ServiceProvider, request, PeopleTest.Cancellation));
    }

    /// <summary>Lets simulated time pass, second by second, until the background work has got there.</summary>
    private static async Task AdvanceUntilAsync(TestClock clock, Func<Task<bool>> isThere)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(PeopleTest.Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await isThere())
        {
            limit.Token.ThrowIfCancellationRequested();
            clock.Advance(Duration.FromSeconds(1));
            await Task.Yield();
        }
    }
}
