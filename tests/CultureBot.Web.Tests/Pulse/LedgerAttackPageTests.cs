using System.Net;

namespace CultureBot.Web.Tests.Pulse;

/// <summary>HR tries to find somebody in all that was published, by a button.</summary>
public sealed class LedgerAttackPageTests
{
    private const string Page = "/pulse/attack";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Roles:Hr")]
    [InlineData("Roles:Auditors")]
    public async Task Whoever_answers_for_surveys_sees_what_was_tried_and_found_and_it_is_audited(string role)
    {
        await using var app = await AppFixture.StartAsync(new() { [role] = "hana@example.com" });
        await PulseCompany.AddAsync(app, app.Clock.Now);
        var hana = await Company.AddAccountAsync(app, "hana");
        using var browser = await Browsers.SignedInAsync(app, hana);

        var before = await browser.GetStringAsync(Page, Cancellation);
        using var tried = await Browsers.SubmitAsync(browser, Page, Page);
        var page = WebUtility.HtmlDecode(await tried.Content.ReadAsStringAsync(Cancellation));

        Assert.DoesNotContain("<table", before, StringComparison.Ordinal);
        Assert.Contains("1 closed window of this database", page, StringComparison.Ordinal);
        Assert.Contains("page, chat and file against the ledger", page, StringComparison.Ordinal);
        // Two teams of 30 and 25 leave five of 60, which is too few for bands: no close wrote this ledger.
        Assert.Contains("Something is about too few people", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Engineering", page, StringComparison.Ordinal);
        Assert.Equal(
            1,
            await app.Database.ReadAsync(
                sql => sql.ScalarAsync<long>("SELECT COUNT(*) FROM audit_entries WHERE action = 'ledger.attacked' AND account_id = @Id", new { Id = hana.Value }), Cancellation));
    }

    [Fact]
    public async Task Nobody_else_gets_there_or_is_shown_the_way()
    {
        await using var app = await AppFixture.StartAsync(new() { ["Roles:Administrators"] = "cem@example.com" });
        using var browser = await Browsers.SignedInAsync(app, await Company.AddAccountAsync(app, "cem"));

        using var refused = await browser.GetAsync(Page, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.DoesNotContain(Page, await browser.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
    }
}
