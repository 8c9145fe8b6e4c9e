using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Workspaces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Tests.People;

/// <summary>A database with one connected workspace, T1, and the directory that it is synced from.</summary>
internal sealed class PeopleTest : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private PeopleTest(TestDatabase database, Workspace workspace, TestClock clock)
    {
        _database = database;
        Workspace = workspace;
        Clock = clock;
        Sync = new(
            Database, [Platform], new(Database, Options, clock, NullLogger<SyncManagers>.Instance), Channels, clock, NullLogger<SyncPeople>.Instance);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Database Database => _database.Database;

    public Workspace Workspace { get; }

    public TestClock Clock { get; }

    public DirectoryPlatform Platform { get; } = new();

    public PeopleOptions Options { get; } = new() { ManagerPause = TimeSpan.Zero };

    public LookupPatience Patience { get; } = new();

    public SyncPeople Sync { get; }

    private ChannelChanges Channels => new(new(new ConfigurationBuilder().Build(), Database), NullLogger<ChannelChanges>.Instance);

    public static async Task<PeopleTest> CreateAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind, Cancellation);
        var clock = new TestClock(Instant.FromUtc(2026, 11, 20, 9, 0));
        return new(database, await ConnectAsync(database.Database, clock, "T1"), clock);
    }

    public Task<Workspace> ConnectAsync(string externalId) => ConnectAsync(Database, Clock, externalId);

    /// <summary>Takes all steps, the managers too.</summary>
    public async Task SyncAsync(Workspace? workspace = null)
    {
        for (var cursor = ""; cursor is not null;) cursor = await Sync.RunStepAsync(workspace ?? Workspace, cursor, Cancellation);
    }

    public async Task<Workspace> ReadWorkspaceAsync() =>
        (await Database.ReadAsync(sql => WorkspacesStore.FindAsync(sql, Workspace.Id), Cancellation))!;

    public Task<Account?> FindAsync(string externalId, Workspace? workspace = null) =>
        Database.ReadAsync(sql => PeopleStore.FindAsync(sql, (workspace ?? Workspace).Id, externalId), Cancellation);

    public Task<IReadOnlyList<Account>> SaveAsync(params PlatformAccount[] accounts) => SaveAsync(Workspace, accounts);

    public Task<IReadOnlyList<Account>> SaveAsync(Workspace workspace, params PlatformAccount[] accounts) =>
        Database.WriteAsync(
            sql => AccountsStore.SaveAsync(sql, workspace.Id, accounts, Clock.GetCurrentInstant()), WriteUrgency.Background, Cancellation);

    public Task<long> CountAsync(string table) =>
        Database.ReadAsync(sql => sql.ScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), Cancellation);

    /// <summary>A new request's look-up.</summary>
    public async Task<PeopleFound?> LookUpAsync(string acting, params CommandPart[] named) =>
        await Lookup().FindAsync(await ReadWorkspaceAsync(), acting, named, Cancellation);

    public PeopleLookup Lookup() => new(Database, [Platform], new(Patience, Clock), Clock, NullLogger<PeopleLookup>.Instance);

    public ChannelLookup ChannelLookup() => new(Database, [Platform], Channels, new(Patience, Clock), Clock, NullLogger<ChannelLookup>.Instance);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static Task<Workspace> ConnectAsync(Database database, TestClock clock, string externalId) =>
        database.WriteAsync(
            sql => WorkspacesStore.SaveConnectedAsync(
                sql, "directory", new PlatformWorkspace(externalId, "Example", null, "B1"), [1], clock.GetCurrentInstant()),
            WriteUrgency.Background,
            Cancellation);
}
