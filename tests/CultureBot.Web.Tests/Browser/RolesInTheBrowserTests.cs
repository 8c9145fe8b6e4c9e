using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CultureBot.Web.Tests.Browser;

[Collection(OneChromium.Name)]
public sealed class RolesInTheBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData("light", ColorScheme.Light, 1280)]
    [InlineData("dark", ColorScheme.Dark, 1280)]
    [InlineData("phone", ColorScheme.Light, 390)]
    [InlineData("dark-phone", ColorScheme.Dark, 390)]
    public async Task Everybody_can_use_the_page_of_roles(string name, ColorScheme scheme, int width)
    {
        Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");
        await using var company = await PersonsCompany.StartAsync();
        await using var ada = await chromium.OpenAsync(company.App.Address, width, 900, scheme);
        var page = ada.Page;
        await page.GotoAsync(await Browsers.LinkAsync(company.App, company.Ada));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign me in" }).ClickAsync();
        await ada.OpenPageAsync("Roles");
        Assert.Empty(await PageAudit.RunAsync(page));

        // By the keyboard alone.
        await page.GetByLabel("Find a name or an e-mail address").FocusAsync();
        await page.Keyboard.TypeAsync("ben");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make auditor: Ben (Slack" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The role is given");
        Assert.Empty(await PageAudit.RunAsync(page));
        await ada.TakePictureAsync("roles-" + name);

        await page.GetByRole(AriaRole.Button, new() { Name = "Take back: Ben (Slack" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The role is taken");
        await ada.OpenMenuAsync();
        Assert.Empty(await PageAudit.RunAsync(page));
        await ada.TakePictureAsync("menu-" + name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Thank each other where you work");
        ada.AssertNoComplaints();
    }
}
