using System.Net;
using CultureBot.Storage;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests.Sections;

/// <summary>Two settings of which one reads first what they mean: the promise, and for how long things are kept.</summary>
public sealed class PromiseAndRetentionTests(SharedCompany shared) : IClassFixture<SharedCompany>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SettingsCompany Company => shared.Company;

    [Fact]
    public async Task A_higher_promise_is_explained_saved_audited_and_told_to_whoever_was_later()
    {
        using var hana = await SignedInAsync(Company.App, Company.Hana);
        using var ada = await SignedInAsync(Company.App, Company.Ada);

        using var look = await hana.GetAsync("/settings/privacy?fives=8&bands=12", Cancellation);
        using var saved = await SubmitAsync(hana, "/settings/privacy", "/settings/privacy", ("revision", "0"), ("fives", "8"), ("bands", "12"));
        using var late = await SubmitAsync(ada, "/settings/privacy", "/settings/privacy", ("revision", "0"), ("fives", "6"), ("bands", "11"));
        using var page = await hana.GetAsync(saved.Headers.Location, Cancellation);

        Assert.Contains("It holds from the next window of every survey on", await HtmlAsync(look), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (saved.StatusCode, late.StatusCode));
        Assert.Contains("somebody has changed this since you opened the page", await HtmlAsync(late), StringComparison.Ordinal);
        Assert.Contains("Fives from 8 answers, bands and comments from 12", await HtmlAsync(page), StringComparison.Ordinal);
        Assert.Equal(["Hana: Fives: 5 → 8, bands: 10 → 12"], await Company.ListAuditAsync("privacy.changed"));
        using var audit = await hana.GetAsync("/audit", Cancellation);
        Assert.Contains("Changed the privacy promise", await HtmlAsync(audit), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4", "10")]
    [InlineData("5", "9")]
    [InlineData("20", "15")]
    [InlineData("5", "1000")]
    [InlineData("-5", "10")]
    [InlineData("<script>alert(1)</script>", "10")]
    [InlineData("", "")]
    [InlineData("99999999999", "10")]
    public async Task A_lower_promise_or_nonsense_is_refused_and_kept_in_the_form(string fives, string bands)
    {
        using var hana = await SignedInAsync(Company.App, Company.Hana);

        using var look = await hana.GetAsync($"/settings/privacy?fives={Uri.EscapeDataString(fives)}&bands={Uri.EscapeDataString(bands)}", Cancellation);
        using var refused = await SubmitAsync(hana, "/settings/privacy", "/settings/privacy", ("revision", "0"), ("fives", fives), ("bands", bands));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        foreach (var answer in (HttpResponseMessage[])[look, refused])
        {
            var source = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.Contains("id=\"fives-error\"", source, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", source, StringComparison.Ordinal);
            Assert.DoesNotContain(">Promise it<", source, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_night_would_forget_is_said_before_it_is_saved_and_holds_afterwards()
    {
        await GiveOldAsync();
        using var hana = await SignedInAsync(Company.App, Company.Hana);

        using var look = await hana.GetAsync("/settings/retention?kudos=100&feedback=730&results=1095&audit=365", Cancellation);
        using var saved = await PostAsync(hana, "100", "365", "0");
        using var late = await PostAsync(hana, "200", "365", "0");
        using var mine = await hana.GetAsync("/me/data", Cancellation);
        using var page = await hana.GetAsync("/settings/retention", Cancellation);

        Assert.Contains("One thank-you", await HtmlAsync(look), StringComparison.Ordinal);
        Assert.Contains("No service feedback", await HtmlAsync(look), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (saved.StatusCode, late.StatusCode));
        Assert.Equal(["Hana: Kudos: 730 → 100"], await Company.ListAuditAsync("retention.changed"));
        // What people read of it follows.
        Assert.Contains("100 days", await HtmlAsync(mine), StringComparison.Ordinal);
        Assert.Contains(">100 days<", await HtmlAsync(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99", "kudos")]
    [InlineData("731", "kudos")]
    [InlineData("", "kudos")]
    [InlineData("<script>alert(1)</script>", "kudos")]
    public async Task Days_outside_the_bounds_are_refused_beside_their_field(string days, string field)
    {
        using var hana = await SignedInAsync(Company.App, Company.Hana);

        using var look = await hana.GetAsync($"/settings/retention?kudos={Uri.EscapeDataString(days)}&feedback=730&results=1095&audit=365", Cancellation);
        using var refused = await PostAsync(hana, days, "365", "0");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        foreach (var answer in (HttpResponseMessage[])[look, refused])
        {
            var source = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.Contains($"id=\"{field}-error\"", source, StringComparison.Ordinal);
            Assert.DoesNotContain("id=\"audit-error\"", source, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", source, StringComparison.Ordinal);
            Assert.DoesNotContain("Keep them for these times", source, StringComparison.Ordinal);
        }
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string kudos, string audit, string revision) => SubmitAsync(
        browser, "/settings/retention", "/settings/retention", ("revision", revision), ("kudos", kudos), ("feedback", "730"), ("results", "1095"), ("audit", audit));

    private async Task GiveOldAsync()
    {
        await Company.GiveAsync(Company.Ada, Company.Ben, "Thanks for covering the front desk all day");
        await Company.App.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE kudos SET created_at = created_at - @Age", new { Age = 200L * 24 * 3600 * 1000 }), WriteUrgency.Background, Cancellation);
    }
}
