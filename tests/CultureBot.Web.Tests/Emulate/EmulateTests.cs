using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Web;
using CultureBot.Chat.Slack;
using CultureBot.Web.Tests.Browser;
using CultureBot.Workspaces.Installs;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Web.Tests.Emulate;

/// <summary>Installing, and reading everybody, against a Slack that we did not write.</summary>
public sealed partial class EmulateTests
{
    private const string ReturnTo = "http://localhost:5080/slack/oauth_redirect";
    private const int People = 450;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invitation_installs_the_app_and_everybody_is_read_over_several_pages()
    {
        Assert.SkipWhen(EmulateProcess.Unavailable is not null, EmulateProcess.Unavailable ?? "");
        await using var slack = await EmulateProcess.StartAsync(Seed(), Cancellation);
        await using var app = await AppFixture.StartAsync(Settings(slack), adjust: services => services.AddSingleton(TimeProvider.System));
        var invite = await app.Services.GetRequiredService<InstallInvites>().CreateAsync(createdBy: null, Cancellation);
        using var browser = app.NewClient(cookies: true);

        using var begun = await browser.GetAsync("/slack/install?invite=" + invite, Cancellation);
        using var allowed = await AllowAsync(app, slack, begun.Headers.Location!);
        Assert.StartsWith(ReturnTo, allowed.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        using var back = await browser.GetAsync(allowed.Headers.Location.PathAndQuery, Cancellation);

        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Contains("Emulated Company", await back.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        await Until.TrueAsync(async () => await CountAsync(app) >= People, "everybody is known", TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_code_that_it_does_not_know_connects_nothing()
    {
        Assert.SkipWhen(EmulateProcess.Unavailable is not null, EmulateProcess.Unavailable ?? "");
        await using var slack = await EmulateProcess.StartAsync(Seed(), Cancellation);
        await using var app = await AppFixture.StartAsync(Settings(slack));
        var invite = await app.Services.GetRequiredService<InstallInvites>().CreateAsync(createdBy: null, Cancellation);
        using var browser = app.NewClient(cookies: true);
        using var begun = await browser.GetAsync("/slack/install?invite=" + invite, Cancellation);
        var state = HttpUtility.ParseQueryString(begun.Headers.Location!.Query)["state"];

        using var back = await browser.GetAsync($"/slack/oauth_redirect?code=unknown&state={state}", Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, back.StatusCode);
        Assert.Contains("too long", await back.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    /// <summary>Presses the first person's button on the page that Slack shows.</summary>
    private static async Task<HttpResponseMessage> AllowAsync(AppFixture app, EmulateProcess slack, Uri authorize)
    {
        using var browser = app.NewClient();
        var page = await browser.GetStringAsync(authorize, Cancellation);
        var form = page[page.IndexOf("<form", StringComparison.Ordinal)..page.IndexOf("</form>", StringComparison.Ordinal)];
        var fields = Hidden().Matches(form).Select(m => KeyValuePair.Create(m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value)));
        return await browser.PostAsync(new Uri(slack.Address, "/oauth/v2/authorize/callback"), new FormUrlEncodedContent(fields), Cancellation);
    }

    private static Task<long> CountAsync(AppFixture app) =>
        app.Database.ReadAsync(sql => sql.ScalarAsync<long>("SELECT COUNT(*) FROM accounts WHERE kind = 'Member'"), Cancellation);

    private static Dictionary<string, string?> Settings(EmulateProcess slack) => new()
    {
        ["Slack:ApiUrl"] = new Uri(slack.Address, "/api/").AbsoluteUri,
        ["Slack:ClientId"] = "12345.67890",
        ["Slack:ClientSecret"] = "an-emulated-secret",
        ["Slack:SigningSecret"] = "an-emulated-signing-secret",
        ["Web:PublicUrl"] = "http://localhost:5080",
    };

    private static JsonObject Seed() => new()
    {
        ["slack"] = new JsonObject
        {
            ["team"] = new JsonObject { ["name"] = "Emulated Company", ["domain"] = "emulated" },
            ["strict_scopes"] = true,
            ["users"] = new JsonArray([.. Enumerable.Range(1, People).Select(i => (JsonNode)new JsonObject { ["name"] = $"person{i}", ["real_name"] = $"Person {i}" })]),
            ["channels"] = new JsonArray(new JsonObject { ["name"] = "thanks" }),
            ["oauth_apps"] = new JsonArray(new JsonObject
            {
                ["client_id"] = "12345.67890", ["client_secret"] = "an-emulated-secret", ["name"] = "CultureBot", ["redirect_uris"] = new JsonArray(ReturnTo),
                ["scopes"] = new JsonArray([.. SlackScopes.Bot.Select(scope => (JsonNode)scope)]),
            }),
        },
    };

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hidden();
}
