using System.Net;
using static CultureBot.Web.Tests.Browsers;
using static CultureBot.Web.Tests.People.PeopleFixture;

namespace CultureBot.Web.Tests.People;

/// <summary>The list of people, one of them, and the chart.</summary>
public sealed class PeoplePagesTests(PeopleFixture fixture) : IClassFixture<PeopleFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HR_finds_people_and_others_see_the_chart_alone()
    {
        var html = WebUtility.HtmlDecode(await RawAsync(fixture.Hana, "/people?find=an"));
        Assert.Contains(">Ana</a>", html, StringComparison.Ordinal);
        Assert.Contains(">Hana</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(">Ben</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/people/accounts\"", html, StringComparison.Ordinal);
        Assert.Contains("/people/accounts\"", await RawAsync(fixture.Ada, "/people"), StringComparison.Ordinal);
        Assert.Contains("Nobody has such a name or address.", await RawAsync(fixture.Hana, "/people?find=nobody-at-all"), StringComparison.Ordinal);

        using var refused = await fixture.Ben.GetAsync("/people", Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var mia = await fixture.PersonAsync("mia@example.com");
        var seenByBen = await RawAsync(fixture.Ben, $"/people/chart?of={mia.Value:D}");
        Assert.Contains("2 people below", seenByBen, StringComparison.Ordinal);
        Assert.Contains("Ana", seenByBen, StringComparison.Ordinal);
        Assert.DoesNotContain($"/people/{mia.Value:D}\"", seenByBen, StringComparison.Ordinal);
        Assert.Contains($"/people/{mia.Value:D}\"", await RawAsync(fixture.Hana, $"/people/chart?of={mia.Value:D}"), StringComparison.Ordinal);
        Assert.Contains("Without a manager", await RawAsync(fixture.Ben, "/people/chart"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_in_every_field_stays_words()
    {
        var mia = await fixture.PersonAsync("mia@example.com");
        foreach (var address in (string[])["/people", "/people?find=%3Cscript%3Ealert(1)%3C/script%3E", $"/people/{mia.Value:D}", "/people/chart", $"/people/chart?of={mia.Value:D}", "/people/import"])
        {
            var raw = await RawAsync(fixture.Hana, address);
            Assert.DoesNotContain(Script, raw, StringComparison.OrdinalIgnoreCase);
            if (address.Length < "/people/import".Length) Assert.Contains("&lt;script&gt;", raw, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_person_has_their_fields_with_their_source_and_nothing_of_what_they_said()
    {
        var ana = await fixture.PersonAsync("ana@example.com");
        var html = WebUtility.HtmlDecode(await RawAsync(fixture.Hana, $"/people/{ana.Value:D}"));

        Assert.Contains("A file of HR", html, StringComparison.Ordinal);
        Assert.Contains(">Oslo", html, StringComparison.Ordinal);
        Assert.Contains("script alert 1 script", html, StringComparison.Ordinal);
        Assert.Contains("No account in a workspace yet.", html, StringComparison.Ordinal);
        var ben = await fixture.PersonAsync("ben@example.com");
        Assert.Contains("The members’ list of", WebUtility.HtmlDecode(await RawAsync(fixture.Hana, $"/people/{fixture.Company.Hana.Value:D}")), StringComparison.Ordinal);
        Assert.Contains("/people/", await RawAsync(fixture.Hana, $"/people/{ben.Value:D}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/people/0193a000-0000-7000-8000-0000000000ff")]
    [InlineData("/people/00000000-0000-0000-0000-000000000000")]
    [InlineData("/people/nobody")]
    [InlineData("/people/chart?of=0193a000-0000-7000-8000-0000000000ff")]
    public async Task Nobody_is_a_page_that_is_not_there(string address)
    {
        using var page = await fixture.Hana.GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Theory]
    [InlineData("/people?page=-1")]
    [InlineData("/people?page=2000000000")]
    [InlineData("/people/chart?page=0")]
    public async Task A_page_beyond_the_list_is_one_of_it(string address) => Assert.Contains("Ana", await RawAsync(fixture.Hana, address), StringComparison.Ordinal);

    [Fact]
    public async Task Leave_is_written_down_changed_and_ended_and_the_audit_says_so()
    {
        var ana = await fixture.PersonAsync("ana@example.com");
        var page = $"/people/{ana.Value:D}";

        using var wrong = await SubmitAsync(fixture.Hana, page, page + "/leave", ("from", "2026-12-24"), ("to", "2026-12-20"));
        var html = await HtmlAsync(wrong);
        Assert.Contains("The last day is before the first.", html, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-12-24\"", html, StringComparison.Ordinal);
        using var noted = await SubmitAsync(fixture.Hana, page, page + "/leave", ("from", "2026-11-10"), ("to", "2026-12-31"));
        Assert.Equal(page + "?done=noted", noted.Headers.Location?.OriginalString);
        Assert.Contains("On leave until", await RawAsync(fixture.Hana, page + "?done=noted"), StringComparison.Ordinal);
        using var changed = await SubmitAsync(fixture.Ada, page, page + "/leave", ("instead", "2026-11-10"), ("from", "2026-11-09"), ("to", "2026-12-30"));
        Assert.Equal(page + "?done=noted", changed.Headers.Location?.OriginalString);
        using var ended = await SubmitAsync(fixture.Hana, page, page + "/leave/end", ("from", "2026-11-09"));
        Assert.Equal(page + "?done=ended", ended.Headers.Location?.OriginalString);
        Assert.DoesNotContain("On leave until", await RawAsync(fixture.Hana, page), StringComparison.Ordinal);

        using var gone = await SubmitAsync(fixture.Hana, page, page + "/leave/end", ("from", "2026-11-09x"));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var nobody = await SubmitAsync(fixture.Hana, page, $"/people/{Guid.Empty:D}/leave", ("from", "2026-11-10"), ("to", "2026-12-31"));
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
        var audit = await RawAsync(fixture.Ada, "/audit");
        Assert.All((string[])["Wrote down a leave", "Changed a leave", "Ended a leave"], words => Assert.Contains(words, audit, StringComparison.Ordinal));
    }
}
