using CultureBot.Chat;
using CultureBot.Kudos;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Web.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.House.Tests;

/// <summary>The whole application, put together on a migrated database but not started: nothing runs in the background.</summary>
internal sealed class Product : IAsyncDisposable
{
    private readonly string _folder;
    private readonly WebApplication _app;

    private Product(string folder, WebApplication app) => (_folder, _app) = (folder, app);

    public static Instant Now { get; } = Instant.FromUtc(2026, 3, 6, 16, 0);

    public IServiceProvider Services => _app.Services;

    public Database Database => Services.GetRequiredService<Database>();

    public static async Task<Product> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("culturebot-house-").FullName;
        var clock = new TestClock(Now);
        var app = CultureBotApp.Build(
            ["--Demo:Enabled=false", $"--Database:ConnectionString=Data Source={Path.Combine(folder, "house.db")}", "--Logging:LogLevel:Default=Critical"],
            services => services
                .AddSingleton<TimeProvider>(clock)
                .AddSingleton<IChatPlatform>(new FakePlatform(clock))
                .AddSingleton(new KudosOptions { Values = ["4001", "4002", "4003"] }));
        await CultureBotApp.PrepareAsync(app, TestContext.Current.CancellationToken);
        return new(folder, app);
    }

    public async Task<ChatAnswer> AskAsync(ChatRequest request)
    {
        await using var scope = Services.CreateAsyncScope();
        return await Services.GetRequiredService<ChatRoutes>().HandleAsync(scope.ServiceProvider, request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
