using System.Net;
using System.Text.RegularExpressions;
using CultureBot.People;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests.Sections;

/// <summary>The sections of settings: who sees them, who changes them, and what the first page says of each.</summary>
public sealed partial class SectionsTests(SharedCompany shared) : IClassFixture<SharedCompany>
{
    public static TheoryData<string> Sections => ["", "/values", "/digests", "/celebrations", "/privacy", "/retention", "/languages", "/connections"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SettingsCompany Company => shared.Company;

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task Auditors_read_a_section_without_its_buttons_and_nobody_else_reads_it(string section)
    {
        using var aude = await SignedInAsync(Company.App, Company.Aude);
        using var hana = await SignedInAsync(Company.App, Company.Hana);
        using var ben = await SignedInAsync(Company.App, Company.Ben);

        using var read = await aude.GetAsync("/settings" + section, Cancellation);
        using var changed = await hana.GetAsync("/settings" + section, Cancellation);
        using var refused = await ben.GetAsync("/settings" + section, Cancellation);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden), (read.StatusCode, changed.StatusCode, refused.StatusCode));
        Assert.DoesNotContain("<button", (await HtmlAsync(read)).Split("<main")[1], StringComparison.Ordinal);
        Assert.Single(Heading().Matches(await HtmlAsync(changed)));
    }

    [Theory]
    [InlineData("/settings/values/add")]
    [InlineData("/settings/values/change")]
    [InlineData("/settings/values/raise")]
    [InlineData("/settings/values/retire")]
    [InlineData("/settings/values/restore")]
    [InlineData("/settings/privacy")]
    [InlineData("/settings/retention")]
    [InlineData("/settings/celebrations/0193a000-0000-7000-8000-000000000001")]
    [InlineData("/settings/connections/0193a000-0000-7000-8000-000000000001/check")]
    public async Task What_auditors_and_others_post_is_refused(string address)
    {
        foreach (var account in (AccountId[])[Company.Aude, Company.Ben])
        {
            using var browser = await SignedInAsync(Company.App, account);
            using var refused = await SubmitAsync(
                browser, "/", address, ("revision", "0"), ("name", "mine"), ("value", "care"), ("fives", "20"), ("bands", "20"), ("kudos", "100"), ("feedback", "100"), ("results", "100"), ("audit", "100"));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        Assert.Equal(0L, await Company.App.Database.ReadAsync(sql => sql.ScalarAsync<long>("SELECT COUNT(*) FROM settings"), Cancellation));
    }

    [Fact]
    public async Task The_first_page_says_what_is_set_in_a_sentence_each()
    {
        using var hana = await SignedInAsync(Company.App, Company.Hana);

        using var page = await hana.GetAsync("/settings", Cancellation);
        var html = await HtmlAsync(page);

        Assert.All(
            (string[])
            [
                "6 values: #ownership  #teamwork  #care  #craft  #learning  #candor", "2 digests come every week", "Birthdays are celebrated in no workspace, anniversaries in none.",
                "Fives from 5 answers, bands and comments from 10", "Thank-yous for 730 days, service feedback for 730 days, results for 1,095 days, the audit for 365 days.",
                "English", "One workspace: Example",
            ],
            words => Assert.Contains(words, html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Languages_and_times_say_where_each_comes_from()
    {
        using var aude = await SignedInAsync(Company.App, Company.Aude);

        using var page = await aude.GetAsync("/settings/languages", Cancellation);
        var html = await HtmlAsync(page);

        Assert.All(
            (string[])["Deutsch", "español", "Europe/Berlin", "09:00–17:00", "Monday, Tuesday, Wednesday, Thursday, Friday", "20:00–07:00", "WorkingTime:From", "None are known"],
            words => Assert.Contains(words, html, StringComparison.Ordinal));
        Assert.Matches("[0-9]+ of [0-9]+ collections of texts", html);
    }

    [GeneratedRegex("<h1", RegexOptions.None, 1000)]
    private static partial Regex Heading();
}
