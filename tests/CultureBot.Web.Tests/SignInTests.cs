using System.Net;
using CultureBot.Storage;
using NodaTime;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests;

public sealed class SignInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_signs_in_once_and_only_by_its_button()
    {
        await using var app = await AppFixture.StartAsync();
        var ada = await Company.AddAccountAsync(app, "Ada");
        var link = await LinkAsync(app, ada);
        using var preview = app.NewClient();
        using (await preview.GetAsync(link, Cancellation))
        {
        }

        using var browser = app.NewClient(cookies: true);
        using var signedIn = await PressAsync(browser, link);
        using var home = await browser.GetAsync("/", Cancellation);
        using var again = await PressAsync(app.NewClient(cookies: true), link);

        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Ada", await home.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    [Fact]
    public async Task A_link_ends_after_ten_minutes()
    {
        await using var app = await AppFixture.StartAsync();
        var link = await LinkAsync(app, await Company.AddAccountAsync(app, "Ada"));
        app.Clock.Advance(Duration.FromMinutes(10));

        using var late = await PressAsync(app.NewClient(cookies: true), link);

        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.Contains("/culture", await late.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_without_the_forms_token_changes_nothing()
    {
        await using var app = await AppFixture.StartAsync();
        var link = await LinkAsync(app, await Company.AddAccountAsync(app, "Ada"));

        using var forged = await app.Client.PostAsync(link, new FormUrlEncodedContent([]), Cancellation);
        using var honest = await PressAsync(app.NewClient(cookies: true), link);

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, honest.StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_itself()
    {
        await using var app = await AppFixture.StartAsync();
        using var browser = await SignedInAsync(app, await Company.AddAccountAsync(app, "Ada"));
        var session = await app.Database.ReadAsync(sql => sql.ScalarAsync<long>("SELECT COUNT(*) FROM sessions"), Cancellation);

        using var signedOut = await SubmitAsync(browser, "/", "/sign-out");

        Assert.Equal(1, session);
        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        Assert.Equal(0, await app.Database.ReadAsync(sql => sql.ScalarAsync<long>("SELECT COUNT(*) FROM sessions"), Cancellation));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_of_that_person_and_of_nobody_else()
    {
        await using var company = await PersonsCompany.StartAsync();
        await company.App.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE accounts SET person_id = @Ben WHERE id = @InTeams", new { Ben = company.Ben, InTeams = company.BenInTeams }),
            WriteUrgency.Acknowledgement,
            Cancellation);
        using var here = await SignedInAsync(company.App, company.Ben);
        using var there = await SignedInAsync(company.App, company.Ben);
        using var inTeams = await SignedInAsync(company.App, company.BenInTeams);
        using var ada = await SignedInAsync(company.App, company.Ada);
        var unused = await LinkAsync(company.App, company.Ben);

        using var signedOut = await SubmitAsync(here, "/", "/sign-out/everywhere");
        using var late = await PressAsync(company.App.NewClient(cookies: true), unused);

        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        foreach (var browser in (HttpClient[])[here, there, inTeams]) Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(browser));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ada));
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }

    [Theory]
    [InlineData("/pulse/0192a1b2-0000-7000-8000-000000000001?group=company", "/pulse/0192a1b2-0000-7000-8000-000000000001?group=company")]
    [InlineData("https://evil.example.com/", "/")]
    [InlineData("//evil.example.com", "/")]
    [InlineData("/\\evil.example.com", "/")]
    [InlineData("pulse", "/")]
    public async Task A_link_leads_on_to_a_page_of_ours_and_to_nowhere_else(string to, string location)
    {
        await using var app = await AppFixture.StartAsync();
        var link = await LinkAsync(app, await Company.AddAccountAsync(app, "Ada")) + "?to=" + Uri.EscapeDataString(to);
        using var browser = app.NewClient(cookies: true);

        using var signedIn = await PressAsync(browser, link);

        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Equal(location, signedIn.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_cookie_is_secure_when_people_come_by_https()
    {
        await using var app = await AppFixture.StartAsync(new() { ["Web:PublicUrl"] = "https://culturebot.example.com" });
        var link = await LinkAsync(app, await Company.AddAccountAsync(app, "Ada"));
        using var page = await app.Client.GetAsync(link, Cancellation);
        var formCookie = page.Headers.GetValues("Set-Cookie").Single();
        using var request = new HttpRequestMessage(HttpMethod.Post, link) { Content = new FormUrlEncodedContent([await TokenAsync(page)]) };
        request.Headers.Add("Cookie", formCookie.Split(';')[0]);

        using var signedIn = await app.Client.SendAsync(request, Cancellation);

        Assert.Contains("; secure", formCookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; secure", signedIn.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_jobs_page_is_for_administrators_and_forms_work_after_a_restart()
    {
        await using var app = await AppFixture.StartAsync(new() { ["Roles:Administrators"] = "ada@example.com" });
        using var ada = await SignedInAsync(app, await Company.AddAccountAsync(app, "Ada"));
        using var ben = await SignedInAsync(app, await Company.AddAccountAsync(app, "Ben"));

        using var forAda = await ada.GetAsync("/jobs", Cancellation);
        using var forBen = await ben.GetAsync("/jobs", Cancellation);

        Assert.Equal(HttpStatusCode.OK, forAda.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, forBen.StatusCode);
    }

    [Fact]
    public async Task Keys_of_forms_are_in_the_database_and_wrapped()
    {
        await using var app = await AppFixture.StartAsync();
        using (await app.Client.GetAsync("/sign-in/x", Cancellation))
        {
        }

        var keys = await app.Database.ReadAsync(sql => sql.ListAsync<byte[]>("SELECT xml FROM data_protection_keys"), Cancellation);

        Assert.DoesNotContain("<key", System.Text.Encoding.Latin1.GetString(Assert.Single(keys)), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser)
    {
        using var page = await browser.GetAsync("/services", Cancellation);
        return page.StatusCode;
    }
}
