using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using static CultureBot.Web.Tests.Browsers;
using static CultureBot.Web.Tests.People.PeopleFixture;

namespace CultureBot.Web.Tests.People;

/// <summary>A file from its sending to its undoing, by the pages.</summary>
public sealed partial class ImportPagesTests(PeopleFixture fixture) : IClassFixture<PeopleFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_shown_is_imported_when_one_says_so_and_can_be_undone()
    {
        using var sent = await SendAsync(fixture.Hana, Encoding.UTF8.GetBytes($"email;name;team\nana@example.com;Ana {Script};Support\neva@example.com;Eva;Sales"));
        var address = sent.Headers.Location!.OriginalString;
        var raw = await RawAsync(fixture.Hana, address);
        var html = WebUtility.HtmlDecode(raw);
        Assert.DoesNotContain(Script, raw, StringComparison.Ordinal);
        Assert.All((string[])["Support", "eva@example.com", "New here", "Import these changes"], words => Assert.Contains(words, html, StringComparison.Ordinal));
        var file = await RawAsync(fixture.Hana, address + "/changes.csv");
        Assert.Contains("ana@example.com,Changed,Team,Sales,Support", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Support", await RawAsync(fixture.Hana, "/people?find=ana@"), StringComparison.Ordinal);
        Assert.Contains("A file waits for you", await RawAsync(fixture.Hana, "/people/import"), StringComparison.Ordinal);

        // Whoever did not send it does not see it.
        foreach (var other in (string[])[address, address + "/changes.csv"])
        {
            using var hidden = await fixture.Ada.GetAsync(other, Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }

        using var stolen = await SubmitAsync(fixture.Ada, "/people/import", address, ("shown", Shown().Match(raw).Groups["digest"].Value));
        Assert.Equal(HttpStatusCode.NotFound, stolen.StatusCode);

        using var imported = await SubmitAsync(fixture.Hana, address, address, ("shown", Shown().Match(raw).Groups["digest"].Value));
        Assert.Equal("/people/import?done=imported", imported.Headers.Location?.OriginalString);
        Assert.Contains("Support", await RawAsync(fixture.Hana, "/people?find=ana@"), StringComparison.Ordinal);
        var list = WebUtility.HtmlDecode(await RawAsync(fixture.Hana, "/people/import?done=imported"));
        Assert.Contains("1 new, 1 changed, 0 left, 0 unchanged", list, StringComparison.Ordinal);
        Assert.DoesNotContain("A file waits for you", list, StringComparison.Ordinal);
        using var again = await SubmitAsync(fixture.Hana, "/people/import", address, ("shown", "x"));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);

        var undo = Undo().Match(list).Value;
        Assert.Contains("go back to what they were before", await RawAsync(fixture.Hana, undo), StringComparison.Ordinal);
        using var undone = await SubmitAsync(fixture.Hana, undo, undo);
        Assert.Equal("/people/import?done=undone", undone.Headers.Location?.OriginalString);
        Assert.DoesNotContain("Support", await RawAsync(fixture.Hana, "/people?find=ana@"), StringComparison.Ordinal);
        Assert.Contains("Nobody has such a name", await RawAsync(fixture.Hana, "/people?find=eva@"), StringComparison.Ordinal);
        using var twice = await SubmitAsync(fixture.Hana, "/people/import", undo);
        Assert.Equal(HttpStatusCode.NotFound, twice.StatusCode);
        var audit = await RawAsync(fixture.Ada, "/audit");
        Assert.All((string[])["Imported a file of people", "Undid an import of people"], words => Assert.Contains(words, audit, StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_the_directory_has_changed_since_it_says_so_and_shows_anew()
    {
        using var sent = await SendAsync(fixture.Hana, "email,team\nben@example.com,Legal"u8.ToArray());
        var address = sent.Headers.Location!.OriginalString;
        var shown = Shown().Match(await RawAsync(fixture.Hana, address)).Groups["digest"].Value;
        await fixture.ImportAsync("email,team\nben@example.com,Finance");

        using var moved = await SubmitAsync(fixture.Hana, address, address, ("shown", shown));

        Assert.Equal(address + "?moved=true", moved.Headers.Location?.OriginalString);
        var html = await RawAsync(fixture.Hana, address + "?moved=true");
        Assert.Contains("The directory is not what it was when you looked", html, StringComparison.Ordinal);
        Assert.Contains("Finance", html, StringComparison.Ordinal);
        Assert.Contains("Finance", await RawAsync(fixture.Hana, "/people?find=ben@"), StringComparison.Ordinal);
        using var forgotten = await SubmitAsync(fixture.Hana, address, address + "/forget");
        Assert.Equal("/people/import?done=forgotten", forgotten.Headers.Location?.OriginalString);
        using var gone = await fixture.Hana.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_file_of_everybody_shows_who_has_left_and_an_hour_later_it_is_forgotten()
    {
        using var sent = await SendAsync(fixture.Ada, "email\nmia@example.com\nben@example.com"u8.ToArray(), isEverybody: true);
        var address = sent.Headers.Location!.OriginalString;
        var html = await RawAsync(fixture.Ada, address);
        Assert.Contains("Has left", html, StringComparison.Ordinal);
        Assert.Contains("ana@example.com", html, StringComparison.Ordinal);

        fixture.App.Clock.Advance(Duration.FromHours(1));
        using var gone = await fixture.Ada.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains("A file waits for an hour at most", await HtmlAsync(gone), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email,name\nana@example.com,Ana\nANA@example.com,Ana", "Line 3", "on line 2 already")]
    [InlineData("email,manager_email\nana@example.com,ben@example.com\nben@example.com,ana@example.com", "Line 2", "in a circle")]
    [InlineData("name,team\nAna,Sales", "Line 1", "No column is named email")]
    [InlineData("email,country\nana@example.com,<script>alert(1)</script>", "Line 2", "is not a country’s code")]
    [InlineData("\u0000\u0001PNG", "Line 1", "This is no text")]
    [InlineData("", "", "Choose a file with something in it")]
    public async Task What_is_wrong_with_a_file_is_shown_and_nothing_is_kept(string file, string line, string says)
    {
        using var sent = await SendAsync(fixture.Hana, Encoding.UTF8.GetBytes(file));

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.DoesNotContain(Script, await sent.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        var html = await HtmlAsync(sent);
        Assert.Contains(line, html, StringComparison.Ordinal);
        Assert.Contains(says, html, StringComparison.Ordinal);
        Assert.DoesNotContain("A file waits for you", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_Windows_1252_comes_with_a_question()
    {
        using var sent = await SendAsync(fixture.Ada, Encoding.Latin1.GetBytes("email;name\nana@example.com;Zo\u00EB"));

        var html = WebUtility.HtmlDecode(await RawAsync(fixture.Ada, sent.Headers.Location!.OriginalString));
        Assert.Contains("Do these words look right?", html, StringComparison.Ordinal);
        Assert.Contains("<li>Zoë</li>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_50_MB_is_said_in_words()
    {
        using var large = new HttpRequestMessage(HttpMethod.Post, "/people/import") { Content = new ByteArrayContent(new byte[50 * 1024 * 1024 + 1]) };
        large.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=xyz");
        large.Headers.ExpectContinue = true;
        using var sent = await fixture.Hana.SendAsync(large, Cancellation);

        Assert.Equal("/people/import?done=too_large", sent.Headers.Location?.OriginalString);
        Assert.Contains("A file may have 50 MB.", await RawAsync(fixture.Hana, "/people/import?done=too_large"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/people/import/0193a000-0000-7000-8000-0000000000ff")]
    [InlineData("/people/import/undo/0193a000-0000-7000-8000-0000000000ff")]
    public async Task A_file_or_an_import_that_is_not_there_is_gone(string address)
    {
        using var page = await fixture.Hana.GetAsync(address, Cancellation);
        using var posted = await SubmitAsync(fixture.Hana, "/people/import", address, ("shown", "x"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, posted.StatusCode));
    }

    [GeneratedRegex("name=\"shown\" value=\"(?<digest>[0-9a-f]{64})\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shown();

    [GeneratedRegex("/people/import/undo/[0-9a-f-]{36}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Undo();
}
