using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace CultureBot.Schedules;

public static class SchedulesServices
{
    /// <summary>
    /// Schedules, their occurrences and the scheduler: in memory on SQLite, clustered on PostgreSQL. Works are registered
    /// beside it as singletons: <c>services.AddSingleton&lt;IScheduledWork, SendChannelDigest&gt;()</c>. Needs AddStorage.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">
    /// <c>Database:Provider</c> and <c>Database:ConnectionString</c>; <c>Schedules:InstanceId</c> tells apart several nodes on
    /// one host and stays the same from start to start. <c>WorkingTime:…</c> and <c>QuietHours:…</c>: when people work.
    /// </param>
    /// <exception cref="InvalidOperationException">A setting of <c>WorkingTime</c> or <c>QuietHours</c> cannot be read.</exception>
    public static IServiceCollection AddSchedules(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ScheduledWorks>();
        services.AddSingleton<SchedulesSignals>();
        services.AddSingleton<SchedulesHeartbeat>();
        services.AddSingleton<ClaimDue>();
        services.AddSingleton<OccurrenceRunner>();
        services.AddSingleton<ScheduleTriggers>();
        services.AddSingleton(provider => new Reconciler(
            Get<Database>(provider), Get<ScheduledWorks>(provider), Get<ClaimDue>(provider), Get<ScheduleTriggers>(provider),
            Get<OccurrenceRunner>(provider), Get<SchedulesHeartbeat>(provider), Get<TimeProvider>(provider),
            Get<ILogger<Reconciler>>(provider)));
        services.AddSingleton(provider => new RunJob(
            Get<Database>(provider), Get<SchedulesSignals>(provider), Get<TimeProvider>(provider)));
        services.AddSingleton(provider => new AddSchedule(
            Get<Database>(provider), Get<SchedulesSignals>(provider), Get<TimeProvider>(provider)));
        services.AddSingleton(provider => new EndSchedule(
            Get<Database>(provider), Get<SchedulesSignals>(provider), Get<TimeProvider>(provider)));
        services.AddSingleton(provider => new ChangeSchedule(
            Get<Database>(provider), Get<ScheduledWorks>(provider), Get<SchedulesSignals>(provider), Get<TimeProvider>(provider)));
        services.AddSingleton(provider => new PauseSchedule(
            Get<Database>(provider), Get<SchedulesSignals>(provider), Get<TimeProvider>(provider)));
        services.AddSingleton(provider => new Jobs(
            Get<Database>(provider), Get<ScheduledWorks>(provider), Get<RunJob>(provider), Get<TimeProvider>(provider)));
        services.AddSingleton(provider => new ReadRuns(Get<Database>(provider), Get<ScheduledWorks>(provider), Get<TimeProvider>(provider)));
        services.AddSingleton(provider => new RetryRun(Get<Database>(provider), Get<SchedulesSignals>(provider), Get<TimeProvider>(provider)));
        services.AddPersonalCalendars(configuration);
        services.AddHolidays();
        services.AddQuartz(quartz => Configure(quartz, configuration));
        services.AddHostedService<SchedulesService>();
        services.AddHealthChecks().AddCheck<SchedulesHealth>("schedules", tags: ["ready"]);
        return services;
    }

    private static void Configure(IQuartzBuilder quartz, IConfiguration configuration)
    {
        quartz.UseDefaultThreadPool(4);
        if (!string.Equals(configuration["Database:Provider"], "postgres", StringComparison.OrdinalIgnoreCase))
        {
            quartz.UseInMemoryStore();
            return;
        }

        var node = configuration["Schedules:InstanceId"];
        quartz.ConfigureScheduler(options =>
        {
            options.InstanceName = "culturebot";
            options.InstanceId = string.IsNullOrEmpty(node) ? Environment.MachineName : $"{Environment.MachineName}-{node}";
        });
        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(NpgsqlFactory.Instance, configuration["Database:ConnectionString"]!);
            store.ProvisionSchema();
            store.ConfigureStore(options =>
            {
                options.StoreJobDataAsStrings = true;
                options.UseBackgroundThreads = true;
            });
            store.UseClustering(options =>
            {
                options.CheckinInterval = TimeSpan.FromSeconds(5);
                options.CheckinMisfireThreshold = TimeSpan.FromSeconds(10);
            });
        });
    }

    private static T Get<T>(IServiceProvider provider) where T : notnull => provider.GetRequiredService<T>();
}
