using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CultureBot.Web.Tests.Browser;

/// <summary>The simulator as a newcomer meets it, in a real browser.</summary>
[Collection(OneChromium.Name)]
public sealed class SimulatorInTheBrowserTests(Chromium chromium) : IAsyncLifetime
{
    private const string Words = "Stayed late to move the Rotterdam order, so that the customer could open on Monday.";

    private AppFixture _app = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Unavailable is null) _app = await DemoCompanyApp.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_kudos_written_by_keyboard_alone_is_seen_live_by_others_and_taken_back_before_their_eyes()
    {
        SkipWithoutChromium();
        await using var odalys = await chromium.OpenAsync(_app.Address);
        await using var bram = await OpenAsync("/simulator/U002/C-kudos");
        var keys = odalys.Page.Keyboard;

        await odalys.Page.GotoAsync("/simulator");
        await keys.TypeAsync("odalys");
        await Expect(odalys.Page.Locator(".person:visible")).ToHaveCountAsync(1);
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Expect(odalys.Page.GetByRole(AriaRole.Heading, new() { Name = "#kudos" })).ToBeVisibleAsync();

        await keys.PressAsync("Tab");
        await Expect(odalys.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the messages" })).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Expect(odalys.Page.Locator("#words")).ToBeFocusedAsync();
        await keys.TypeAsync("/ku");
        await Expect(odalys.Page.GetByRole(AriaRole.Option, new() { Name = "/kudos" })).ToBeVisibleAsync();
        await keys.PressAsync("Enter");
        await keys.TypeAsync("@bra");
        await Expect(odalys.Page.GetByRole(AriaRole.Option, new() { Name = "@bram" })).ToBeVisibleAsync();
        await keys.PressAsync("Enter");
        await keys.TypeAsync(Words + " #ca");
        await keys.PressAsync("Enter");
        await odalys.TakePictureAsync("simulator-typing");
        await keys.PressAsync("Enter");

        await Expect(Log(odalys).GetByText("Bram Okonjo will hear of it")).ToBeVisibleAsync();
        await Expect(Log(bram).GetByText(Words)).ToBeVisibleAsync();
        await Expect(Log(bram).GetByText("will hear of it")).ToHaveCountAsync(0);
        await Expect(Place(bram, "CultureBot").GetByText("1 new message")).ToBeAttachedAsync();
        await bram.TakePictureAsync("simulator-kudos");

        await Log(odalys).GetByRole(AriaRole.Button, new() { Name = "Take it back" }).FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(Log(odalys).GetByText("Taken back. Messages that carried it")).ToBeVisibleAsync();
        await Expect(Log(bram).GetByText("This thank-you was taken back.")).ToBeVisibleAsync();
        await Expect(Log(bram).GetByText(Words)).ToHaveCountAsync(0);
        odalys.AssertNoComplaints();
        bram.AssertNoComplaints();
    }

    [Fact]
    public async Task A_form_says_what_is_missing_keeps_what_was_typed_and_can_be_left()
    {
        SkipWithoutChromium();
        await using var odalys = await OpenAsync("/simulator/U001/C-kudos");
        var page = odalys.Page;
        await SayAsync(odalys, "/kudos help");
        await Log(odalys).GetByRole(AriaRole.Button, new() { Name = "Write one now" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Dialog, new() { Name = "Thank a colleague" });
        var whom = form.GetByLabel("Whom do you thank?");
        await Expect(whom).ToBeFocusedAsync();
        await Expect(form.GetByRole(AriaRole.Button, new() { Name = "Send" })).ToBeInViewportAsync();

        await form.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(form.GetByText("Please fill this in.")).ToHaveCountAsync(2);
        await Expect(whom).ToBeFocusedAsync();
        await odalys.TakePictureAsync("simulator-form-errors");

        await whom.FillAsync("@bram @nobodyhere");
        await form.GetByLabel("What did they do?").FillAsync(Words);
        await form.GetByLabel("#care").CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(form.GetByText("Nobody here goes by @nobodyhere.")).ToBeVisibleAsync();
        await Expect(form.GetByLabel("What did they do?")).ToHaveValueAsync(Words);
        await Expect(form.GetByLabel("#care")).ToBeCheckedAsync();

        await whom.FillAsync("@bram @keahi ");
        await form.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(form).ToHaveCountAsync(0);
        await Expect(Log(odalys).GetByText("Odalys Merriwether thanks @Bram Okonjo and @Keahi Lindqvist")).ToBeVisibleAsync();

        await Log(odalys).GetByRole(AriaRole.Button, new() { Name = "Thank someone too" }).Last.ClickAsync();
        await Expect(whom).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(form).ToHaveCountAsync(0);
        odalys.AssertNoComplaints();
    }

    [Fact]
    public async Task The_digest_arrives_with_its_thread_and_everybody_gets_their_own()
    {
        SkipWithoutChromium();
        await using var odalys = await OpenAsync("/simulator/U001/C-general");
        await using var bram = await OpenAsync("/simulator/U002/C-general");
        var run = odalys.Page.GetByRole(AriaRole.Button, new() { Name = "The channel’s digest" });

        await run.ClickAsync();
        await Expect(Log(odalys).GetByText("This week’s digest is on its way")).ToBeVisibleAsync();
        await Expect(Log(bram).GetByText("This week at Tidewater Services")).ToBeVisibleAsync();
        await SayAsync(odalys, "/kudos @bram " + Words + " #care");
        await Expect(Log(bram).GetByText(Words)).ToBeVisibleAsync();
        await Log(bram).GetByRole(AriaRole.Link, new() { Name = "1 reply" }).ClickAsync();
        var thread = bram.Page.GetByRole(AriaRole.Complementary, new() { Name = "Thread" });
        await Expect(thread.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await bram.TakePictureAsync("simulator-digest");

        await odalys.Page.GetByRole(AriaRole.Button, new() { Name = "Everybody’s own digest" }).ClickAsync();
        await Expect(Log(odalys).GetByText("Everybody’s own week is on its way")).ToBeVisibleAsync();
        await Place(odalys, "CultureBot").ClickAsync();
        await Expect(Log(odalys).GetByText("Your week", new() { Exact = true })).ToBeVisibleAsync();
        await odalys.TakePictureAsync("simulator-personal-digest");

        await run.ClickAsync();
        await Expect(Log(odalys).GetByText("This week’s digest was sent already.")).ToBeVisibleAsync();
        odalys.AssertNoComplaints();
        bram.AssertNoComplaints();
    }

    [Fact]
    public async Task My_page_opens_by_its_link_once()
    {
        SkipWithoutChromium();
        await using var odalys = await OpenAsync("/simulator/U001/D-U001-UBOT");
        var page = odalys.Page;
        await SayAsync(odalys, "/culture");
        var link = Log(odalys).GetByRole(AriaRole.Link, new() { Name = "Open my page" });
        var address = await link.GetAttributeAsync("href");
        await link.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign me in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My thank-yous" })).ToBeVisibleAsync();
        Assert.Empty(await PageAudit.RunAsync(page));
        await odalys.TakePictureAsync("my-page");
        odalys.AssertNoComplaints();

        await using var somebody = await OpenAsync(address!);
        await somebody.Page.GetByRole(AriaRole.Button, new() { Name = "Sign me in" }).ClickAsync();
        await Expect(somebody.Page.GetByRole(AriaRole.Heading, new() { Name = "My thank-yous" })).ToHaveCountAsync(0);
        await Expect(somebody.Page.GetByText("/culture").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("light", ColorScheme.Light, 1280)]
    [InlineData("dark", ColorScheme.Dark, 1280)]
    [InlineData("phone", ColorScheme.Light, 360)]
    [InlineData("dark-phone", ColorScheme.Dark, 360)]
    public async Task Everybody_can_use_its_pages(string name, ColorScheme scheme, int width)
    {
        SkipWithoutChromium();
        await using var keahi = await chromium.OpenAsync(_app.Address, width, 800, scheme);
        var page = keahi.Page;
        await page.GotoAsync("/simulator");
        Assert.Empty(await PageAudit.RunAsync(page));

        await page.GotoAsync("/simulator/U003/C-kudos");
        await SayAsync(keahi, "/kudos help");
        await SayAsync(keahi, "/kudos @bram " + Words);
        await Expect(Log(keahi).GetByText(Words).Last).ToBeVisibleAsync();
        Assert.Empty(await PageAudit.RunAsync(page));
        await keahi.TakePictureAsync("simulator-" + name);

        await Log(keahi).GetByRole(AriaRole.Link, new() { Name = "Reply in thread" }).Last.ClickAsync();
        var thread = page.GetByRole(AriaRole.Complementary, new() { Name = "Thread" });
        await thread.GetByLabel("Reply").FillAsync("Well deserved!");
        await page.Keyboard.PressAsync("Enter");
        await Expect(thread.GetByText("Well deserved!")).ToBeVisibleAsync();
        Assert.Empty(await PageAudit.RunAsync(page));
        await keahi.TakePictureAsync("simulator-thread-" + name);
        await thread.GetByRole(AriaRole.Link, new() { Name = "Close thread" }).ClickAsync();
        // A press while the page is being replaced is nobody's.
        await Expect(thread).ToBeHiddenAsync();

        await Log(keahi).GetByRole(AriaRole.Button, new() { Name = "Write one now" }).ClickAsync();
        await Expect(page.GetByLabel("Whom do you thank?")).ToBeFocusedAsync();
        Assert.Empty(await PageAudit.RunAsync(page));
        await keahi.TakePictureAsync("simulator-form-" + name);
        keahi.AssertNoComplaints();
    }

    private static void SkipWithoutChromium() => Assert.SkipWhen(Chromium.Unavailable is not null, Chromium.Unavailable ?? "");

    private async Task<Window> OpenAsync(string path)
    {
        var window = await chromium.OpenAsync(_app.Address);
        await window.Page.GotoAsync(path);
        return window;
    }

    private static async Task SayAsync(Window window, string words)
    {
        await window.Page.Locator("#words").FillAsync(words);
        await window.Page.Locator("#words").PressAsync("Escape");
        await window.Page.Locator("#words").PressAsync("Enter");
        await Expect(window.Page.Locator("#words")).ToHaveValueAsync("");
    }

    private static ILocator Log(Window window) => window.Page.Locator("#log");

    private static ILocator Place(Window window, string name) => window.Page.Locator(".place", new() { HasText = name });
}
