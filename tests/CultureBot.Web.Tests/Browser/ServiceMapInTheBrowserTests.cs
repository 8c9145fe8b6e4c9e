using System.Text;
using CultureBot.Web.Tests.Services;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CultureBot.Web.Tests.Browser;

[Collection(OneChromium.Name)]
public sealed class ServiceMapInTheBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData("light", ColorScheme.Light, 1440)]
    [InlineData("dark", ColorScheme.Dark, 1440)]
    [InlineData("phone", ColorScheme.Light, 390)]
    [InlineData("dark-phone", ColorScheme.Dark, 390)]
    public async Task Everybody_can_read_the_map(string name, ColorScheme scheme, int width)
    {
        Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");
        await using var app = await AppFixture.StartAsync();
        var ana = await ServiceMapCompany.FoundFullAsync(app);
        await using var window = await chromium.OpenAsync(app.Address, width, 1600, scheme);
        var page = window.Page;
        await page.GotoAsync(await Browsers.LinkAsync(app, ana));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign me in" }).ClickAsync();
        await window.OpenPageAsync("Who serves whom");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "1 edge is broken: one says yes, one says no" })).ToBeVisibleAsync();
        await Expect(page.Locator("#map canvas")).ToBeVisibleAsync();
        Assert.Empty(await PageAudit.RunAsync(page));
        await window.TakePictureAsync("service-map-" + name);
        await AssertIsDownloadedAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Picture (PNG)" }), "map.png", "\u0089PNG");
        await AssertIsDownloadedAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Numbers (CSV)" }), "map.csv", "Provider,Customer");

        // By the keyboard alone.
        await page.GetByLabel("Team", new() { Exact = true }).FocusAsync();
        await page.Keyboard.TypeAsync("Legal");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Who serves whom: Legal" })).ToBeVisibleAsync();
        Assert.Empty(await PageAudit.RunAsync(page));
        window.AssertNoComplaints();
    }

    private static async Task AssertIsDownloadedAsync(IPage page, ILocator button, string name, string begin)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        Assert.Equal(name, download.SuggestedFilename);
        await using var file = await download.CreateReadStreamAsync();
        using var text = new StreamReader(file, Encoding.Latin1);
        Assert.Contains(begin, await text.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
