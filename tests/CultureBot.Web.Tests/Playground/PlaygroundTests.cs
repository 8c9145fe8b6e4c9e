using CultureBot.Testing.Teams;
using CultureBot.Web.Tests.Browser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using static CultureBot.Web.Tests.Playground.PlaygroundCompany;
using static CultureBot.Web.Tests.Playground.PlaygroundWindow;
using static Microsoft.Playwright.Assertions;

namespace CultureBot.Web.Tests.Playground;

/// <summary>Against Microsoft's own client: what Alice sees before its window, and what the bot asks of its Connector.</summary>
[Collection(OneChromium.Name)]
public sealed class PlaygroundTests(Chromium chromium) : IAsyncLifetime
{
    private const string Words = "Covered the phones while I was out, so that nobody had to wait.";

    // An hour before the digest's own.
    private static readonly Instant Friday = Instant.FromUtc(2026, 11, 20, 15, 0);

    // A new workspace gets its jobs within a minute.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private AppFixture _app = null!;
    private PlaygroundProcess _playground = null!;
    private PlaygroundWindow _alice = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string? Unavailable => PlaygroundProcess.Unavailable ?? Chromium.Unavailable;

    private IPage Page => _alice.Page;

    public async ValueTask InitializeAsync()
    {
        if (Unavailable is not null) return;
        _app = await AppFixture.StartAsync(
            new()
            {
                // As on one's own machine: the Playground has no tokens.
                ["environment"] = "Development",
                ["Teams:AppId"] = TeamsSigning.AppId,
                ["Teams:TenantId"] = TeamsSigning.EntraTenant,
                ["Teams:AllowUnauthenticated"] = "true",
                ["Teams:Name"] = "Harbour Office",
            },
            adjust: services => services.AddSingleton<TimeProvider>(new RunningClock(Friday)));
        _playground = await PlaygroundProcess.StartAsync(new(_app.Address, "/api/messages"), Cancellation);
        _alice = await PlaygroundWindow.OpenAsync(chromium, _playground);
    }

    public async ValueTask DisposeAsync()
    {
        if (_alice is not null) await _alice.DisposeAsync();
        if (_playground is not null) await _playground.DisposeAsync();
        if (_app is not null) await _app.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_installs_it_is_welcomed_in_three_lines()
    {
        SkipWithout();

        await Expect(Page.GetByText("Thank somebody:")).ToBeVisibleAsync();
        await Expect(Page.GetByText("See yours:")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Make it fit:")).ToBeVisibleAsync();
        await _alice.TakePictureAsync("welcome");
    }

    [Fact]
    public async Task A_kudos_by_text_goes_to_the_channel_and_its_answer_to_the_giver_alone()
    {
        SkipWithout();
        await _alice.GoToAsync(ThanksChannel);

        await ThankBobAsync();

        var post = Post("Alice Anderson thanks Bob Brown");
        await Expect(post).ToContainTextAsync(Words);
        await Expect(post).ToContainTextAsync("#ownership");
        await Expect(Page.GetByText("Bob Brown will hear of it")).ToHaveCountAsync(0);
        await _alice.TakePictureAsync("kudos");
        await _alice.GoToAsync(PersonalChat);
        await Expect(Page.GetByText("Done. Bob Brown will hear of it")).ToBeVisibleAsync();
        await _alice.TakePictureAsync("kudos-answer");
    }

    [Fact]
    public async Task A_button_replaces_its_card_and_what_was_taken_back_changes_where_it_stands()
    {
        SkipWithout();
        await _alice.GoToAsync(ThanksChannel);
        await ThankBobAsync();
        await Expect(Post("Alice Anderson thanks Bob Brown")).ToBeVisibleAsync();
        await _alice.GoToAsync(PersonalChat);

        await _alice.Button("Take it back").ClickAsync();

        await Expect(Page.GetByText("Taken back.")).ToBeVisibleAsync();
        await Expect(_alice.Button("Take it back")).ToHaveCountAsync(0);
        await Expect(Page.GetByText("Done. Bob Brown will hear of it")).ToHaveCountAsync(0);
        await _alice.TakePictureAsync("replaced");
        await _alice.GoToAsync(ThanksChannel);
        await Expect(Page.GetByText("This thank-you was taken back.")).ToBeVisibleAsync();
        await Expect(Post("Alice Anderson thanks Bob Brown")).ToHaveCountAsync(0);
        await _alice.TakePictureAsync("updated");
    }

    [Fact]
    public async Task Written_to_the_bot_directly_it_is_asked_first_where_all_may_read_it()
    {
        SkipWithout();
        await _alice.GoToAsync(ThanksChannel);
        await ThankBobAsync();
        await _alice.GoToAsync(PersonalChat);
        await Expect(Page.GetByText("Done. Bob Brown will hear of it")).ToHaveCountAsync(1);

        // Nobody can be mentioned there: a typed name is found among the people that are known.
        await _alice.SayAsync("kudos @bob", " Watered the plants all week, so that they live.");
        await Expect(Page.GetByText("You wrote this in private.")).ToBeVisibleAsync();
        await _alice.TakePictureAsync("asked-first");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Post it in #" }).ClickAsync();

        await Expect(Page.GetByText("Done. Bob Brown will hear of it")).ToHaveCountAsync(2);
        await Expect(Page.GetByText("You wrote this in private.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_plus_one_is_answered_on_the_card_and_counted_on_the_post()
    {
        SkipWithout();
        await _alice.GoToAsync(ThanksChannel);
        await BobThanksAsync(Chi, "Chi Okafor");

        await Post("Bob Brown thanks Chi Okafor").GetByRole(AriaRole.Button, new() { Name = "+1", Exact = true }).ClickAsync();

        await Expect(Page.GetByText("Your +1 is counted.")).ToBeVisibleAsync();
        await _alice.TakePictureAsync("plus-one-toast");
        await Expect(_alice.Button("+1 · 1")).ToBeVisibleAsync();
        await _alice.TakePictureAsync("plus-one");
    }

    [Fact]
    public async Task The_message_extension_asks_by_a_form_and_thanks_in_the_channel()
    {
        SkipWithout();
        await _alice.GoToAsync(ThanksChannel);
        await _alice.ChooseActionAsync("give_kudos");

        await _alice.PickAsync("Bob Brown");
        await _alice.Form.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(_alice.Form.GetByText("Please fill this in: What did they do?")).ToBeVisibleAsync();
        await _alice.Form.GetByLabel("What did they do?").FillAsync(Words);
        await _alice.Form.GetByText("#care").ClickAsync();
        await _alice.TakePictureAsync("form");
        await _alice.Form.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Expect(Page.GetByText("Alice Anderson thanks Bob Brown")).ToBeVisibleAsync();
        // The post empties the Playground's dialog, which stays open: another test looks at what it said.
        await _alice.Form.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        var post = Post("Alice Anderson thanks Bob Brown");
        await Expect(post).ToContainTextAsync(Words);
        await Expect(post).ToContainTextAsync("#care");
        await _alice.TakePictureAsync("form-sent");
    }

    [Fact]
    public async Task A_form_keeps_what_was_typed_when_something_is_wrong_and_says_what_became_of_it()
    {
        SkipWithout();
        await _alice.GoToAsync(ThanksChannel);
        await _alice.ChooseActionAsync("give_kudos");

        await _alice.PickAsync("Alice Anderson");
        await _alice.Form.GetByLabel("What did they do?").FillAsync(Words);
        await _alice.Form.GetByText("Only them", new() { Exact = true }).ClickAsync();
        await _alice.Form.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(_alice.Form.GetByText("between you and the mirror")).ToBeVisibleAsync();
        await Expect(_alice.Form.GetByLabel("What did they do?")).ToHaveValueAsync(Words);
        await _alice.TakePictureAsync("form-refused");

        await _alice.Form.GetByRole(AriaRole.Button, new() { Name = "Remove Alice Anderson" }).ClickAsync();
        await _alice.PickAsync("Bob Brown");
        await _alice.Form.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(_alice.Form.GetByText("Only Bob Brown will read it.")).ToBeVisibleAsync();
        await _alice.TakePictureAsync("form-answer");
        await Expect(Post("Alice Anderson thanks Bob Brown")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_search_finds_ones_own_kudos_and_puts_it_into_the_conversation()
    {
        SkipWithout();
        await _alice.GoToAsync(ThanksChannel);
        await ThankBobAsync();
        await Expect(Post("Alice Anderson thanks Bob Brown")).ToBeVisibleAsync();

        await _alice.SearchAsync("my_kudos", "phones");
        var found = Page.GetByRole(AriaRole.Heading, new() { Name = "You thanked Bob Brown" });
        await Expect(found).ToBeVisibleAsync();
        await _alice.TakePictureAsync("search");
        await found.ClickAsync();
        await _alice.SendAsync();

        await Expect(Page.GetByText(Words)).ToHaveCountAsync(3);
        await _alice.TakePictureAsync("search-chosen");
    }

    [Fact]
    public async Task Whoever_is_thanked_hears_of_it_in_their_own_chat_without_having_asked()
    {
        SkipWithout();
        await _alice.GoToAsync(ThanksChannel);
        await _alice.GoToAsync(PersonalChat);

        await BobThanksAsync(Alice, "Alice Anderson");
        await Expect(Page.GetByText("Bob Brown thanked you in #Thanks")).ToBeVisibleAsync();
        await Expect(Page.GetByText(Words)).ToBeVisibleAsync();
        await _alice.TakePictureAsync("proactive");

        // Chats of others are not shown by the Playground: what went there stands in its records.
        await BobThanksAsync(Chi, "Chi Okafor");
        await Until.TrueAsync(() => ToldAsync(Chi), "Chi has been told", Patience);
    }

    [Fact]
    public async Task The_digest_is_a_post_in_the_channel_with_its_details_in_the_thread()
    {
        SkipWithout();
        await _alice.GoToAsync(GeneralChannel);
        await _alice.SayAsync("@CultureBot", " kudos ", "@Bob Brown", " " + Words + " #ownership");
        await Expect(Post("Alice Anderson thanks Bob Brown")).ToBeVisibleAsync();

        await RunAsync("channel-digest");

        // One group is one thread.
        var thread = Page.GetByRole(AriaRole.Group).Filter(new() { HasText = "This week at Harbour Office" });
        await Expect(thread).ToContainTextAsync("Values lived");
        await Expect(thread).ToContainTextAsync("1 thank-you this week");
        await _alice.TakePictureAsync("digest");
    }

    [Fact]
    public async Task Whoever_removes_it_hears_nothing_more_until_they_install_it_again()
    {
        SkipWithout();
        await _alice.GoToAsync(ThanksChannel);
        await _alice.GoToAsync(PersonalChat);
        await Expect(Page.GetByText("Thank somebody:")).ToHaveCountAsync(1);

        await _alice.UninstallAsync();
        await BobThanksAsync(Alice, "Alice Anderson");
        await _alice.GoToAsync(ThanksChannel);
        await Expect(Post("Bob Brown thanks Alice Anderson")).ToBeVisibleAsync();
        await _alice.GoToAsync(PersonalChat);
        await Expect(Page.GetByText("Bob Brown thanked you")).ToHaveCountAsync(0);
        await _alice.TakePictureAsync("uninstalled");

        await _alice.InstallAsync();
        await Expect(Page.GetByText("Thank somebody:")).ToHaveCountAsync(2);
        await BobThanksAsync(Alice, "Alice Anderson", "Watered the plants all week, so that they live.");
        // The window's log panel shows what Bob wrote, too.
        await Expect(Page.Locator(".ac-textRun", new() { HasText = "Watered the plants all week" })).ToBeVisibleAsync();
        await Expect(Page.GetByText(Words)).ToHaveCountAsync(0);
        await _alice.TakePictureAsync("installed-again");
    }

    private static void SkipWithout() => Assert.SkipWhen(Unavailable is not null, Unavailable ?? "");

    private Task ThankBobAsync() => _alice.SayAsync("@CultureBot", " kudos ", "@Bob Brown", " " + Words + " #ownership");

    /// <summary>Bob, who sits elsewhere, thanks somebody in the channel Thanks.</summary>
    private Task BobThanksAsync(string whom, string name, string words = Words) =>
        _playground.SendAsync(Said(Bob, "Bob Brown", $"kudos {{}} {words} #care", whom, name, _playground.Service));

    /// <summary>The bot's card in a channel that begins with these words.</summary>
    private ILocator Post(string headline) => Page.GetByRole(AriaRole.Group).Filter(new() { HasText = headline }).Filter(new() { Has = _alice.Button("Thank someone too") });

    /// <summary>True when the bot opened a chat with somebody and wrote there.</summary>
    private async Task<bool> ToldAsync(string whom)
    {
        var opened = (await _playground.CallsAsync("createConversation")).FirstOrDefault(call => (string?)call["request"]!["body"]!["members"]?[0]?["id"] == whom);
        if ((string?)opened?["response"]!["body"]!["id"] is not { } chat) return false;
        return (await _playground.CallsAsync("message")).Any(call =>
            ((string)call["request"]!["url"]!).Contains(Uri.EscapeDataString(chat), StringComparison.OrdinalIgnoreCase)
            && call["request"]!["body"]!.ToJsonString().Contains(Words, StringComparison.Ordinal));
    }

    /// <summary>Runs a job now, once there is one.</summary>
    private Task RunAsync(string job) => Until.TrueAsync(
        async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/jobs/{job}/run");
            request.Headers.Authorization = new("Bearer", AppFixture.ApiKey);
            using var answer = await _app.Client.SendAsync(request, Cancellation);
            return answer.IsSuccessStatusCode;
        },
        job + " runs",
        Patience);
}
