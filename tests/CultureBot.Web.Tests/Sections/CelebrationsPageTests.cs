using System.Net;
using CultureBot.Celebrations;
using Microsoft.Extensions.DependencyInjection;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests.Sections;

/// <summary>HR turns celebrations on, workspace by workspace, and people take themselves out.</summary>
public sealed class CelebrationsPageTests
{
    private const string Address = "/settings/celebrations";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_set_is_saved_audited_planned_and_read_by_auditors_and_the_later_one_is_told()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);
        using var ada = await SignedInAsync(company.App, company.Ada);
        using var aude = await SignedInAsync(company.App, company.Aude);
        using var before = await hana.GetAsync(Address, Cancellation);
        var off = await HtmlAsync(before);
        // Nothing is on until somebody turns it on.
        Assert.DoesNotContain("checked", off.Split("<main")[1], StringComparison.Ordinal);
        Assert.Contains("The general channel (#all)", off, StringComparison.Ordinal);

        using var saved = await PostAsync(company, hana, "0", ("birthdays", "on"), ("channel", "C-board"), ("rule", "OnTheDay"));
        using var late = await PostAsync(company, ada, "0", ("anniversaries", "on"), ("rule", "OnTheDay"));
        using var page = await hana.GetAsync(saved.Headers.Location, Cancellation);
        using var read = await aude.GetAsync(Address, Cancellation);
        using var overview = await aude.GetAsync("/settings", Cancellation);
        using var audit = await aude.GetAsync("/audit", Cancellation);

        var shown = await HtmlAsync(read);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (saved.StatusCode, late.StatusCode));
        Assert.Contains("somebody has changed this since you opened the page", await HtmlAsync(late), StringComparison.Ordinal);
        Assert.Contains("role=\"status\"", await HtmlAsync(page), StringComparison.Ordinal);
        Assert.All(
            (string[])["On: Birthdays.", "On the day all the same", "Goes to #board."], words => Assert.Contains(words, shown, StringComparison.Ordinal));
        Assert.Contains("Birthdays are celebrated in one workspace, anniversaries in none.", await HtmlAsync(overview), StringComparison.Ordinal);
        Assert.Equal(["Hana: Birthdays: off → on, Channel: none → C-board, Weekend: WorkingDayAfter → OnTheDay"], await company.ListAuditAsync("celebrations.changed"));
        Assert.Contains("Set what is celebrated in a workspace", await HtmlAsync(audit), StringComparison.Ordinal);
        Assert.Equal(["C-board"], await company.App.Database.ReadAsync(
            sql => sql.ListAsync<string>("SELECT DISTINCT destination FROM messages WHERE kind = @Kind", new { Kind = CelebrationPostKind.KindName }), Cancellation));
    }

    [Theory]
    [InlineData("C-old", "OnTheDay", "channel")]
    [InlineData("<script>alert(1)</script>", "OnTheDay", "channel")]
    [InlineData("", "Sometimes", "rule")]
    [InlineData("", "<script>alert(1)</script>", "rule")]
    [InlineData("", "1", "rule")]
    public async Task What_cannot_be_is_refused_beside_its_field_and_what_was_typed_is_kept(string channel, string rule, string field)
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var refused = await PostAsync(company, hana, "0", ("birthdays", "on"), ("channel", channel), ("rule", rule));
        var source = await refused.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"id=\"celebrations-{company.Workspace.Id.Value:N}-{field}-error\"", source, StringComparison.Ordinal);
        Assert.Contains("checked", source, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", source, StringComparison.Ordinal);
        Assert.All(await company.App.Services.GetRequiredService<ReadCelebrations>().HandleAsync(Cancellation), one => Assert.False(one.Settings.IsOn));
    }

    [Fact]
    public async Task A_workspace_that_is_not_there_cannot_be_set()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var missing = await SubmitAsync(hana, Address, $"{Address}/{Guid.Empty:D}", ("revision", "0"), ("rule", "OnTheDay"));

        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Everybody_takes_themselves_out_and_says_their_dates_on_their_own_page()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var ben = await SignedInAsync(company.App, company.Ben);

        using var wrong = await SubmitAsync(ben, "/me/settings", "/me/settings/celebrations", ("celebrate", "Birthday"), ("birthday_day", "30"), ("birthday_month", "2"), ("start_date", "<b>soon</b>"));
        using var saved = await SubmitAsync(ben, "/me/settings", "/me/settings/celebrations", ("celebrate", "Birthday"), ("birthday_day", "29"), ("birthday_month", "2"), ("start_date", ""));
        using var page = await ben.GetAsync(saved.Headers.Location, Cancellation);
        using var data = await ben.GetAsync("/me/data", Cancellation);
        using var file = await ben.GetAsync("/me/data.json", Cancellation);
        var (refused, html) = (await wrong.Content.ReadAsStringAsync(Cancellation), await HtmlAsync(page));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (wrong.StatusCode, saved.StatusCode));
        Assert.All((string[])["id=\"birthday_day-error\"", "id=\"start_date-error\""], id => Assert.Contains(id, refused, StringComparison.Ordinal));
        Assert.DoesNotContain("<b>soon", refused, StringComparison.Ordinal);
        Assert.Matches("id=\"celebrate-Birthday\"[^>]* checked", html);
        Assert.DoesNotMatch("id=\"celebrate-Anniversary\"[^>]* checked", html);
        Assert.Matches("<option value=\"29\" selected", html);
        Assert.Contains("02-29", await HtmlAsync(file), StringComparison.Ordinal);
        Assert.Contains("What I would rather not be celebrated for", await HtmlAsync(data), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(SettingsCompany company, HttpClient browser, string revision, params (string Name, string Value)[] fields) =>
        SubmitAsync(browser, Address, $"{Address}/{company.Workspace.Id.Value:D}", [.. fields, ("revision", revision)]);
}
