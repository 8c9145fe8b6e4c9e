using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CultureBot.Web.Tests.Browser;

[Collection(OneChromium.Name)]
public sealed class PeopleInTheBrowserTests(Chromium chromium)
{
    private const string File =
        """
        email,name,manager_email,team,location
        mia@example.com,Mia López,,Direction,Berlin
        ana@example.com,Ana Berg,mia@example.com,Sales,Oslo
        hana@example.com,Hana,mia@example.com,People,Berlin
        cem@example.com,Cem Kaya,ana@example.com,Sales,Oslo
        """;

    [Theory]
    [InlineData("light", ColorScheme.Light, 1440)]
    [InlineData("dark-phone", ColorScheme.Dark, 390)]
    public async Task HR_imports_people_looks_at_them_and_opens_the_chart(string name, ColorScheme scheme, int width)
    {
        Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");
        await using var company = await SettingsCompany.StartAsync();
        await using var hana = await chromium.OpenAsync(company.App.Address, width, 900, scheme);
        var page = hana.Page;
        await page.GotoAsync(await Browsers.LinkAsync(company.App, company.Hana));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign me in" }).ClickAsync();
        await hana.OpenPageAsync("Import people");
        await AuditAsync(hana, "import-empty-" + name);

        await page.GetByLabel("The file", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("email,team\nana,Sales\nana@example.com,\"x") });
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("is not an e-mail address");
        await AuditAsync(hana, "import-problems-" + name);

        await page.GetByLabel("The file", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(File) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What would change" })).ToBeVisibleAsync();
        await AuditAsync(hana, "import-plan-" + name);

        // By the keyboard alone.
        await page.GetByRole(AriaRole.Button, new() { Name = "Import these changes" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The file is imported.");
        await AuditAsync(hana, "import-done-" + name);
        await page.GetByRole(AriaRole.Link, new() { Name = "Undo it" }).ClickAsync();
        await AuditAsync(hana, "import-undo-" + name);

        await hana.OpenPageAsync("People");
        await AuditAsync(hana, "people-list-" + name);
        await page.GetByRole(AriaRole.Link, new() { Name = "Ana Berg" }).First.ClickAsync();
        await page.Locator("#new-from").FillAsync("2026-11-10");
        await page.Locator("#new-to").FillAsync("2026-12-31");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write it down" }).ClickAsync();
        await Expect(page.GetByText("On leave until")).ToBeVisibleAsync();
        await AuditAsync(hana, "person-" + name);

        await hana.OpenPageAsync("Who reports to whom");
        await page.GetByText("People of Mia López").First.ClickAsync();
        await AuditAsync(hana, "chart-" + name);
        await page.GetByRole(AriaRole.Link, new() { Name = "Mia López", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Mia López" })).ToBeVisibleAsync();
        await AuditAsync(hana, "chart-branch-" + name);
        hana.AssertNoComplaints();
    }

    private static async Task AuditAsync(Window window, string picture)
    {
        Assert.Empty(await PageAudit.RunAsync(window.Page));
        await window.TakePictureAsync(picture);
    }
}
