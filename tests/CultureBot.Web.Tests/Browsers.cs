using System.Text.RegularExpressions;
using CultureBot.People;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Web.Tests;

/// <summary>Browsers of people who signed in by their link, and the forms that they send.</summary>
internal static partial class Browsers
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<string> LinkAsync(AppFixture app, AccountId account) =>
        "/sign-in/" + await app.Services.GetRequiredService<SignIn>().CreateLinkAsync(account, Cancellation);

    public static async Task<HttpClient> SignedInAsync(AppFixture app, AccountId account)
    {
        var browser = app.NewClient(cookies: true);
        using var signedIn = await PressAsync(browser, await LinkAsync(app, account));
        return browser;
    }

    /// <summary>Opens a page and sends its form without fields to the page itself.</summary>
    public static Task<HttpResponseMessage> PressAsync(HttpClient browser, string link) => SubmitAsync(browser, link, link);

    /// <summary>Opens a page and sends a form of it.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(
        HttpClient browser, string page, string action, params IEnumerable<(string Name, string Value)> fields)
    {
        using var form = await browser.GetAsync(page, Cancellation);
        var posted = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(await TokenAsync(form));
        return await browser.PostAsync(action, new FormUrlEncodedContent(posted), Cancellation);
    }

    public static async Task<KeyValuePair<string, string>> TokenAsync(HttpResponseMessage page) =>
        new("__RequestVerificationToken", TokenField().Match(await page.Content.ReadAsStringAsync(Cancellation)).Groups["token"].Value);

    /// <summary>What a page says, decoded.</summary>
    public static async Task<string> HtmlAsync(HttpResponseMessage page) =>
        System.Net.WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Cancellation));

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();
}
