using CultureBot.Web.Tests.Pulse;
using CultureBot.Web.Tests.Surveys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CultureBot.Web.Tests.Browser;

[Collection(OneChromium.Name)]
public sealed class SurveysInTheBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData("light", ColorScheme.Light, 1440)]
    [InlineData("dark-phone", ColorScheme.Dark, 390)]
    public async Task HR_makes_a_survey_an_auditor_agrees_and_everybody_reads_results(string name, ColorScheme scheme, int width)
    {
        Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");
        await using var company = await SurveysCompany.WithAuditorAsync();
        await using var hana = await chromium.OpenAsync(company.App.Address, width, 1400, scheme);
        var page = hana.Page;
        await page.GotoAsync(await Browsers.LinkAsync(company.App, company.Hana));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign me in" }).ClickAsync();
        await hana.OpenPageAsync("Surveys");
        await LookAsync("empty");

        await page.GetByRole(AriaRole.Link, new() { Name = "New survey" }).ClickAsync();
        await LookAsync("template");
        // By the keyboard alone.
        await page.GetByLabel("One-off: questions of your own").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Step 2 of 5")).ToBeVisibleAsync();
        await page.GetByText("About one’s manager").First.ClickAsync();
        await page.GetByLabel("My manager asks what gets in my way").CheckAsync();
        await page.GetByText("Questions of your own").ClickAsync();
        await page.GetByLabel("One question a line").FillAsync("what do you think?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next: people and promise" }).ClickAsync();
        await Expect(page.GetByText("I cannot read the line")).ToBeVisibleAsync();
        await LookAsync("questions-wrong");
        hana.AssertRefusal();
        await page.GetByLabel("One question a line").FillAsync("agree | organization culture | We have room to think");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next: people and promise" }).ClickAsync();

        await page.GetByText("Only some teams").ClickAsync();
        await page.GetByLabel("Sales").CheckAsync();
        await page.GetByLabel("Beside the tree of teams also by").SelectOptionAsync("team");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the promise again" }).ClickAsync();
        await Expect(page.Locator("blockquote")).ToContainTextAsync("team");
        await LookAsync("people");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next: when" }).ClickAsync();

        await page.GetByLabel("Every quarter in its").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the sendings again" }).ClickAsync();
        await Expect(page.Locator("ol.coming li")).ToHaveCountAsync(3);
        await LookAsync("when");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next: preview" }).ClickAsync();
        await page.GetByText("one after the other").ClickAsync();
        await LookAsync("preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask an auditor" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("An auditor has been asked");
        var survey = new Uri(page.Url).AbsolutePath;
        await page.GetByText("End it", new() { Exact = true }).ClickAsync();
        await LookAsync("one");

        await using var aude = await chromium.OpenAsync(company.App.Address, width, 1400, scheme);
        await aude.Page.GotoAsync(await Browsers.LinkAsync(company.App, company.Aude));
        await aude.Page.GetByRole(AriaRole.Button, new() { Name = "Sign me in" }).ClickAsync();
        await aude.OpenPageAsync("Surveys");
        await aude.Page.GetByRole(AriaRole.Link, new() { Name = "A few questions" }).ClickAsync();
        Assert.Empty(await PageAudit.RunAsync(aude.Page));
        await aude.TakePictureAsync("surveys-auditor-" + name);
        await aude.Page.GetByRole(AriaRole.Button, new() { Name = "I agree" }).ClickAsync();
        await Expect(aude.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("It goes out as scheduled");
        aude.AssertNoComplaints();

        await page.GotoAsync("/surveys");
        await LookAsync("list");
        await hana.OpenPageAsync("What is due");
        await LookAsync("calendar");
        await PulseCompany.AddAsync(company.App, company.App.Clock.Now);
        await hana.OpenPageAsync("Results");
        await LookAsync("results");
        await page.GotoAsync(survey);
        hana.AssertNoComplaints();

        async Task LookAsync(string what)
        {
            Assert.Empty(await PageAudit.RunAsync(page));
            await hana.TakePictureAsync($"surveys-{what}-{name}");
        }
    }
}
