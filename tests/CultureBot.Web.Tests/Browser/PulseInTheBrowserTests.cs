using CultureBot.Web.Tests.Pulse;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CultureBot.Web.Tests.Browser;

[Collection(OneChromium.Name)]
public sealed class PulseInTheBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData("light", ColorScheme.Light, 1440)]
    [InlineData("dark", ColorScheme.Dark, 1440)]
    [InlineData("phone", ColorScheme.Light, 390)]
    [InlineData("dark-phone", ColorScheme.Dark, 390)]
    public async Task Everybody_can_read_the_results(string name, ColorScheme scheme, int width)
    {
        Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");
        await using var app = await AppFixture.StartAsync();
        await PulseCompany.AddAsync(app, app.Clock.Now);
        var ana = await Company.AddAccountAsync(app, "ana");
        await using var window = await chromium.OpenAsync(app.Address, width, 2400, scheme);
        var page = window.Page;
        await page.GotoAsync(await Browsers.LinkAsync(app, ana));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign me in" }).ClickAsync();
        await page.GotoAsync($"/pulse/{PulseCompany.Window:D}");
        Assert.Empty(await PageAudit.RunAsync(page));
        await window.TakePictureAsync("pulse-" + name);

        // By the keyboard alone.
        await page.GetByRole(AriaRole.Link, new() { Name = "Front Desk" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Front Desk" })).ToBeVisibleAsync();
        Assert.Empty(await PageAudit.RunAsync(page));
        window.AssertNoComplaints();
    }
}
