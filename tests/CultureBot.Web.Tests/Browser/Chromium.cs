using Microsoft.Playwright;

namespace CultureBot.Web.Tests.Browser;

/// <summary>
/// This machine's Chromium, shared by the tests that look at pages; they run one after another. Nothing is downloaded:
/// where there is none, those tests are skipped and say so.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly string? Executable = Find();

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why there is no browser, for <c>Assert.SkipWhen</c>; null when there is one.</summary>
    public static string? Unavailable { get; } =
        Executable is null ? "There is no Chromium here (looked on the PATH for " + string.Join(", ", Names) + ")." : null;

    public async ValueTask InitializeAsync()
    {
        if (Executable is null) return;
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(20_000);
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A window with cookies of its own, as on another person's machine.</summary>
    internal async Task<Window> OpenAsync(Uri address, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = "en",
        });
        return new(context, await context.NewPageAsync());
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}

[CollectionDefinition(Name)]
public sealed class OneChromium : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";
}
