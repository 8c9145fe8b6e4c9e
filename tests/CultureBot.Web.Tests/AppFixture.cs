using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Web.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Web.Tests;

/// <summary>
/// The whole application on a free loopback port: configuration in, address out, a clock to move, services to look
/// into. The database is a file of its own, kept over <see cref="RestartAsync"/>.
/// </summary>
public sealed class AppFixture : IAsyncDisposable
{
    public const string ApiKey = "a-key-for-tests-0123456789";

    private readonly string _directory;
    private readonly Dictionary<string, string?> _settings;
    private readonly Action<IServiceCollection>? _adjust;
    private WebApplication _app = null!;
    private bool _isStarted;

    private AppFixture(string directory, Dictionary<string, string?> settings, TestClock clock, Action<IServiceCollection>? adjust)
    {
        _directory = directory;
        _settings = settings;
        _adjust = adjust;
        Clock = clock;
    }

    public TestClock Clock { get; }

    public Uri Address { get; private set; } = null!;

    /// <summary>Keeps no cookies and follows no redirects, so that tests see what is sent.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>False between an end and the next start.</summary>
    public bool IsRunning => _isStarted;

    public IServiceProvider Services => _app.Services;

    public Database Database => Services.GetRequiredService<Database>();

    /// <param name="settings">Configuration keys; what a test does not say is a platform-less application without demo, with an API key.</param>
    /// <param name="clock">By default one that stands at Wednesday, 2026-11-18 09:00 UTC.</param>
    /// <param name="adjust">Replaces services.</param>
    /// <exception cref="StartRefusedException">The application does not start with these settings.</exception>
    public static async Task<AppFixture> StartAsync(
        Dictionary<string, string?>? settings = null, TestClock? clock = null, Action<IServiceCollection>? adjust = null)
    {
        var directory = ScratchFolder.Create("culturebot-web-");
        var file = Path.Combine(directory, "test.db");
        await SqliteTemplate.CopyAsync(file, TestContext.Current.CancellationToken);
        Dictionary<string, string?> all = new()
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Api:Key"] = ApiKey,
            ["Demo:Enabled"] = "false",
            ["Database:ConnectionString"] = $"Data Source={file}",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (key, value) in settings ?? []) all[key] = value;
        var fixture = new AppFixture(directory, all, clock ?? new TestClock(Instant.FromUtc(2026, 11, 18, 9, 0)), adjust);
        try
        {
            await fixture.StartAsync();
            return fixture;
        }
        catch
        {
            await fixture.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the application and starts it again on the same database, with other settings where some are given.</summary>
    /// <param name="meanwhile">What happens while it is down: the clock moves, say.</param>
    public async Task RestartAsync(Dictionary<string, string?>? settings = null, Action? meanwhile = null)
    {
        await StopAsync();
        meanwhile?.Invoke();
        foreach (var (key, value) in settings ?? []) _settings[key] = value;
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task StartAsync()
    {
        string[] args = [.. _settings.Where(s => s.Value is not null).Select(s => $"--{s.Key}={s.Value}")];
        _app = CultureBotApp.Build(args, services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            _adjust?.Invoke(services);
        });
        await CultureBotApp.PrepareAsync(_app, TestContext.Current.CancellationToken);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _isStarted = true;
        Address = ReachedAt.Listening(_app.Services.GetRequiredService<IServer>());
        Client = NewClient();
    }

    /// <summary>A browser of its own, which keeps cookies when asked to.</summary>
    public HttpClient NewClient(bool cookies = false)
    {
        // A busy server may take longer than the second that a client waits for the word to send a body.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = cookies, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
#pragma warning disable RS0030 // A browser of the test's own, with its own cookies, outside the application's factory.
        return new(handler) { BaseAddress = Address };
#pragma warning restore RS0030
    }

    private async Task StopAsync()
    {
        if (_app is null) return;

        // What was refused before it started has nothing to stop, and no database to make its services of.
        if (_isStarted) await EndAsync(_app);
        _isStarted = false;
        Client?.Dispose();
        await _app.DisposeAsync();
        _app = null!;
    }

    private async Task EndAsync(WebApplication app)
    {
        var ending = app.StopAsync(CancellationToken.None);
        var pause = TimeSpan.FromSeconds(1);
        while (await Task.WhenAny(ending, Task.Delay(pause, TimeProvider.System)) != ending)
        {
            // A message in flight waits for its turn, half a second at most, by a clock that nobody moves meanwhile.
            Clock.Advance(Duration.FromMilliseconds(100));
            pause = TimeSpan.FromMilliseconds(50);
        }

        await ending;
    }
}
