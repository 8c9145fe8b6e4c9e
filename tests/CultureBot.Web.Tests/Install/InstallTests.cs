using System.Net;
using System.Web;
using CultureBot.Chat.Slack;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using NodaTime;

namespace CultureBot.Web.Tests.Install;

public sealed class InstallTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task An_invitation_leads_to_Slack_and_back_and_connects_the_workspace(DatabaseKind kind)
    {
        await using var company = await InstallCompany.StartAsync(kind);
        company.Slack.State.AddUser("U0ANA", "ana", "Ana Lima")["team_id"] = "T0NEW";
        var invite = await company.InviteAsync();

        using var browser = company.App.NewClient(cookies: true);
        using var begun = await browser.GetAsync("/slack/install?invite=" + invite, Cancellation);
        var query = HttpUtility.ParseQueryString(begun.Headers.Location!.Query);
        var code = company.SlackApp.NewCode("T0NEW", "Example & Sons", redirectUri: "http://localhost:5080/slack/oauth_redirect");
        var (status, html) = await InstallCompany.ReturnAsync(browser, $"code={code}&state={query["state"]}");

        Assert.Equal(new Uri(company.Slack.ApiUrl, "/oauth/v2/authorize").AbsolutePath, begun.Headers.Location.AbsolutePath);
        Assert.Equal((FakeSlackApp.ClientId, "http://localhost:5080/slack/oauth_redirect"), (query["client_id"], query["redirect_uri"]));
        Assert.Equal(SlackScopes.Bot, query["scope"]!.Split(','));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Example & Sons", html, StringComparison.Ordinal);
        Assert.Equal(["T0NEW"], await company.ConnectedAsync());
        var token = company.SlackApp.Live("T0NEW")!.Text;
        Assert.Equal(token, await company.TokenAsync("T0NEW"));
        await company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM accounts WHERE name = 'Ana Lima'") == 1);
        Assert.Equal("Bearer " + token, company.Slack.CallsOf("users.list").First().Authorization);
    }

    [Fact]
    public async Task Nothing_that_opens_something_is_stored_as_it_is()
    {
        await using var company = await InstallCompany.StartAsync();
        var invite = await company.InviteAsync();
        var (browser, state) = await company.VisitAsync(invite);
        using (browser)
        {
            await InstallCompany.ReturnAsync(browser, $"code={company.SlackApp.NewCode("T0NEW")}&state={state}");
        }

        var token = company.SlackApp.Live("T0NEW")!.Text;
        var stored = await company.ListAsync(
            """
            SELECT secret_hash FROM install_invites UNION ALL SELECT state_hash FROM install_states
            UNION ALL SELECT browser_hash FROM install_states UNION ALL SELECT CAST(token AS TEXT) FROM installs
            """);

        Assert.Equal(4, stored.Count);
        Assert.All(stored, s => Assert.False(
            s.Contains(invite, StringComparison.Ordinal) || s.Contains(state, StringComparison.Ordinal) || s.Contains(token, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_cookie_of_a_visit_is_for_the_browser_alone()
    {
        await using var company = await InstallCompany.StartAsync(publicUrl: "https://culture.example.com");

        using var begun = await company.App.Client.GetAsync("/slack/install?invite=" + await company.InviteAsync(), Cancellation);

        var cookie = Assert.Single(begun.Headers.GetValues("Set-Cookie"));
        foreach (var part in (string[])["httponly", "samesite=lax", "secure", "path=/slack", "max-age=600"])
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(InstallCompany.StateOf(begun), cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", HttpStatusCode.Forbidden)]
    [InlineData("?invite=", HttpStatusCode.Forbidden)]
    [InlineData("?invite=wrong", HttpStatusCode.Gone)]
    public async Task Without_a_good_invitation_nobody_is_sent_to_Slack(string query, HttpStatusCode status)
    {
        await using var company = await InstallCompany.StartAsync();

        using var page = await company.App.Client.GetAsync("/slack/install" + query, Cancellation);

        Assert.Equal(status, page.StatusCode);
        Assert.Contains("administrator", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_lives_for_a_day()
    {
        await using var company = await InstallCompany.StartAsync();
        var invite = await company.InviteAsync();
        company.Clock.Advance(Duration.FromHours(24));

        using var page = await company.App.Client.GetAsync("/slack/install?invite=" + invite, Cancellation);

        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
    }

    [Fact]
    public async Task An_invitation_connects_once()
    {
        await using var company = await InstallCompany.StartAsync();
        var invite = await company.InviteAsync();
        var (first, firstState) = await company.VisitAsync(invite);
        var (second, secondState) = await company.VisitAsync(invite);
        using (first)
        using (second)
        {
            var done = await InstallCompany.ReturnAsync(first, $"code={company.SlackApp.NewCode("T0ONE")}&state={firstState}");
            var late = await InstallCompany.ReturnAsync(second, $"code={company.SlackApp.NewCode("T0TWO")}&state={secondState}");
            using var opened = await first.GetAsync("/slack/install?invite=" + invite, Cancellation);

            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Gone), (done.Status, late.Status, opened.StatusCode));
        }

        Assert.Equal(["T0ONE"], await company.ConnectedAsync());
        Assert.True(Assert.Single(company.SlackApp.Tokens, t => t.OwnerId == "T0TWO").IsRevoked);
    }

    [Fact]
    public async Task Who_presses_cancel_at_Slack_may_come_again()
    {
        await using var company = await InstallCompany.StartAsync();
        var invite = await company.InviteAsync();
        var (browser, state) = await company.VisitAsync(invite);
        using var owned = browser;

        var cancelled = await InstallCompany.ReturnAsync(browser, $"error=access_denied&state={state}");
        var (again, newState) = await company.VisitAsync(invite);
        using var ownedToo = again;
        var done = await InstallCompany.ReturnAsync(again, $"code={company.SlackApp.NewCode("T0NEW")}&state={newState}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (cancelled.Status, done.Status));
        Assert.Contains("nothing happened", cancelled.Html, StringComparison.Ordinal);
        Assert.Equal(["T0NEW"], await company.ConnectedAsync());
    }

    [Theory]
    [InlineData("invalid_code", HttpStatusCode.BadRequest, "too long")]
    [InlineData("bad_client_secret", HttpStatusCode.InternalServerError, "does not recognize")]
    [InlineData("bad_redirect_uri", HttpStatusCode.InternalServerError, "does not recognize")]
    [InlineData("cannot_install_an_org_installed_app", HttpStatusCode.Conflict, "organization")]
    [InlineData("internal_error", HttpStatusCode.ServiceUnavailable, "did not answer")]
    [InlineData("user_email_unverified", HttpStatusCode.BadRequest, "said no")]
    [InlineData("a_word_of_tomorrow", HttpStatusCode.BadRequest, "said no")]
    public async Task What_Slack_refuses_is_said_kindly_and_the_link_still_works(string error, HttpStatusCode status, string words)
    {
        await using var company = await InstallCompany.StartAsync();
        var invite = await company.InviteAsync();
        var (browser, state) = await company.VisitAsync(invite);
        using var owned = browser;
        company.Slack.Next("oauth.v2.access", FakeSlackFault.Error(error));

        var refused = await InstallCompany.ReturnAsync(browser, $"code=c&state={state}");

        Assert.Equal(status, refused.Status);
        Assert.Contains(words, refused.Html, StringComparison.Ordinal);
        Assert.Empty(await company.ConnectedAsync());
        var (again, _) = await company.VisitAsync(invite);
        again.Dispose();
    }

    [Fact]
    public async Task A_Slack_that_is_away_or_answers_nonsense_is_said_kindly()
    {
        await using var company = await InstallCompany.StartAsync();
        foreach (var fault in (FakeSlackFault[])[FakeSlackFault.Status(503), FakeSlackFault.Status(500), FakeSlackFault.RateLimited(30), FakeSlackFault.Body("<html>"), FakeSlackFault.Reset()])
        {
            var (browser, state) = await company.VisitAsync(await company.InviteAsync());
            using var owned = browser;
            company.Slack.Next("oauth.v2.access", fault);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await InstallCompany.ReturnAsync(browser, $"code=c&state={state}")).Status);
        }

        var (last, lastState) = await company.VisitAsync(await company.InviteAsync());
        using var ownedToo = last;
        company.Slack.Next("oauth.v2.access", FakeSlackFault.Body("""{"ok":true,"access_token":"xoxp-1","token_type":"user","team":{"id":"T1","name":"One"}}"""));
        Assert.Equal(HttpStatusCode.BadRequest, (await InstallCompany.ReturnAsync(last, $"code=c&state={lastState}")).Status);
        Assert.Empty(await company.ConnectedAsync());
    }
}
