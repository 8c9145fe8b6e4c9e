using CultureBot.Testing.Hooks;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CultureBot.Web.Tests.Browser;

[Collection(OneChromium.Name)]
public sealed class HooksInTheBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData("light", ColorScheme.Light, 1280)]
    [InlineData("dark-phone", ColorScheme.Dark, 390)]
    public async Task Administrators_can_use_the_page_of_webhooks(string name, ColorScheme scheme, int width)
    {
        Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");
        await using var company = await SettingsCompany.StartAsync();
        await using var receiver = await HookReceiver.StartAsync(TestContext.Current.CancellationToken);
        receiver.Status = 500;
        await using var ada = await chromium.OpenAsync(company.App.Address, width, 900, scheme);
        var page = ada.Page;
        await page.GotoAsync(await Browsers.LinkAsync(company.App, company.Ada));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign me in" }).ClickAsync();
        Assert.Empty(await PageAudit.RunAsync(page));
        await ada.OpenPageAsync("Webhooks");
        Assert.Empty(await PageAudit.RunAsync(page));
        await ada.TakePictureAsync("hooks-empty-" + name);

        await page.GetByLabel("Its address").FillAsync(receiver.Address.AbsoluteUri);
        await page.GetByLabel("Somebody thanked somebody in public").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(page.Locator("code")).ToContainTextAsync("whsec_");
        Assert.Empty(await PageAudit.RunAsync(page));
        await page.GetByRole(AriaRole.Link, new() { Name = "To the webhooks" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("A test is on its way.");
        await Until.TrueAsync(
            async () =>
            {
                await page.ReloadAsync();
                return await page.GetByText("Answer 500").CountAsync() > 0;
            },
            "the answer is shown",
            TimeSpan.FromSeconds(30));
        await page.GetByText("Delete", new() { Exact = true }).ClickAsync();
        Assert.Empty(await PageAudit.RunAsync(page));
        await ada.TakePictureAsync("hooks-" + name);

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Deleted");
        ada.AssertNoComplaints();
    }
}
