using CultureBot.Storage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CultureBot.Web.Tests.Browser;

[Collection(OneChromium.Name)]
public sealed class DataInTheBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData("light", ColorScheme.Light, 1440)]
    [InlineData("dark", ColorScheme.Dark, 1440)]
    [InlineData("phone", ColorScheme.Light, 390)]
    [InlineData("dark-phone", ColorScheme.Dark, 390)]
    public async Task Everybody_can_see_what_is_kept_of_them_and_an_administrator_can_erase_a_person(string name, ColorScheme scheme, int width)
    {
        Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");
        await using var company = await PersonsCompany.StartAsync();
        await company.App.Database.WriteAsync(
            sql => sql.ExecuteAsync(
                """
                INSERT INTO messages (id, kind, subject, workspace_id, destination_kind, destination, state, not_before, created_at, last_error, sent_at)
                SELECT '0193a000-0000-7000-8000-00000000000d', 'kudos.post', 'kudos:1', id, 'Channel', 'C1', 'Dead', 0, 0, 'channel_not_found', NULL FROM workspaces WHERE platform = 'slack'
                UNION ALL SELECT '0193a000-0000-7000-8000-00000000000e', 'digest', 'digest:1', id, 'Channel', 'C1', 'Dead', 0, 0, 'cant_update_message', 1 FROM workspaces WHERE platform = 'slack'
                """),
            WriteUrgency.Background,
            TestContext.Current.CancellationToken);
        await using var ada = await chromium.OpenAsync(company.App.Address, width, 900, scheme);
        var page = ada.Page;
        await page.GotoAsync(await Browsers.LinkAsync(company.App, company.Ada));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign me in" }).ClickAsync();
        await ada.OpenPageAsync("My data");
        Assert.Empty(await PageAudit.RunAsync(page));
        await ada.TakePictureAsync("my-data-" + name);
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download my data" }).ClickAsync());
        Assert.Equal("my-data.json", file.SuggestedFilename);

        await ada.OpenPageAsync("Erase a person");
        await page.GetByLabel("Name or address").FillAsync("ben");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Look at Ben" })).ToHaveCountAsync(2);
        Assert.Empty(await PageAudit.RunAsync(page));
        await ada.TakePictureAsync("erase-found-" + name);
        await page.GetByRole(AriaRole.Link, new() { Name = "Look at Ben" }).First.ClickAsync();
        await page.GetByLabel("Type Ben to erase them").FillAsync("Bon");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("That is not their name")).ToBeVisibleAsync();
        Assert.Empty(await PageAudit.RunAsync(page));
        await ada.TakePictureAsync("erase-" + name);
        ada.AssertRefusal();
        await page.GetByLabel("Type Ben to erase them").FillAsync("Ben");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("They are erased");

        await ada.OpenPageAsync("Audit");
        Assert.Empty(await PageAudit.RunAsync(page));
        await ada.TakePictureAsync("audit-" + name);

        await ada.OpenPageAsync("Data sheet");
        await page.GetByText("service_feedback", new() { Exact = true }).ClickAsync();
        await Expect(page.GetByText("What would have made it a five.").First).ToBeVisibleAsync();
        Assert.Empty(await PageAudit.RunAsync(page));
        await ada.TakePictureAsync("data-sheet-" + name);

        await ada.OpenPageAsync("Messages");
        Assert.Empty(await PageAudit.RunAsync(page));
        await Expect(page.GetByText("It stands in chat as it was")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again: kudos.post" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("One message is tried again");
        await ada.TakePictureAsync("messages-" + name);
        ada.AssertNoComplaints();
    }
}
