using System.Net;
using CultureBot.Kudos;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests;

public sealed class PagesWithRowsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task My_page_shows_what_I_got_and_gave_with_the_words_whole()
    {
        await using var company = await SettingsCompany.StartAsync();
        await company.GiveAsync(company.Ben, company.Hana, "You found the <b>invoice</b> that all of us had given up on.\nTwice! #care");
        await company.GiveAsync(company.Hana, company.Ada, "The door badge worked again before I had finished my coffee.", Visibility.Private);
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var page = await hana.GetAsync("/", Cancellation);
        var raw = await page.Content.ReadAsStringAsync(Cancellation);
        var html = await HtmlAsync(page);

        Assert.Contains("<strong>Ben</strong> thanked you", html, StringComparison.Ordinal);
        Assert.Contains("You found the &lt;b&gt;invoice&lt;/b&gt; that all of us had given up on.\nTwice!", raw.ReplaceLineEndings("\n").Replace("&#xA;", "\n"), StringComparison.Ordinal);
        Assert.Contains("<li>#care</li>", html, StringComparison.Ordinal);
        Assert.Contains("You thanked <strong>Ada</strong>", html, StringComparison.Ordinal);
        Assert.Contains("<li>Only between you</li>", html, StringComparison.Ordinal);
        Assert.Contains("The weekly digest in the channel: Friday, November 20, 2026", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task My_page_is_mine_alone()
    {
        await using var company = await SettingsCompany.StartAsync();
        await company.GiveAsync(company.Hana, company.Ada, "The door badge worked again before I had finished my coffee.", Visibility.Private);
        using var ben = await SignedInAsync(company.App, company.Ben);

        using var page = await ben.GetAsync("/", Cancellation);

        Assert.DoesNotContain("door badge", await HtmlAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_thank_yous_are_folded_and_still_there()
    {
        await using var company = await SettingsCompany.StartAsync();
        foreach (var number in Enumerable.Range(1, 7))
            await company.GiveAsync(company.Ben, company.Hana, $"Number {number}: you sat with me until the report was done.");
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var page = await hana.GetAsync("/", Cancellation);
        var parts = (await HtmlAsync(page)).Split("<summary>Show 2 older ones</summary>");

        Assert.Equal(2, parts.Length);
        Assert.Contains("Number 7:", parts[0], StringComparison.Ordinal);
        Assert.Contains("Number 1:", parts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_jobs_page_shows_each_job_and_its_button_runs_the_period_once()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var ada = await SignedInAsync(company.App, company.Ada);

        using var before = await ada.GetAsync("/jobs", Cancellation);
        using var run = await SubmitAsync(ada, "/jobs", "/jobs/channel-digest/run");
        using var again = await SubmitAsync(ada, "/jobs", "/jobs/channel-digest/run");
        using var after = await ada.GetAsync("/jobs", Cancellation);
        var (planned, ran) = (await SpacedAsync(before), await SpacedAsync(after));

        Assert.All((string[])["every Friday at 4:00", "(Europe/Berlin)", "Run now: The weekly digest in a channel (Example)", "channel-digest"], word => Assert.Contains(word, planned, StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (run.StatusCode, again.StatusCode));
        Assert.Equal(("/jobs/channel-digest?done=run", "/jobs/channel-digest?done=had"), (run.Headers.Location?.OriginalString, again.Headers.Location?.OriginalString));
        Assert.DoesNotContain("2026-W47", planned, StringComparison.Ordinal);
        Assert.Contains("2026-W47", ran, StringComparison.Ordinal);
        Assert.Contains("November 27, 2026", ran, StringComparison.Ordinal);
        Assert.Equal(
            ["2026-W47"],
            await company.App.Database.ReadAsync(sql => sql.ListAsync<string>("SELECT period FROM occurrences WHERE is_requested = TRUE"), Cancellation));
    }

    [Fact]
    public async Task A_paused_job_says_so_and_a_job_that_is_not_there_cannot_be_run()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var ada = await SignedInAsync(company.App, company.Ada);
        using var pause = await SubmitAsync(ada, "/settings", company.Address("channel-digest/pause"));

        using var page = await ada.GetAsync("/jobs", Cancellation);
        using var missing = await SubmitAsync(ada, "/jobs", "/jobs/no-such-job/run");

        Assert.Contains(">Paused</td>", await HtmlAsync(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    /// <summary>Times come with a narrow space before AM and PM.</summary>
    private static async Task<string> SpacedAsync(HttpResponseMessage page) => (await HtmlAsync(page)).Replace('\u202F', ' ');
}
