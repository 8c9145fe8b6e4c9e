using System.Net;
using NodaTime;

namespace CultureBot.Web.Tests.Pulse;

public sealed class PulsePageTests
{
    private static readonly string Page = $"/pulse/{PulseCompany.Window:D}";

    private static readonly Instant Tomorrow = Instant.FromUtc(2026, 11, 19, 10, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_their_hour_the_page_says_when_the_results_come_and_shows_none()
    {
        await using var app = await AppFixture.StartAsync();
        await PulseCompany.AddAsync(app, Tomorrow);
        using var browser = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "ana"));

        var page = WebUtility.HtmlDecode(await browser.GetStringAsync(Page, Cancellation));
        using var file = await browser.GetAsync(Page + "/ledger.csv", Cancellation);

        Assert.Contains("The results are not out yet", page, StringComparison.Ordinal);
        Assert.Contains("November 19", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Front Desk", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);

        app.Clock.SetTo(Tomorrow);
        Assert.Contains("Front Desk", await browser.GetStringAsync(Page, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_people_answer_the_page_says_only_that()
    {
        await using var app = await AppFixture.StartAsync();
        await PulseCompany.AddAsync(app, Tomorrow, "Open");
        using var browser = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "ana"));

        Assert.Contains("People are still answering", await browser.GetStringAsync(Page, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_sees_the_same_company_levels_groups_and_words()
    {
        await using var app = await AppFixture.StartAsync(new() { ["Roles:Hr"] = "hana@example.com" });
        await PulseCompany.AddAsync(app, app.Clock.Now);
        using var ana = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "ana"));
        using var hana = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "hana"));

        var page = await ana.GetStringAsync(Page, Cancellation);
        var seen = Content(page);

        Assert.Equal(seen, Content(await hana.GetStringAsync(Page, Cancellation)));
        Assert.Contains("60 of 120 people answered.", seen, StringComparison.Ordinal);
        Assert.Contains("Only 50% answered", seen, StringComparison.Ordinal);
        Assert.Contains("Recommend score 33", seen, StringComparison.Ordinal);
        Assert.Contains("“What I do” gets", seen, StringComparison.Ordinal);
        Assert.Contains("Ideal service", seen, StringComparison.Ordinal);
        Assert.Contains("Paris", seen, StringComparison.Ordinal);
        Assert.Contains("class=\"hatched\"", seen, StringComparison.Ordinal);
        Assert.Contains("1 ballot could not be read", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_group_was_answered_stands_on_its_page_and_on_the_companys()
    {
        await using var app = await AppFixture.StartAsync();
        await PulseCompany.AddAsync(app, app.Clock.Now);
        var ana = await Company.AddAccountAsync(app, "ana");
        await PulseCompany.AnswerAsync(app, "team-a", ana, "Handovers <b>reach</b> us half empty", "A list for every handover", "Open", verdict: null);
        await PulseCompany.AnswerAsync(app, "team-b", ana, "Nobody tells us why", "A note after each decision", "Done", verdict: "NotShown");
        using var browser = await Browsers.SignedInAsync(app, ana);

        var page = await browser.GetStringAsync(Page, Cancellation);
        var company = Content(page);
        var team = Content(await browser.GetStringAsync(Page + "?group=team-a", Cancellation));

        Assert.Contains("You said, we did", company, StringComparison.Ordinal);
        Assert.Contains("ana sees to it by Friday, December 4, 2026.", company, StringComparison.Ordinal);
        Assert.Contains("Done. ana saw to it.", company, StringComparison.Ordinal);
        Assert.Contains("Not shown to have worked", company, StringComparison.Ordinal);
        Assert.Contains("A list for every handover", team, StringComparison.Ordinal);
        Assert.DoesNotContain("A note after each decision", team, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>reach", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_is_not_published_looks_like_one_that_does_not_exist()
    {
        await using var app = await AppFixture.StartAsync();
        await PulseCompany.AddAsync(app, app.Clock.Now);
        using var browser = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "ana"));

        var hidden = Content(await browser.GetStringAsync(Page + "?group=team-c", Cancellation));
        var shown = Content(await browser.GetStringAsync(Page + "?group=team-a", Cancellation));

        Assert.Contains("Not shown: fewer than 5 answers here or next to it.", hidden, StringComparison.Ordinal);
        Assert.Equal(hidden, Content(await browser.GetStringAsync(Page + "?group=nonsense", Cancellation)));
        Assert.Contains("Front Desk", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_holds_the_ledger_and_no_formula()
    {
        await using var app = await AppFixture.StartAsync();
        await PulseCompany.AddAsync(app, app.Clock.Now);
        using var browser = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "ana"));

        var lines = (await browser.GetStringAsync(Page + "/ledger.csv", Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // A heading, the ballots that could not be read, four groups, sixteen figures, one comment.
        Assert.Equal(1 + 1 + 4 + 16 + 1, lines.Length);
        Assert.Contains("\"'=HYPERLINK(", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Split(',').Any(cell => cell.StartsWith('=') || cell.StartsWith("\"=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nobody_sees_results_without_signing_in()
    {
        await using var app = await AppFixture.StartAsync();
        await PulseCompany.AddAsync(app, app.Clock.Now);

        using var answer = await app.Client.GetAsync(Page, Cancellation);

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("Front Desk", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static string Content(string page) => WebUtility.HtmlDecode(page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)]);
}
