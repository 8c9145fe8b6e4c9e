using System.Diagnostics;
using CultureBot.Testing;
using CultureBot.Web.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CultureBot.Web.Tests.Browser;

/// <summary>What README says to somebody who runs CultureBot for their own company, followed to the letter: Slack's secret and token, nothing else.</summary>
[Collection(OneChromium.Name)]
public sealed class FirstStartTests(Chromium chromium)
{
    private const int MostClicks = 12;
    private const int MostFields = 1;

    private static readonly TimeSpan ThreeMinutes = TimeSpan.FromMinutes(3);

    private int _clicks;
    private int _fields;

    [Fact]
    public async Task A_new_administrator_goes_from_first_start_to_a_scheduled_pulse_in_under_three_minutes()
    {
        Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");
        LogLines log = new();
        await using var company = await SlackCompany.StartAsync(
            configure: settings => (settings["Roles:Administrators"], settings["Logging:LogLevel:Default"]) = (null, "Information"),
            adjust: services => services.AddSingleton<ILoggerProvider>(log));
        var printed = Assert.Single(log.About("Nobody is administrator yet")).Split(' ')[^1];
        await using var window = await chromium.OpenAsync(company.App.Address, 1440, 900);
        var page = window.Page;
        var taken = Stopwatch.StartNew();

        // The address of the start, and the one-time link that /culture answers with in Slack.
        await page.GotoAsync(printed);
        await page.GotoAsync(await AskForLinkAsync(company));
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Sign me in" }));
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Make me administrator" }));

        // Roles: whoever begins is often HR, too.
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Add to HR: Cem Kaya" }));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The role is given");

        // People are there already, from Slack; the rest is filled in.
        await PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Surveys", Exact = true }));
        await PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "New survey" }));
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Next: questions" }));
        await TypeAsync(page.GetByLabel("What is it called?"), "How it is to work here");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Next: people and promise" }));
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Next: when" }));
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Next: preview" }));
        await Expect(page.GetByText("5 people", new() { Exact = true })).ToBeVisibleAsync();
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Schedule it" }));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Scheduled.");
        taken.Stop();

        TestContext.Current.TestOutputHelper?.WriteLine($"From first start to a scheduled pulse: {_clicks} clicks, {_fields} field, {taken.Elapsed.TotalSeconds:0.0} s.");
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM surveys WHERE name = 'How it is to work here' AND state = 'Scheduled' AND template = 'StandingPulse'"));
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM schedules WHERE work = 'pulse-wave' AND cadence = 'Weekly' AND is_paused = FALSE AND ended_at IS NULL"));
        Assert.InRange(_clicks, 1, MostClicks);
        Assert.InRange(_fields, 0, MostFields);
        Assert.InRange(taken.Elapsed, TimeSpan.Zero, ThreeMinutes);
        window.AssertNoComplaints();
    }

    private static async Task<string> AskForLinkAsync(SlackCompany company)
    {
        var answer = await company.SendAsync(company.Requests.Command("/culture", "", SlackCompany.Cem, company.Slack.NewResponseUrl()));
        return SlackCompany.Elements(answer!).Select(element => (string?)element["url"]).Single(url => url?.Contains("/sign-in/", StringComparison.Ordinal) == true)!;
    }

    private async Task PressAsync(ILocator what)
    {
        _clicks++;
        await what.ClickAsync();
    }

    private async Task TypeAsync(ILocator where, string what)
    {
        _fields++;
        await where.FillAsync(what);
    }
}
