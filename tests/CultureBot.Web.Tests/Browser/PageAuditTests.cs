using Microsoft.Playwright;

namespace CultureBot.Web.Tests.Browser;

/// <summary>What is wrong with a page is found; else the other tests would find nothing because nothing looks.</summary>
[Collection(OneChromium.Name)]
public sealed class PageAuditTests(Chromium chromium)
{
    private const string Sound = "<!DOCTYPE html><html lang='en'><title>Page</title><body><main><h1>Page</h1><p>Words</p></main></body></html>";

    [Theory]
    [InlineData("<img src='data:,'>", "axe: image-alt")]
    [InlineData("<p role='heading' aria-level='2' aria-busines='x'>Words</p>", "axe: aria-valid-attr")]
    [InlineData("<ul><p>Words</p></ul>", "axe: list")]
    [InlineData("<p style='color: #999'>Words</p>", "contrast")]
    [InlineData("<input>", "no label")]
    public async Task A_fault_is_found(string html, string fault)
    {
        Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");
        await using var window = await chromium.OpenAsync(new Uri("http://127.0.0.1"), 1280, 900, ColorScheme.Light);

        await window.Page.SetContentAsync(Sound);
        Assert.Empty(await PageAudit.RunAsync(window.Page));
        await window.Page.SetContentAsync(Sound.Replace("</main>", html + "</main>", StringComparison.Ordinal));

        Assert.Contains(await PageAudit.RunAsync(window.Page), wrong => wrong.StartsWith(fault, StringComparison.Ordinal));
    }
}
