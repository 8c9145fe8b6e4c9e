using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Web.Access;
using CultureBot.Web.Demo;
using Microsoft.Extensions.Options;

namespace CultureBot.Web.Start;

/// <summary>Puts the application together. What is heavy starts in the background once the server listens.</summary>
public static class CultureBotApp
{
    /// <param name="args">Configuration as on the command line, for example <c>--Api:Key=…</c>.</param>
    /// <param name="adjust">Replaces services, for tests: a clock.</param>
    /// <exception cref="StartRefusedException">The configuration is wrong.</exception>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? adjust = null)
    {
        var builder = NewBuilder(args);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseKestrelHttpsConfiguration();
        if (ListenAddresses.Of(builder.Configuration).Count == 0) builder.WebHost.UseUrls(ListenAddresses.Default);

        var problems = SettingsCheck.Problems(builder.Configuration);
        if (problems.Length > 0) throw new StartRefusedException(problems);

        var options = WebOptions.From(builder.Configuration);
        builder.Logging.AddOneLine();
        AddServices(builder, options);
        adjust?.Invoke(builder.Services);

        var app = builder.Build();
        CheckOptions(app.Services);
        app.UseCultureBot(options);
        return app;
    }

    /// <summary>The configuration that <see cref="Build"/> would start with.</summary>
    public static IConfiguration Configuration(string[] args) => NewBuilder(args).Configuration;

    private static WebApplicationBuilder NewBuilder(string[] args) => WebApplication.CreateSlimBuilder(new WebApplicationOptions
    {
        Args = args,

        // Settings and pages are found beside the program, wherever it is started from.
        ContentRootPath = AppContext.BaseDirectory,

        // Static files are listed under this name, also when another program hosts the application.
        ApplicationName = typeof(CultureBotApp).Assembly.GetName().Name,
    });

    private static void AddServices(WebApplicationBuilder builder, WebOptions options)
    {
        // Demo data has its own file, so that trying CultureBot never touches what a later real start would use.
        if (options.IsDemo && string.IsNullOrEmpty(builder.Configuration["Database:ConnectionString"])
            && builder.Configuration["Database:Provider"] is null or "" or "sqlite")
        {
            builder.Configuration["Database:ConnectionString"] = "Data Source=data/demo.db";
        }

        try
        {
            builder.Services.AddCultureBot(builder.Configuration, options);
        }
        catch (InvalidOperationException malformed)
        {
            // The configuration binder names the key of a value that it cannot convert.
            throw new StartRefusedException([malformed.Message]);
        }
    }

    /// <summary>What must be true before the first request: the schema, and the right kind of data in it.</summary>
    /// <exception cref="StartRefusedException">The database is not one to start with.</exception>
    public static async Task PrepareAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var services = app.Services;
        await OpenDatabaseAsync(services, cancellationToken);
        services.GetRequiredService<AccessMap>().Load();
        var isDemo = services.GetRequiredService<WebOptions>().IsDemo;
        await DemoGuard.CheckAsync(services.GetRequiredService<Database>(), isDemo, cancellationToken);
        if (!isDemo) return;
        await services.GetRequiredService<DemoCompany>().SeedAsync(cancellationToken);
        await services.GetRequiredService<DemoPulse>().ScheduleAsync(cancellationToken);
        await services.GetRequiredService<DemoFeedback>().FillAsync(cancellationToken);
    }

    private static void CheckOptions(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();

            // Storage reads its settings when it is first asked for, which the pipeline's form keys do while it is built.
            services.GetRequiredService<SecretBox>();
            services.GetRequiredService<Database>();
        }
        catch (StorageConfigurationException invalid)
        {
            throw new StartRefusedException([invalid.Message]);
        }
        catch (OptionsValidationException invalid)
        {
            throw new StartRefusedException([.. invalid.Failures]);
        }
    }

    private static async Task OpenDatabaseAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
        }
        catch (MigrationException refused)
        {
            throw new StartRefusedException([refused.Message]);
        }
    }
}
