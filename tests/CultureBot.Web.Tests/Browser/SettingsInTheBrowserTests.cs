using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CultureBot.Web.Tests.Browser;

[Collection(OneChromium.Name)]
public sealed class SettingsInTheBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData("light", ColorScheme.Light, 1440)]
    [InlineData("dark-phone", ColorScheme.Dark, 390)]
    public async Task Every_section_and_the_pages_of_jobs_can_be_used(string name, ColorScheme scheme, int width)
    {
        Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");
        await using var company = await SettingsCompany.StartAsync();
        await company.GiveAsync(company.Ada, company.Ben, "Thanks for covering the front desk all day");
        await using var ada = await chromium.OpenAsync(company.App.Address, width, 1600, scheme);
        var page = ada.Page;
        await page.GotoAsync(await Browsers.LinkAsync(company.App, company.Ada));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign me in" }).ClickAsync();
        await SeeAsync("/settings", "sections");

        await page.GotoAsync("/settings/values");
        var add = page.Locator("form[action='/settings/values/add']");
        await add.GetByLabel("Name").FillAsync("fair play");
        await add.GetByLabel("Emoji").FillAsync("⚖️");
        await add.GetByLabel("How one sees it").FillAsync("Says no kindly, and why.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Added.");
        await page.GetByText("Change #fair-play").ClickAsync();
        await SeeAsync(null, "values");

        await page.GotoAsync("/settings/privacy");
        await page.GetByLabel("Fives and how many answered").FillAsync("8");
        await page.GetByRole(AriaRole.Button, new() { Name = "See what it means" }).ClickAsync();
        await SeeAsync(null, "privacy");
        await page.GetByRole(AriaRole.Button, new() { Name = "Promise it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved.");

        await page.GotoAsync("/settings/retention");
        await page.GetByLabel("Thank-yous").FillAsync("365");
        await page.GetByRole(AriaRole.Button, new() { Name = "See what would go" }).ClickAsync();
        await SeeAsync(null, "retention");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep them for these times" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved.");

        await page.GotoAsync("/settings/celebrations");
        await page.GetByLabel("Birthdays").CheckAsync();
        await page.GetByLabel("Channel").SelectOptionAsync("C-board");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved.");
        await SeeAsync(null, "celebrations");
        await page.GotoAsync("/me/settings");
        await page.GetByLabel("Your birthday: the day").SelectOptionAsync("29");
        await page.GetByLabel("Your birthday: the month").SelectOptionAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save celebrations" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved.");
        await SeeAsync(null, "own-celebrations");

        await SeeAsync("/settings/digests", "digests");
        await SeeAsync("/settings/languages", "languages");
        await SeeAsync("/settings/connections", "connections");
        await SeeAsync("/jobs", "jobs");
        await page.GetByRole(AriaRole.Link, new() { Name = "The weekly digest in a channel (Example)" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now: The weekly digest in a channel (Example)" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("It runs now");
        await SeeAsync(null, "job");
        ada.AssertNoComplaints();

        async Task SeeAsync(string? address, string what)
        {
            if (address is not null) await page.GotoAsync(address);
            Assert.Empty(await PageAudit.RunAsync(page));
            await ada.TakePictureAsync($"settings-{what}-{name}");
        }
    }
}
