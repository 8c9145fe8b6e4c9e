using System.Net;
using CultureBot.Testing.Slack;
using CultureBot.Web.Tests.EndToEnd;
using NodaTime.Extensions;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests.Sections;

/// <summary>The page of connections against a fake Slack: what it knows, and what it says when it is asked.</summary>
public sealed class ConnectionsPageTests
{
    private const string Address = "/settings/connections";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asking_live_says_what_is_wrong_and_what_to_do_and_shows_no_secret()
    {
        await using var company = await SlackCompany.StartAsync(at: TimeProvider.System.GetUtcNow().ToInstant());
        var cem = await company.App.Database.ReadAsync(
            sql => sql.ScalarAsync<Guid>("SELECT id FROM accounts WHERE external_id = @Cem", new { SlackCompany.Cem }), Cancellation);
        var workspace = await company.App.Database.ReadAsync(sql => sql.ScalarAsync<Guid>("SELECT id FROM workspaces"), Cancellation);
        using var browser = await SignedInAsync(company.App, new(cem));

        using var page = await browser.GetAsync(Address, Cancellation);
        var before = await HtmlAsync(page);
        Assert.Contains("Fake Company", before, StringComparison.Ordinal);
        Assert.Contains("None yet", before, StringComparison.Ordinal);

        company.Slack.Scopes = "app_mentions:read,commands,chat:write,im:write,users:read,users:read.email,users.profile:read,team:read,usergroups:read,channels:read,groups:read,reactions:read";
        Assert.Contains("All is well: Slack answers, and nothing is missing.", await CheckAsync(browser, workspace), StringComparison.Ordinal);
        company.Slack.Scopes = "chat:write";
        Assert.Contains("Missing: app_mentions:read, commands, im:write", await CheckAsync(browser, workspace), StringComparison.Ordinal);
        company.Slack.Next("auth.test", FakeSlackFault.Error("token_revoked"));
        Assert.Contains("Somebody has removed the app or taken its token back (token_revoked).", await CheckAsync(browser, workspace), StringComparison.Ordinal);

        // Nobody who signs otherwise is Slack.
        using var forged = await company.App.Client.PostAsync("/slack/events", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
        Assert.Contains("Copy the Signing Secret", await CheckAsync(browser, workspace), StringComparison.Ordinal);
        await company.KudosAsync("help");
        var after = await CheckAsync(browser, workspace);
        Assert.DoesNotContain("Copy the Signing Secret", after, StringComparison.Ordinal);
        Assert.DoesNotContain("None that was signed rightly", after, StringComparison.Ordinal);
        Assert.All((string[])[FakeSlack.BotToken, FakeSlack.SigningSecret], secret => Assert.DoesNotContain(secret, after, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_connected_or_cannot_be_asked_is_not_there()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var page = await hana.GetAsync(Address, Cancellation);
        using var unknown = await SubmitAsync(hana, Address, $"{Address}/{Guid.Empty:D}/check");
        using var other = await SubmitAsync(hana, Address, $"{Address}/{company.Workspace.Id.Value:D}/check");

        // The fake platform cannot be asked.
        Assert.DoesNotContain("Check now", await HtmlAsync(page), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unknown.StatusCode, other.StatusCode));
    }

    private static async Task<string> CheckAsync(HttpClient browser, Guid workspace)
    {
        using var answer = await SubmitAsync(browser, Address, $"{Address}/{workspace:D}/check");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await HtmlAsync(answer);
    }
}
