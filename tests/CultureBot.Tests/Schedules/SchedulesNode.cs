using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using CultureBot.Workspaces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace CultureBot.Tests.Schedules;

/// <summary>The schedules of one node as the product wires them, on a clock of its own; several may share a database.</summary>
internal sealed class SchedulesNode : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public SchedulesNode(TestDatabase database, TimeProvider time, params IScheduledWork[] works)
        : this(database, time, new Dictionary<string, string?>(StringComparer.Ordinal), works)
    {
    }

    /// <param name="database">Where the ledger is.</param>
    /// <param name="time">The node's clock.</param>
    /// <param name="settings">Quartz is in memory unless they say <c>Database:Provider</c>.</param>
    /// <param name="works">What can be scheduled.</param>
    public SchedulesNode(
        TestDatabase database, TimeProvider time, IReadOnlyDictionary<string, string?> settings, params IScheduledWork[] works)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(time).AddSingleton(database.Database);
        services.AddSchedules(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        foreach (var work in works) services.AddSingleton(work);
        _services = services.BuildServiceProvider(validateScopes: true);
        Database = database.Database;
    }

    public static Instant Wednesday { get; } = Instant.FromUtc(2026, 11, 18, 12, 0);

    /// <summary>Friday 16:00 in Los Angeles, the hour of the workspace that <see cref="ConnectAsync"/> adds.</summary>
    public static Instant FridayHour { get; } = Instant.FromUtc(2026, 11, 21, 0, 0);

    public Database Database { get; }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public Task ReconcileAsync(CancellationToken cancellationToken) => Get<Reconciler>().RunOnceAsync(cancellationToken);

    public async Task<IHostedService> StartAsync(CancellationToken cancellationToken)
    {
        var service = _services.GetServices<IHostedService>().OfType<SchedulesService>().Single();
        await service.StartAsync(cancellationToken);
        return service;
    }

    public Task<WorkspaceId> ConnectAsync(
        CancellationToken cancellationToken, string externalId = "T1", string timeZone = "America/Los_Angeles") =>
        Database.WriteAsync(
            async sql =>
            {
                var id = new WorkspaceId(Guid.CreateVersion7(Wednesday.ToDateTimeOffset()));
                await sql.ExecuteAsync(
                    """
                    INSERT INTO workspaces (id, platform, external_id, name, time_zone, connected_at)
                    VALUES (@Id, 'slack', @ExternalId, 'Acme', @TimeZone, @ConnectedAt)
                    """,
                    new { Id = id.Value, ExternalId = externalId, TimeZone = timeZone, ConnectedAt = Wednesday });
                return id;
            },
            WriteUrgency.Background,
            cancellationToken);

    public Task<IReadOnlyList<Schedule>> SchedulesAsync(CancellationToken cancellationToken) =>
        Database.ReadAsync(SchedulesStore.ListAsync, cancellationToken);

    /// <summary>The ledger as <c>2026-W47 Done</c>, in the order of what was due.</summary>
    public Task<IReadOnlyList<string>> LedgerAsync(CancellationToken cancellationToken) =>
        Database.ReadAsync(
            sql => sql.ListAsync<string>(
                "SELECT period || ' ' || state || COALESCE(' ' || reason, '') FROM occurrences ORDER BY due_at, period"),
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Get<ScheduleTriggers>().StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}
