using System.Net;
using System.Text.RegularExpressions;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests;

public sealed partial class SettingsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settings_are_for_HR_and_administrators_only()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var ada = await SignedInAsync(company.App, company.Ada);
        using var hana = await SignedInAsync(company.App, company.Hana);
        using var ben = await SignedInAsync(company.App, company.Ben);

        foreach (var (browser, may) in ((HttpClient, bool)[])[(ada, true), (hana, true), (ben, false)])
        {
            using var home = await browser.GetAsync("/", Cancellation);
            using var settings = await browser.GetAsync("/settings", Cancellation);
            Assert.Equal(may, (await HtmlAsync(home)).Contains("href=\"/settings\"", StringComparison.Ordinal));
            Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, settings.StatusCode);
        }

        foreach (var form in (string[])["channel-digest", "channel-digest/pause", "channel-digest/resume", "kudos-channel", "language"])
        {
            using var refused = await SubmitAsync(ben, "/", company.Address(form), Typed("4", "09:30", "Asia/Tokyo", "C-digests"));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        await UnchangedAsync(company);
    }

    [Fact]
    public async Task What_is_saved_stays_and_the_page_says_so()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var saved = await SubmitAsync(hana, "/settings/digests", company.Address("channel-digest"), Typed("4", "9:30", "america/new york", "C-board"));
        using var page = await hana.GetAsync(saved.Headers.Location, Cancellation);
        var html = await HtmlAsync(page);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("role=\"status\">Saved.<", html, StringComparison.Ordinal);
        Assert.Contains("value=\"09:30\"", html, StringComparison.Ordinal);
        var schedule = await company.ReadScheduleAsync();
        Assert.Equal((4, (9 * 60) + 30, "America/New_York"), (schedule.DayOfWeek, schedule.MinuteOfDay, schedule.TimeZone));
        Assert.Equal("C-board", (await company.ReadWorkspaceAsync())!.DigestChannelId);
        Assert.Equal((5, "Europe/Berlin"), ((await company.ReadScheduleAsync("personal-digest")).DayOfWeek, (await company.ReadScheduleAsync("personal-digest")).TimeZone));
    }

    [Fact]
    public async Task A_workspaces_language_is_chosen_from_those_that_something_is_written_in()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);
        using var aude = await SignedInAsync(company.App, company.Aude);

        using var saved = await SubmitAsync(hana, "/settings/languages", company.Address("language"), ("language", "de"));
        using var page = await hana.GetAsync(saved.Headers.Location, Cancellation);
        using var unknown = await SubmitAsync(hana, "/settings/languages", company.Address("language"), ("language", "<script>"));
        using var refused = await SubmitAsync(aude, "/", company.Address("language"), ("language", "es"));

        Assert.Contains("Saved: Example speaks Deutsch from now on.", await HtmlAsync(page), StringComparison.Ordinal);
        Assert.Contains("<option value=\"de\" selected>Deutsch</option>", await HtmlAsync(page), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (saved.StatusCode, unknown.StatusCode, refused.StatusCode));
        Assert.Equal("de", (await company.ReadWorkspaceAsync())!.Locale);
        Assert.Equal(
            ["en → de"], await company.App.Database.ReadAsync(sql => sql.ListAsync<string>("SELECT details FROM audit_entries WHERE action = 'language.chosen'"), Cancellation));
    }

    [Fact]
    public async Task The_personal_digest_is_moved_without_a_zone_or_channel()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var saved = await SubmitAsync(
            hana, "/settings/digests", company.Address("personal-digest"), ("day", "1"), ("time", "08:15"), ("zone", "Asia/Tokyo"), ("channel", "C-board"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var schedule = await company.ReadScheduleAsync("personal-digest");
        Assert.Equal((1, (8 * 60) + 15, "Europe/Berlin"), (schedule.DayOfWeek, schedule.MinuteOfDay, schedule.TimeZone));
        Assert.Null((await company.ReadWorkspaceAsync())!.DigestChannelId);
    }

    [Theory]
    [InlineData("day", "8", "09:30", "Asia/Tokyo", "C-digests")]
    [InlineData("day", "", "09:30", "Asia/Tokyo", "C-digests")]
    [InlineData("time", "4", "25:00", "Asia/Tokyo", "C-digests")]
    [InlineData("time", "4", "half past nine", "Asia/Tokyo", "C-digests")]
    [InlineData("zone", "4", "09:30", "Atlantis/Capital", "C-digests")]
    [InlineData("zone", "4", "09:30", "UTC+03:00", "C-digests")]
    [InlineData("zone", "4", "09:30", "", "C-digests")]
    [InlineData("channel", "4", "09:30", "Asia/Tokyo", "C-old")]
    [InlineData("channel", "4", "09:30", "Asia/Tokyo", "C-nowhere")]
    public async Task What_cannot_be_is_refused_beside_its_field_and_everything_typed_is_kept(
        string field, string day, string time, string zone, string channel)
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var refused = await SubmitAsync(hana, "/settings/digests", company.Address("channel-digest"), Typed(day, time, zone, channel));
        var html = await HtmlAsync(refused);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal([company.Id($"channel-digest.{field}-error")], ErrorId().Matches(html).Select(m => m.Groups["id"].Value));
        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        var card = html[html.IndexOf($"id=\"channel-digest-{company.Workspace.Id.Value:N}\"", StringComparison.Ordinal)..html.IndexOf("</article>", StringComparison.Ordinal)];
        Assert.Matches($"<option value=\"{day}\" selected>", card);
        Assert.Matches($"<option value=\"{channel}\" selected>", card);
        Assert.Contains($"value=\"{time}\"", card, StringComparison.Ordinal);
        Assert.Contains($"value=\"{zone}\"", card, StringComparison.Ordinal);
        await UnchangedAsync(company);
    }

    [Fact]
    public async Task Several_errors_are_told_at_once()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var refused = await SubmitAsync(hana, "/settings/digests", company.Address("channel-digest"), Typed("9", "99", "Nowhere", "C-old"));

        Assert.Equal(4, ErrorId().Count(await HtmlAsync(refused)));
    }

    [Fact]
    public async Task The_next_three_are_shown_in_the_schedules_zone()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var page = await hana.GetAsync("/settings/digests", Cancellation);

        Assert.Equal(
            [
                "2026-11-20T15:00:00Z Friday, November 20, 2026 4:00 PM",
                "2026-11-27T15:00:00Z Friday, November 27, 2026 4:00 PM",
                "2026-12-04T15:00:00Z Friday, December 4, 2026 4:00 PM",
            ],
            Coming().Matches(await HtmlAsync(page)).Select(m => $"{m.Groups["at"].Value} {m.Groups["words"].Value.Replace('\u202F', ' ')}"));
    }

    [Fact]
    public async Task A_digest_moved_to_an_hour_that_has_passed_is_announced_as_going_out_now()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var saved = await SubmitAsync(hana, "/settings/digests", company.Address("channel-digest"), Typed("3", "08:00", "Europe/Berlin", ""));
        using var page = await hana.GetAsync(saved.Headers.Location, Cancellation);

        Assert.Contains("goes out now", await HtmlAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_without_the_forms_token_changes_nothing()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);

        foreach (var form in (string[])["channel-digest", "channel-digest/pause", "channel-digest/resume", "kudos-channel", "language"])
        {
            var fields = Typed("4", "09:30", "Asia/Tokyo", "C-digests").Select(f => KeyValuePair.Create(f.Name, f.Value));
            using var forged = await hana.PostAsync(company.Address(form), new FormUrlEncodedContent(fields), Cancellation);
            Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        }

        await UnchangedAsync(company);
    }

    [Fact]
    public async Task A_digest_is_paused_and_resumed()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var pause = await SubmitAsync(hana, "/settings/digests", company.Address("channel-digest/pause"));
        using var paused = await hana.GetAsync(pause.Headers.Location, Cancellation);
        var html = await HtmlAsync(paused);
        Assert.True((await company.ReadScheduleAsync()).IsPaused);
        Assert.False((await company.ReadScheduleAsync("personal-digest")).IsPaused);
        Assert.Contains("Paused: none is sent", html, StringComparison.Ordinal);
        Assert.Empty(Coming().Matches(html));

        using var resume = await SubmitAsync(hana, "/settings/digests", company.Address("channel-digest/resume"));
        Assert.Equal(HttpStatusCode.Redirect, resume.StatusCode);
        Assert.False((await company.ReadScheduleAsync()).IsPaused);
    }

    [Fact]
    public async Task The_kudos_channel_is_chosen_refused_and_left_to_the_bot_again()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var chosen = await SubmitAsync(hana, "/settings/digests", company.Address("kudos-channel"), ("channel", "C-digests"));
        using var refused = await SubmitAsync(hana, "/settings/digests", company.Address("kudos-channel"), ("channel", "C-old"));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity), (chosen.StatusCode, refused.StatusCode));
        Assert.Equal([company.Id("kudos-channel.channel-error")], ErrorId().Matches(await HtmlAsync(refused)).Select(m => m.Groups["id"].Value));
        Assert.Equal("C-digests", (await company.ReadWorkspaceAsync())!.KudosChannelId);

        using var left = await SubmitAsync(hana, "/settings/digests", company.Address("kudos-channel"), ("channel", ""));
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.Null((await company.ReadWorkspaceAsync())!.KudosChannelId);
    }

    [Theory]
    [InlineData("/settings/0193a000-0000-7000-8000-00000000ffff/channel-digest")]
    [InlineData("/settings/0193a000-0000-7000-8000-000000000001/people-sync")]
    [InlineData("/settings/not-an-id/channel-digest")]
    public async Task What_is_not_there_cannot_be_set(string address)
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var missing = await SubmitAsync(hana, "/settings/digests", address, Typed("4", "09:30", "Asia/Tokyo", "C-digests"));

        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Every_field_has_a_label_and_every_description_is_there()
    {
        await using var company = await SettingsCompany.StartAsync();
        using var hana = await SignedInAsync(company.App, company.Hana);

        using var refused = await SubmitAsync(hana, "/settings/digests", company.Address("channel-digest"), Typed("9", "99", "Nowhere", "C-old"));
        var html = await HtmlAsync(refused);

        var ids = Id().Matches(html).Select(m => m.Groups["id"].Value).ToList();
        var labelled = Label().Matches(html).Select(m => m.Groups["id"].Value).ToHashSet();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(7, Control().Count(html));
        Assert.All(Control().Matches(html).Select(m => m.Groups["id"].Value), id => Assert.Contains(id, labelled));
        Assert.All(Described().Matches(html).SelectMany(m => m.Groups["ids"].Value.Split(' ')), id => Assert.Contains(id, ids));
    }

    [Fact]
    public async Task Every_word_of_the_page_comes_from_the_resources()
    {
        await using var company = await SettingsCompany.StartAsync("UTC");
        using var hana = await SignedInAsync(company.App, company.Hana);
        hana.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "qps-ploc");

        using var refused = await SubmitAsync(hana, "/settings/digests", company.Address("channel-digest"), Typed("9", "99", "Nowhere", "C-old"));
        using var page = await hana.GetAsync("/settings/digests", Cancellation);

        foreach (var html in (string[])[await HtmlAsync(refused), await HtmlAsync(page)])
        {
            // Names of channels and of the workspace, and dates, are no words of ours.
            var words = Tag().Replace(Coming().Replace(Option().Replace(html, ""), ""), "\n").Split('\n').Select(w => w.Trim());
            Assert.All(words.Where(w => w is not ("CultureBot" or "Example" or "Hana")), word => Assert.DoesNotMatch("[A-Za-z]{4,}", word));
        }
    }

    private static (string Name, string Value)[] Typed(string day, string time, string zone, string channel) =>
        [("day", day), ("time", time), ("zone", zone), ("channel", channel)];

    private static async Task UnchangedAsync(SettingsCompany company)
    {
        var schedule = await company.ReadScheduleAsync();
        Assert.Equal((5, 960, "Europe/Berlin", false), (schedule.DayOfWeek, schedule.MinuteOfDay, schedule.TimeZone, schedule.IsPaused));
        var workspace = (await company.ReadWorkspaceAsync())!;
        Assert.Equal((null, null, "en"), (workspace.DigestChannelId, workspace.KudosChannelId, workspace.Locale));
    }

    [GeneratedRegex("<p class=\"bad\" id=\"(?<id>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex ErrorId();

    [GeneratedRegex("<time datetime=\"(?<at>[^\"]+)\">(?<words>[^<]+)</time>", RegexOptions.None, 1000)]
    private static partial Regex Coming();

    [GeneratedRegex(" id=\"(?<id>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("<label for=\"(?<id>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Label();

    [GeneratedRegex("<(?:select|input) id=\"(?<id>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Control();

    [GeneratedRegex("aria-(?:describedby|labelledby)=\"(?<ids>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Described();

    [GeneratedRegex("<option value=\"[^\"]+\"[^>]*>[^<]*</option>", RegexOptions.None, 1000)]
    private static partial Regex Option();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
