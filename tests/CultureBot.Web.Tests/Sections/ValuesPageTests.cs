using System.Net;
using System.Text.RegularExpressions;
using CultureBot.Kudos;
using Microsoft.Extensions.DependencyInjection;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests.Sections;

public sealed partial class ValuesPageTests(SharedCompany shared) : IClassFixture<SharedCompany>
{
    private const string Address = "/settings/values";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SettingsCompany Company => shared.Company;

    [Fact]
    public async Task A_value_is_added_changed_moved_retired_and_used_again_and_each_is_audited()
    {
        using var hana = await SignedInAsync(Company.App, Company.Hana);

        await DoneAsync(hana, "add", "added", ("name", "Fair Play"), ("emoji", "⚖️"), ("sentence", "Says <b>no</b> kindly."));
        var last = (await ReadAsync()).InUse.Count();
        await DoneAsync(hana, "change", "changed", ("value", "fair-play"), ("name", "fairness"), ("emoji", "⚖️"), ("sentence", "Says <b>no</b> kindly."));
        await DoneAsync(hana, "raise", "moved", ("value", "fairness"));
        await DoneAsync(hana, "retire", "retired", ("value", "fairness"));
        await DoneAsync(hana, "restore", "restored", ("value", "fairness"));

        using var page = await hana.GetAsync(Address, Cancellation);
        Assert.Contains("Says &lt;b&gt;no&lt;/b&gt; kindly.", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(
            [
                "Hana: ⚖️ #fair-play (Says <b>no</b> kindly.): added",
                "Hana: ⚖️ #fair-play (Says <b>no</b> kindly.) → ⚖️ #fairness (Says <b>no</b> kindly.)",
                $"Hana: #fairness: {last} → {last - 1}", "Hana: #fairness: retired", "Hana: #fairness: in use again",
            ],
            (await Company.ListAuditAsync("values.changed")).Where(entry => entry.Contains("#fair", StringComparison.Ordinal)));
        using var audit = await hana.GetAsync("/audit?action=values.changed", Cancellation);
        Assert.Contains("Changed the values", await HtmlAsync(audit), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "", "", "name")]
    [InlineData("care", "", "", "name")]
    [InlineData("fair", "<script>", "", "emoji")]
    public async Task What_cannot_be_is_refused_beside_its_field_and_what_was_typed_is_kept(string name, string emoji, string sentence, string field)
    {
        using var hana = await SignedInAsync(Company.App, Company.Hana);
        var before = (await ReadAsync()).Revision;

        using var refused = await PostAsync(hana, "add", ("name", name), ("emoji", emoji), ("sentence", sentence));
        var source = await refused.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"id=\"new-{field}-error\"", source, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", source, StringComparison.Ordinal);
        Assert.Contains($"value=\"{name}\"", await HtmlAsync(refused), StringComparison.Ordinal);
        Assert.Equal(before, (await ReadAsync()).Revision);
    }

    [Fact]
    public async Task Of_two_who_change_at_once_the_later_one_is_told_and_loses_nothing_typed()
    {
        using var hana = await SignedInAsync(Company.App, Company.Hana);
        using var ada = await SignedInAsync(Company.App, Company.Ada);
        using var seen = await ada.GetAsync(Address, Cancellation);
        var revision = Revision().Match(await HtmlAsync(seen)).Groups["value"].Value;
        await DoneAsync(hana, "add", "added", ("name", "quick"));

        using var late = await SubmitAsync(ada, Address, Address + "/add", ("revision", revision), ("name", "slow"));
        var html = await HtmlAsync(late);

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("somebody has changed the values since you opened the page", html, StringComparison.Ordinal);
        Assert.Contains("value=\"slow\"", html, StringComparison.Ordinal);
        Assert.Contains("#quick", html, StringComparison.Ordinal);
        Assert.DoesNotContain((await ReadAsync()).All, value => value.Name == "slow");
    }

    [Theory]
    [InlineData("change")]
    [InlineData("raise")]
    [InlineData("retire")]
    [InlineData("restore")]
    public async Task A_value_that_is_not_there_cannot_be_changed(string action)
    {
        using var hana = await SignedInAsync(Company.App, Company.Hana);

        using var missing = await PostAsync(hana, action, ("value", "<nothing>"), ("name", "something"));

        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_revision_changes_nothing()
    {
        using var hana = await SignedInAsync(Company.App, Company.Hana);

        using var refused = await SubmitAsync(hana, Address, Address + "/add", ("name", "bold"));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    private Task<CompanyValueList> ReadAsync() => Company.App.Services.GetRequiredService<CompanyValues>().ReadAsync(Cancellation);

    private async Task DoneAsync(HttpClient browser, string action, string done, params (string, string)[] fields)
    {
        // The audit is in the order of time.
        Company.App.Clock.Advance(NodaTime.Duration.FromSeconds(1));
        using var answer = await PostAsync(browser, action, fields);
        Assert.Equal($"{Address}?saved={done}", answer.Headers.Location?.OriginalString);
        using var page = await browser.GetAsync(answer.Headers.Location, Cancellation);
        Assert.Contains("role=\"status\"", await HtmlAsync(page), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> PostAsync(HttpClient browser, string action, params (string Name, string Value)[] fields) =>
        await SubmitAsync(
            browser, Address, $"{Address}/{action}", [.. fields, ("revision", (await ReadAsync()).Revision.ToString(System.Globalization.CultureInfo.InvariantCulture))]);

    [GeneratedRegex("name=\"revision\" value=\"(?<value>[0-9]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Revision();
}
