using System.Net;
using System.Text.RegularExpressions;
using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.Hooks;
using CultureBot.Web.Tests.Browser;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests.Hooks;

/// <summary>The page of webhooks, and the whole way from a thank-you to the program that is told.</summary>
public sealed partial class HooksPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Webhooks_are_for_administrators_only()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var ada = await SignedInAsync(company.App, company.Ada);
        using var hana = await SignedInAsync(company.App, company.Hana);
        using var ben = await SignedInAsync(company.App, company.Ben);

        foreach (var (browser, may) in ((HttpClient, bool)[])[(ada, true), (hana, false), (ben, false)])
        {
            using var home = await browser.GetAsync("/", Cancellation);
            using var page = await browser.GetAsync("/hooks", Cancellation);
            Assert.Equal(may, (await HtmlAsync(home)).Contains("href=\"/hooks\"", StringComparison.Ordinal));
            Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, page.StatusCode);
        }

        string[] actions = ["events", "secret", "pause", "resume", "delete", "test", "resend"];
        foreach (var form in actions.Select(action => $"/hooks/{Guid.Empty:D}/{action}").Append("/hooks").Append($"/hooks/deliveries/{Guid.Empty:D}/resend"))
        {
            using var refused = await SubmitAsync(hana, "/", form, ("address", "https://hooks.example"), ("event", "kudos.given"));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            using var forged = await ada.PostAsync(form, new FormUrlEncodedContent([]), Cancellation);
            Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        }

        using var stranger = await company.App.Client.GetAsync("/hooks", Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    [Fact]
    public async Task A_thank_you_reaches_the_program_whose_secret_the_page_showed_once()
    {
        await using var company = await SettingsCompany.StartAsync();
        await using var receiver = await HookReceiver.StartAsync(Cancellation);
        using var ada = await SignedInAsync(company.App, company.Ada);
        var secret = await AddAsync(ada, receiver);

        await company.GiveAsync(company.Ben, company.Hana, "You found the invoice that all of us had given up on.");
        await ArrivedAsync(receiver, 1);
        Assert.True(receiver.Received[0].IsSignedWith(secret, company.App.Clock.Now));
        await PageSaysAsync(ada, "It answers.");

        using var page = await ada.GetAsync("/hooks", Cancellation);
        var html = await HtmlAsync(page);
        Assert.DoesNotContain(secret, html, StringComparison.Ordinal);
        Assert.Contains("Somebody thanked somebody in public", html, StringComparison.Ordinal);
        Assert.Contains("Answer 204", html, StringComparison.Ordinal);

        using var tested = await SubmitAsync(ada, "/hooks", $"/hooks/{HookOf(html)}/test");
        Assert.Equal("/hooks?done=tested", tested.Headers.Location?.OriginalString);
        await ArrivedAsync(receiver, 2);
        Assert.Equal("hook.test", receiver.Received[1].Type);

        using var rotated = await SubmitAsync(ada, "/hooks", $"/hooks/{HookOf(html)}/secret");
        var next = Secret().Match(await HtmlAsync(rotated)).Value;
        Assert.NotEqual(secret, next);
        using var again = await SubmitAsync(ada, "/hooks", $"/hooks/deliveries/{DeliveryOf(html)}/resend");
        await ArrivedAsync(receiver, 3);
        var last = receiver.Received[2];
        Assert.Equal(receiver.Received[0].Id, last.Id);
        Assert.Equal((true, true), (last.IsSignedWith(secret, company.App.Clock.Now), last.IsSignedWith(next, company.App.Clock.Now)));
    }

    [Fact]
    public async Task A_program_that_hangs_keeps_no_message_waiting()
    {
        await using var company = await SettingsCompany.StartAsync();
        await using var receiver = await HookReceiver.StartAsync(Cancellation);
        receiver.Hangs = true;
        using var ada = await SignedInAsync(company.App, company.Ada);
        await AddAsync(ada, receiver);
        var platform = company.App.Services.GetServices<IChatPlatform>().OfType<FakePlatform>().Single();

        foreach (var number in Enumerable.Range(1, 6)) await company.GiveAsync(company.Ben, company.Hana, $"Number {number}: you sat with me until the report was done.");
        await ArrivedAsync(receiver, 4);
        await Until.TrueAsync(
            () =>
            {
                // The outbox waits for its turns by this clock; the program may hang for ten seconds of it.
                company.App.Clock.Advance(Duration.FromMilliseconds(10));
                return Task.FromResult(Enumerable.Range(1, 6).All(number => platform.Calls.Any(call => call.Place == "C-all" && call.Card is { } card && Said(card, $"Number {number}:"))));
            },
            "every thank-you is in the channel",
            Patience);

        Assert.Equal(4, receiver.Received.Count);
        using var page = await ada.GetAsync("/hooks", Cancellation);
        Assert.DoesNotContain("Arrived", await HtmlAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_says_why_and_keeps_what_was_typed()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var ada = await SignedInAsync(company.App, company.Ada);

        using var empty = await ada.GetAsync("/hooks", Cancellation);
        Assert.Contains("No program is told anything yet.", await HtmlAsync(empty), StringComparison.Ordinal);
        foreach (var (address, says) in ((string, string)[])[("https://10.0.0.1/hook", "Hooks:AllowPrivate"), ("http://hooks.example", "Use an https address.")])
        {
            using var refused = await SubmitAsync(ada, "/hooks", "/hooks", ("address", address), ("event", "action.promised"));
            var html = await HtmlAsync(refused);
            Assert.Contains(says, html, StringComparison.Ordinal);
            Assert.Contains($"value=\"{address}\"", html, StringComparison.Ordinal);
            Assert.Matches("id=\"new-action-promised\"[^>]*checked", html);
        }

        using var without = await SubmitAsync(ada, "/hooks", "/hooks", ("address", "https://hooks.example"));
        Assert.Contains("Choose at least one thing to tell.", await HtmlAsync(without), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_failed_is_shown_and_sent_again_from_a_time_by_the_visitors_clock()
    {
        await using var company = await SettingsCompany.StartAsync();
        await using var receiver = await HookReceiver.StartAsync(Cancellation);
        receiver.AnswerNext(410);
        using var ada = await SignedInAsync(company.App, company.Ada);
        await AddAsync(ada, receiver);
        await company.GiveAsync(company.Ben, company.Hana, "You found the invoice.");
        await PageSaysAsync(ada, "it answered that it wants no more");
        using var page = await ada.GetAsync("/hooks", Cancellation);
        var html = await HtmlAsync(page);
        using var resumed = await SubmitAsync(ada, "/hooks", $"/hooks/{HookOf(html)}/resume");

        // Ada is in Berlin, where it is ten o'clock when it is nine by UTC.
        using var late = await SubmitAsync(ada, "/hooks", $"/hooks/{HookOf(html)}/resend", ("since", "2026-11-18T10:01"));
        Assert.Equal("/hooks?done=resent_all&count=0", late.Headers.Location?.OriginalString);
        using var all = await SubmitAsync(ada, "/hooks", $"/hooks/{HookOf(html)}/resend", ("since", "2026-11-18T10:00"));
        Assert.Equal("/hooks?done=resent_all&count=1", all.Headers.Location?.OriginalString);
        await ArrivedAsync(receiver, 2);
        using var told = await ada.GetAsync(all.Headers.Location, Cancellation);
        Assert.Contains("1 event is sent again.", await HtmlAsync(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_tried_again_by_itself_any_more_is_said_so()
    {
        await using var company = await SettingsCompany.StartAsync();
        await using var receiver = await HookReceiver.StartAsync(Cancellation);
        receiver.Status = 500;
        using var ada = await SignedInAsync(company.App, company.Ada);
        await AddAsync(ada, receiver);
        await company.GiveAsync(company.Ben, company.Hana, "You found the invoice.");
        await PageSaysAsync(ada, "It is tried again by itself");

        await company.App.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE hook_deliveries SET state = 'Failed', due_at = NULL"), WriteUrgency.Background, Cancellation);

        await PageSaysAsync(ada, "nothing waits to be tried again");
    }

    private static async Task<string> AddAsync(HttpClient browser, HookReceiver receiver)
    {
        using var added = await SubmitAsync(browser, "/hooks", "/hooks", ("address", receiver.Address.AbsoluteUri), ("event", "kudos.given"), ("event", "kudos.undone"));
        var secret = Secret().Match(await HtmlAsync(added)).Value;
        Assert.NotEmpty(secret);
        return secret;
    }

    private static Task ArrivedAsync(HookReceiver receiver, int count) =>
        Until.TrueAsync(() => Task.FromResult(receiver.Received.Count >= count), $"{count} arrived", Patience);

    private static Task PageSaysAsync(HttpClient browser, string words) => Until.TrueAsync(
        async () =>
        {
            using var page = await browser.GetAsync("/hooks", Cancellation);
            return (await HtmlAsync(page)).Contains(words, StringComparison.Ordinal);
        },
        $"the page says {words}",
        Patience);

    private static bool Said(Card card, string words) => card.Blocks.OfType<QuoteBlock>().Any(quote => quote.Words.Contains(words, StringComparison.Ordinal));

    private static string HookOf(string html) => Hook().Match(html).Groups["id"].Value;

    private static string DeliveryOf(string html) => Delivery().Match(html).Groups["id"].Value;

    [GeneratedRegex("whsec_[A-Za-z0-9+/=]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("/hooks/(?<id>[0-9a-f-]{36})/secret", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hook();

    [GeneratedRegex("/hooks/deliveries/(?<id>[0-9a-f-]{36})/resend", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Delivery();
}
