using CultureBot.Feedback;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static CultureBot.Web.Tests.Browsers;

namespace CultureBot.Web.Tests.Services;

/// <summary>Ben leads IT Help, where Hana is, and reports to Ada, whom it serves.</summary>
public sealed class ResponsesPageTests
{
    private const string Page = "/services/responses";
    private const string Said = "The laptop took <b>three</b> weeks";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_sees_what_waits_for_them_with_its_words_and_its_day()
    {
        await using var company = await FoundAsync();
        await RateAsync(company, stars: 2);
        using var ben = await SignedInAsync(company.App, company.Ben);
        using var ada = await SignedInAsync(company.App, company.Ada);

        using var early = await ben.GetAsync(Page, Cancellation);
        company.App.Clock.Advance(Duration.FromDays(8));
        using var late = await ben.GetAsync(Page, Cancellation);
        using var others = await ada.GetAsync(Page, Cancellation);

        var raw = await early.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("The laptop took &lt;b&gt;three&lt;/b&gt; weeks", raw, StringComparison.Ordinal);
        Assert.Contains("A word is due by Wednesday, November 25, 2026", await HtmlAsync(early), StringComparison.Ordinal);
        Assert.Contains("A word was due on Wednesday, November 25, 2026", await HtmlAsync(late), StringComparison.Ordinal);
        var empty = await HtmlAsync(others);
        Assert.Contains("Nothing waits for you", empty, StringComparison.Ordinal);
        Assert.DoesNotContain("laptop", empty, StringComparison.Ordinal);
        Assert.DoesNotContain("Teams below you", empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_answered_or_promised_says_so_until_it_is_done()
    {
        await using var company = await FoundAsync();
        var subject = await RateAsync(company, stars: 3);
        using var ben = await SignedInAsync(company.App, company.Ben);

        await AnswerAsync(company, subject, AnswerKind.Replied);
        using var answered = await ben.GetAsync(Page, Cancellation);
        await AnswerAsync(company, subject, AnswerKind.Promised);
        using var promised = await ben.GetAsync(Page, Cancellation);
        company.App.Clock.Advance(Duration.FromDays(29));
        using var later = await SignedInAsync(company.App, company.Ben);
        using var passed = await later.GetAsync(Page, Cancellation);
        await AnswerAsync(company, subject, AnswerKind.Done);
        using var done = await later.GetAsync(Page, Cancellation);

        Assert.Contains("You have answered", await HtmlAsync(answered), StringComparison.Ordinal);
        Assert.Contains("You promised to act by Wednesday, December 16, 2026<", await HtmlAsync(promised), StringComparison.Ordinal);
        Assert.Contains("December 16, 2026, which has passed", await HtmlAsync(passed), StringComparison.Ordinal);
        Assert.Contains("Nothing waits for you", await HtmlAsync(done), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_sees_how_much_waits_too_long_in_a_team_below_and_nothing_of_what_was_said()
    {
        await using var company = await FoundAsync();
        await RateAsync(company, stars: 2);
        company.App.Clock.Advance(Duration.FromDays(14));
        using var ada = await SignedInAsync(company.App, company.Ada);

        using var page = await ada.GetAsync(Page, Cancellation);

        var html = await HtmlAsync(page);
        Assert.Contains("Teams below you", html, StringComparison.Ordinal);
        Assert.Contains("never what or from whom", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">IT Help</th>", html, StringComparison.Ordinal);
        Assert.Contains("data-label=\"Waiting\">1<", html, StringComparison.Ordinal);
        Assert.DoesNotContain("laptop", html, StringComparison.Ordinal);
    }

    private static async Task<SettingsCompany> FoundAsync()
    {
        var company = await SettingsCompany.StartAsync();
        await company.App.Database.WriteAsync(
            async sql =>
            {
                var (ada, ben, hana) = (await FindAsync(sql, company.Ada), await FindAsync(sql, company.Ben), await FindAsync(sql, company.Hana));
                await DirectoryStore.AddValuesAsync(
                    sql,
                    [
                        new() { PersonId = hana.PersonId, Field = DirectoryFields.Team, Value = "IT Help" },
                        new() { PersonId = hana.PersonId, Field = DirectoryFields.Manager, ManagerId = ben.PersonId },
                        new() { PersonId = ben.PersonId, Field = DirectoryFields.Manager, ManagerId = ada.PersonId },
                    ],
                    company.App.Clock.Now);
            },
            WriteUrgency.Background,
            Cancellation);
        return company;
    }

    private static async Task<FeedbackSubject> RateAsync(SettingsCompany company, int stars)
    {
        var code = ReceiptCode.Create();
        await company.App.Services.GetRequiredService<RateServiceHandler>().HandleAsync(
            new()
            {
                Customer = await company.App.Database.ReadAsync(sql => FindAsync(sql, company.Ada), Cancellation),
                Provider = Provider.Of(ProviderTeam.Of("IT Help")),
                Way = FeedbackWay.Relayed,
                Rating = new() { Stars = stars, Words = Said },
                Code = code,
            },
            Cancellation);
        return new(code.RatingId, IsRelay: true);
    }

    private static async Task AnswerAsync(SettingsCompany company, FeedbackSubject subject, AnswerKind kind) =>
        Assert.Null((await company.App.Services.GetRequiredService<AnswerFeedbackHandler>().HandleAsync(
            new()
            {
                By = await company.App.Database.ReadAsync(sql => FindAsync(sql, company.Ben), Cancellation),
                Subject = subject,
                Kind = kind,
                Words = "We are on it",
                RequestId = kind.ToString(),
            },
            Cancellation)).Refusal);

    private static async Task<Account> FindAsync(SqlSession sql, AccountId id) => (await PeopleStore.FindAsync(sql, id))!;
}
