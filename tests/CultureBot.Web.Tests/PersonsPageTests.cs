using System.Net;
using System.Text.RegularExpressions;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests;

public sealed partial class PersonsPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_administrators_say_who_is_one_person()
    {
        await using var company = await PersonsCompany.StartAsync();
        using var ada = await SignedInAsync(company.App, company.Ada);
        using var ben = await SignedInAsync(company.App, company.Ben);

        foreach (var (browser, may) in ((HttpClient, bool)[])[(ada, true), (ben, false)])
        {
            using var home = await browser.GetAsync("/", Cancellation);
            using var people = await browser.GetAsync("/people/accounts", Cancellation);
            Assert.Equal(may, (await HtmlAsync(home)).Contains("href=\"/people/accounts\"", StringComparison.Ordinal));
            Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, people.StatusCode);
        }

        foreach (var form in (string[])["same", "different", "split"])
        {
            using var refused = await SubmitAsync(ben, "/", "/people/accounts/" + form, Pair(company));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            using var stale = await ada.PostAsync("/people/accounts/" + form, new FormUrlEncodedContent([new("one", company.Ben.Value.ToString()), new("other", company.BenInTeams.Value.ToString())]), Cancellation);
            Assert.Equal(HttpStatusCode.BadRequest, stale.StatusCode);
        }

        Assert.NotEqual((await company.ReadAsync(company.Ben))!.PersonId, (await company.ReadAsync(company.BenInTeams))!.PersonId);
    }

    [Fact]
    public async Task Accounts_that_look_alike_are_shown_with_all_that_tells_them_apart()
    {
        await using var company = await PersonsCompany.StartAsync();
        using var ada = await SignedInAsync(company.App, company.Ada);

        using var page = await ada.GetAsync("/people/accounts", Cancellation);
        var html = await HtmlAsync(page);

        Assert.Equal(2, SameButton().Count(html));
        Assert.All(
            (string[])["Slack – Example", "Teams – Example & Co", "mia@example.com (not confirmed)", "no e-mail address known", "Same person: Ben (Slack – Example) and Ben (Teams – Example & Co)"],
            words => Assert.Contains(words, html, StringComparison.Ordinal));
        Assert.Contains("Nobody has several accounts yet", html, StringComparison.Ordinal);

        using var found = await ada.GetAsync("/people/accounts?find=mi", Cancellation);
        Assert.Equal(1, SameButton().Count(await HtmlAsync(found)));
    }

    [Fact]
    public async Task What_is_said_of_two_accounts_is_done_and_can_be_taken_back()
    {
        await using var company = await PersonsCompany.StartAsync();
        using var ada = await SignedInAsync(company.App, company.Ada);

        using var same = await SubmitAsync(ada, "/people/accounts", "/people/accounts/same", Pair(company));
        Assert.Equal("/people/accounts?done=same&find=b%20e", same.Headers.Location?.OriginalString);
        using var after = await ada.GetAsync("/people/accounts?done=same", Cancellation);
        var html = await HtmlAsync(after);
        Assert.Contains("role=\"status\">They are one person now.", html, StringComparison.Ordinal);
        Assert.Equal(1, SameButton().Count(html));
        Assert.Equal(2, SplitButton().Count(html));
        Assert.Equal((await company.ReadAsync(company.Ben))!.PersonId, (await company.ReadAsync(company.BenInTeams))!.PersonId);

        using var split = await SubmitAsync(ada, "/people/accounts", "/people/accounts/split", ("account", company.BenInTeams.Value.ToString()));
        using var again = await SubmitAsync(ada, "/people/accounts", "/people/accounts/split", ("account", company.BenInTeams.Value.ToString()));
        Assert.Equal(("/people/accounts?done=split", "/people/accounts?done=split"), (split.Headers.Location?.OriginalString, again.Headers.Location?.OriginalString));
        Assert.NotEqual((await company.ReadAsync(company.Ben))!.PersonId, (await company.ReadAsync(company.BenInTeams))!.PersonId);

        // Nobody asks a second time.
        using var last = await ada.GetAsync("/people/accounts", Cancellation);
        Assert.Equal(1, SameButton().Count(await HtmlAsync(last)));
    }

    [Fact]
    public async Task Different_people_are_not_asked_about_again()
    {
        await using var company = await PersonsCompany.StartAsync();
        using var ada = await SignedInAsync(company.App, company.Ada);

        using var different = await SubmitAsync(ada, "/people/accounts", "/people/accounts/different", Pair(company));
        using var page = await ada.GetAsync(different.Headers.Location, Cancellation);

        Assert.Contains("They stay two people", await HtmlAsync(page), StringComparison.Ordinal);
        Assert.Equal(0, SameButton().Count(await HtmlAsync(page)));
    }

    [Theory]
    [InlineData("same", "one", "")]
    [InlineData("same", "one", "nobody")]
    [InlineData("different", "one", "0193a000-0000-7000-8000-0000000000ff")]
    [InlineData("split", "account", "0193a000-0000-7000-8000-0000000000ff")]
    public async Task An_account_that_is_not_there_changes_nothing(string form, string field, string value)
    {
        await using var company = await PersonsCompany.StartAsync();
        using var ada = await SignedInAsync(company.App, company.Ada);

        using var missing = await SubmitAsync(ada, "/people/accounts", "/people/accounts/" + form, (field, value), ("other", company.Ben.Value.ToString()));

        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private static (string Name, string Value)[] Pair(PersonsCompany company) =>
        [("one", company.Ben.Value.ToString()), ("other", company.BenInTeams.Value.ToString()), ("find", "b e")];

    [GeneratedRegex(">Same person</button>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SameButton();

    [GeneratedRegex(">Split off</button>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SplitButton();
}
