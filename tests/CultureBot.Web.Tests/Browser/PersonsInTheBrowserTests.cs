using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CultureBot.Web.Tests.Browser;

[Collection(OneChromium.Name)]
public sealed class PersonsInTheBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData("light", ColorScheme.Light, 1280)]
    [InlineData("dark", ColorScheme.Dark, 1280)]
    [InlineData("phone", ColorScheme.Light, 390)]
    [InlineData("dark-phone", ColorScheme.Dark, 390)]
    public async Task Everybody_can_use_the_page_of_who_is_who(string name, ColorScheme scheme, int width)
    {
        Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");
        await using var company = await PersonsCompany.StartAsync();
        await using var ada = await chromium.OpenAsync(company.App.Address, width, 900, scheme);
        var page = ada.Page;
        await page.GotoAsync(await Browsers.LinkAsync(company.App, company.Ada));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign me in" }).ClickAsync();
        await ada.OpenPageAsync("Accounts of one person");
        Assert.Empty(await PageAudit.RunAsync(page));
        await ada.TakePictureAsync("people-" + name);

        // By the keyboard alone.
        await page.GetByRole(AriaRole.Button, new() { Name = "Same person: Ben" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("They are one person now");
        Assert.Empty(await PageAudit.RunAsync(page));
        await ada.TakePictureAsync("people-merged-" + name);

        await page.GetByRole(AriaRole.Button, new() { Name = "Split off: Ben (Teams" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("a person of its own");
        ada.AssertNoComplaints();
    }
}
