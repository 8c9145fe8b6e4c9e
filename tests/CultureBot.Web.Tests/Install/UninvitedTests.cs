using System.Net;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using NodaTime;

namespace CultureBot.Web.Tests.Install;

/// <summary>Installs that no administrator of ours began: somebody shared Slack's own button, or brought another's state.</summary>
public sealed class UninvitedTests
{
    [Theory, DatabaseData]
    public async Task An_install_that_nobody_invited_is_refused_and_its_token_revoked(DatabaseKind kind)
    {
        await using var company = await InstallCompany.StartAsync(kind);

        var (status, html) = await InstallCompany.ReturnAsync(company.App.Client, $"code={company.SlackApp.NewCode("T0FOREIGN")}");

        await AssertRefusedAsync(company, status);
        Assert.Contains("Ask a CultureBot administrator", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other browser")]
    [InlineData("other state")]
    [InlineData("no state")]
    [InlineData("too late")]
    public async Task A_visit_counts_only_in_its_own_browser_with_its_own_state_and_in_time(string wrong)
    {
        await using var company = await InstallCompany.StartAsync();
        var (browser, state) = await company.VisitAsync(await company.InviteAsync());
        var (other, otherState) = await company.VisitAsync(await company.InviteAsync());
        using var owned = browser;
        using var ownedToo = other;
        if (wrong == "too late") company.Clock.Advance(Duration.FromMinutes(10));
        var query = wrong switch
        {
            "other state" => "&state=" + otherState,
            "no state" => "",
            _ => "&state=" + state,
        };

        var (status, _) = await InstallCompany.ReturnAsync(
            wrong == "other browser" ? other : browser, $"code={company.SlackApp.NewCode("T0FOREIGN")}{query}");

        await AssertRefusedAsync(company, status);
    }

    [Fact]
    public async Task A_state_counts_once()
    {
        await using var company = await InstallCompany.StartAsync();
        using var begun = await company.App.Client.GetAsync("/slack/install?invite=" + await company.InviteAsync(), TestContext.Current.CancellationToken);
        var state = InstallCompany.StateOf(begun);
        var cookie = begun.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var browser = company.App.NewClient();
        browser.DefaultRequestHeaders.Add("Cookie", cookie);

        var first = await InstallCompany.ReturnAsync(browser, $"code={company.SlackApp.NewCode("T0ONE")}&state={state}");
        var second = await InstallCompany.ReturnAsync(browser, $"code={company.SlackApp.NewCode("T0TWO")}&state={state}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (first.Status, second.Status));
        Assert.Equal(["T0ONE"], await company.ConnectedAsync());
        Assert.True(Assert.Single(company.SlackApp.Tokens, t => t.OwnerId == "T0TWO").IsRevoked);
    }

    [Fact]
    public async Task Repeating_the_install_of_a_connected_workspace_does_not_revoke_what_it_works_with()
    {
        await using var company = await InstallCompany.StartAsync();
        var token = await company.InstallAsync("T0NEW");

        var (status, html) = await InstallCompany.ReturnAsync(company.App.Client, $"code={company.SlackApp.NewCode("T0NEW")}");

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("connected already", html, StringComparison.Ordinal);
        Assert.False(token.IsRevoked);
        Assert.Equal(token.Text, await company.TokenAsync("T0NEW"));
    }

    [Fact]
    public async Task A_token_is_revoked_through_passing_trouble()
    {
        await using var company = await InstallCompany.StartAsync();
        company.Slack.Next("auth.revoke", FakeSlackFault.Status(503)).Next("auth.revoke", FakeSlackFault.RateLimited(1));

        var visit = InstallCompany.ReturnAsync(company.App.Client, $"code={company.SlackApp.NewCode("T0FOREIGN")}");
        await company.UntilAsync(() => Task.FromResult(visit.IsCompleted));

        await AssertRefusedAsync(company, (await visit).Status);
    }

    [Fact]
    public async Task Coming_back_with_nothing_is_answered_kindly()
    {
        await using var company = await InstallCompany.StartAsync();
        foreach (var query in (string[])["", "state=x", "code=", "code=unknown"])
            Assert.Equal(HttpStatusCode.Forbidden, (await InstallCompany.ReturnAsync(company.App.Client, query)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await InstallCompany.ReturnAsync(company.App.Client, "error=invalid_scope")).Status);
    }

    private static async Task AssertRefusedAsync(InstallCompany company, HttpStatusCode status)
    {
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.True(Assert.Single(company.SlackApp.Tokens).IsRevoked);
        Assert.Empty(await company.ListAsync("SELECT external_id FROM workspaces"));
        Assert.Empty(await company.ListAsync("SELECT external_id FROM installs"));
    }
}
