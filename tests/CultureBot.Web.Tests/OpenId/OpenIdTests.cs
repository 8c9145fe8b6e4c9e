using System.Net;
using NodaTime;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests.OpenId;

public sealed class OpenIdTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("slack", "Ada")]
    [InlineData("teams", "Ada in Teams")]
    public async Task Whoever_their_platform_vouches_for_is_signed_in_and_led_on(string platform, string name)
    {
        await using var company = await OpenIdCompany.StartAsync();
        company.Is(platform);
        using var browser = company.App.NewClient(cookies: true);

        using var back = await company.SignInAsync(browser, platform, "/services/map?team=1");
        using var home = await browser.GetAsync("/", Cancellation);

        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Equal("/services/map?team=1", back.Headers.Location!.OriginalString);
        Assert.Contains($"<p class=\"who\">{name}</p>", await HtmlAsync(home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_back_of_another_browser_signs_nobody_in_and_trades_no_code()
    {
        await using var company = await OpenIdCompany.StartAsync();
        using var hers = company.App.NewClient(cookies: true);
        var way = await company.GoAsync(hers, "slack");
        using var bare = company.App.NewClient(cookies: true);
        using var underWay = company.App.NewClient(cookies: true);
        await company.GoAsync(underWay, "slack");

        using var without = await bare.GetAsync(way, Cancellation);
        using var other = await underWay.GetAsync(way, Cancellation);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (without.StatusCode, other.StatusCode));
        Assert.Equal((0, 0L), (company.Platform.Trades, await company.CountSessionsAsync()));
    }

    [Fact]
    public async Task A_way_back_works_once_even_with_its_cookie()
    {
        await using var company = await OpenIdCompany.StartAsync();
        using var there = await company.App.Client.GetAsync("/sign-in/with/slack", Cancellation);
        using var agreed = await company.App.Client.GetAsync(there.Headers.Location, Cancellation);
        var (cookie, way) = (there.Headers.GetValues("Set-Cookie").Single(), agreed.Headers.Location!.PathAndQuery);

        using var first = await BackAsync();
        using var second = await BackAsync();

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.BadRequest), (first.StatusCode, second.StatusCode));
        Assert.Equal((1, 1L), (company.Platform.Trades, await company.CountSessionsAsync()));

        async Task<HttpResponseMessage> BackAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, way);
            request.Headers.Add("Cookie", cookie.Split(';')[0]);
            return await company.App.Client.SendAsync(request, Cancellation);
        }
    }

    [Theory]
    [InlineData("slack")]
    [InlineData("teams")]
    public async Task A_code_that_was_used_signs_nobody_in_and_is_in_no_log(string platform)
    {
        await using var company = await OpenIdCompany.StartAsync();
        company.Is(platform);
        using var browser = company.App.NewClient(cookies: true);
        var code = CodeOf(await company.GoAsync(browser, platform));
        using var signedOut = await browser.GetAsync($"/sign-in/from/{platform}?code={code}&state=another", Cancellation);
        var used = await company.GoAsync(browser, platform);
        using (await browser.GetAsync(used, Cancellation))
        {
        }

        var fresh = await company.GoAsync(browser, platform);
        using var again = await browser.GetAsync(fresh.Replace(CodeOf(fresh), CodeOf(used), StringComparison.Ordinal), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, signedOut.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Equal(1, await company.CountSessionsAsync());
        Assert.NotEmpty(company.Log.About("got no token for its code"));
        Assert.DoesNotContain(company.Log.Lines, line => line.Contains(CodeOf(used), StringComparison.Ordinal) || line.Contains("Words that name somebody", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example.com/")]
    [InlineData("//evil.example.com")]
    [InlineData("/\\evil.example.com")]
    [InlineData("services")]
    public async Task Signing_in_leads_to_no_page_that_is_not_ours(string to)
    {
        await using var company = await OpenIdCompany.StartAsync();
        using var browser = company.App.NewClient(cookies: true);

        using var back = await company.SignInAsync(browser, "slack", to);

        Assert.Equal("/", back.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_way_back_ends_after_ten_minutes()
    {
        await using var company = await OpenIdCompany.StartAsync();
        using var browser = company.App.NewClient(cookies: true);
        var way = await company.GoAsync(browser, "slack");
        company.App.Clock.Advance(Duration.FromMinutes(10));

        using var late = await browser.GetAsync(way, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Equal(0, company.Platform.Trades);
    }

    [Theory]
    [InlineData("UPDATE accounts SET deactivated_at = 1 WHERE external_id = 'U-Ada'")]
    [InlineData("UPDATE accounts SET external_id = 'U-Somebody' WHERE external_id = 'U-Ada'")]
    [InlineData("UPDATE accounts SET kind = 'Stranger' WHERE external_id = 'U-Ada'")]
    [InlineData("UPDATE workspaces SET disconnected_at = 1 WHERE external_id = 'T1'")]
    public async Task Who_is_not_known_or_has_left_is_told_what_to_do(string statement)
    {
        await using var company = await OpenIdCompany.StartAsync();
        await company.WriteAsync(statement);
        using var browser = company.App.NewClient(cookies: true);

        using var back = await company.SignInAsync(browser, "slack");

        Assert.Equal(HttpStatusCode.Forbidden, back.StatusCode);
        Assert.Contains("/culture", await HtmlAsync(back), StringComparison.Ordinal);
        Assert.Equal(0, await company.CountSessionsAsync());
    }

    [Theory]
    [InlineData("tid", "99999999-2222-3333-4444-555555555555")]
    [InlineData("oid", "00000000-0000-0000-0000-0000000000ae")]
    public async Task Another_tenant_or_somebody_unknown_in_it_signs_nobody_in(string claim, string value)
    {
        await using var company = await OpenIdCompany.StartAsync();
        company.Is("teams");
        company.Platform.Claims = claims => claims[claim] = value;
        using var browser = company.App.NewClient(cookies: true);

        using var back = await company.SignInAsync(browser, "teams");

        Assert.Equal(HttpStatusCode.Forbidden, back.StatusCode);
    }

    [Fact]
    public async Task Whoever_stops_on_the_way_and_whoever_comes_while_the_platform_is_down_can_begin_again()
    {
        await using var company = await OpenIdCompany.StartAsync();
        company.Platform.IsDown = true;
        using var browser = company.App.NewClient(cookies: true);
        using var unread = await browser.GetAsync("/sign-in/with/slack", Cancellation);
        company.Platform.IsDown = false;
        company.App.Clock.Advance(Duration.FromSeconds(3));

        var way = await company.GoAsync(browser, "slack");
        using var cancelled = await browser.GetAsync(way.Replace("code=", "error=access_denied&was=", StringComparison.Ordinal), Cancellation);
        var next = await company.GoAsync(browser, "slack");
        company.Platform.IsDown = true;
        using var untraded = await browser.GetAsync(next, Cancellation);
        company.Platform.IsDown = false;
        using var back = await company.SignInAsync(browser, "slack");

        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Redirect),
            (unread.StatusCode, cancelled.StatusCode, untraded.StatusCode, back.StatusCode));
    }

    [Fact]
    public async Task Buttons_stand_where_they_are_configured_and_lead_on_to_the_page_that_was_wanted()
    {
        await using var company = await OpenIdCompany.StartAsync();
        await using var none = await AppFixture.StartAsync();

        using var both = await company.App.Client.GetAsync("/services/map", Cancellation);
        using var neither = await none.Client.GetAsync("/sign-in", Cancellation);
        using var unknown = await none.Client.GetAsync("/sign-in/with/slack", Cancellation);

        var html = await HtmlAsync(both);
        Assert.Contains("href=\"/sign-in/with/slack?to=%2Fservices%2Fmap\">Sign in with Slack</a>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in/with/teams?to=%2Fservices%2Fmap\">Sign in with Microsoft</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/sign-in/with/", await HtmlAsync(neither), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static string CodeOf(string way) => System.Web.HttpUtility.ParseQueryString(way[way.IndexOf('?', StringComparison.Ordinal)..])["code"]!;
}
