using System.Globalization;
using CultureBot.Pulse;
using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;
using static CultureBot.Web.Tests.EndToEnd.Spine.SurveyedCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>From what forty people tap to what all of them read, at one hour and wherever they look.</summary>
public abstract class ResultsTests
{
    private const string Hidden = "Not shown: fewer than 5 answers here or next to it.";

    private static readonly Duration AMoment = Duration.FromMinutes(2);

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory]
    [DatabaseData]
    public async Task What_people_answered_comes_back_to_all_of_them_at_one_hour_and_is_what_the_API_says(DatabaseKind kind)
    {
        await using var company = await SurveyedCompany.StartAsync(StartAsync, kind);
        var chat = company.Chat;
        await company.AskAsync();
        await company.AnswerAsync();
        Assert.Equal(Respondents.Count, await chat.CountAsync("SELECT COUNT(*) FROM ballots"));

        await company.CloseAsync();
        var at = await company.MomentAsync("publishedAt");
        Assert.Equal(Instant.FromUtc(2026, 11, 21, 18, 0), at);
        Assert.Equal(0, await chat.CountAsync("SELECT (SELECT COUNT(*) FROM ballots) + (SELECT COUNT(*) FROM participations) + (SELECT COUNT(*) FROM window_members)"));
        await company.TellAsync(await company.MomentAsync("closedAt") + Duration.FromDays(1));
        Assert.All([Mia, .. Respondents], who => Assert.Contains("Thank you to everybody who answered", chat.To(who)[^1].Shown, StringComparison.Ordinal));
        await chat.MoveToAsync(at - AMoment);
        Assert.All([Mia, .. Respondents], who => Assert.DoesNotContain(chat.To(who), IsResult));

        await company.TellAsync(at);
        await chat.MoveToAsync(at + Duration.FromDays(1));

        var all = new[] { Mia }.Concat(Respondents).ToDictionary(who => who, who => Assert.Single(chat.To(who), IsResult), StringComparer.Ordinal);
        Assert.Equal([at.ToUnixTimeMilliseconds()], await MomentsAsync(chat));
        Assert.Equal([Mia, Ana, Ben], all.Where(one => one.Value.Shown.Contains("Promise an action", StringComparison.Ordinal)).Select(one => one.Key));
        await AssertAgreesAsync(company, WindowGroup.Company, all["a01"], all["d01"], all[Hana], all[Cem], all["dee"]);
        await AssertAgreesAsync(company, await company.LedByAsync(Ana), all[Ana]);
        await AssertAgreesAsync(company, await company.LedByAsync(Ben), all[Ben]);
        Assert.Contains("15 of 15 answered", all[Ana].Summary, StringComparison.Ordinal);

        // Cem's team is too small, and Dee's beside too few others: who reads it cannot tell which.
        Assert.Equal([Cem, "dee"], all.Where(one => one.Value.Shown.Contains(Hidden, StringComparison.Ordinal)).Select(one => one.Key));
        Assert.Equal(all[Cem].Shown.Replace(chat.IdOf(Cem), "", StringComparison.Ordinal), all["dee"].Shown.Replace(chat.IdOf("dee"), "", StringComparison.Ordinal));
        Assert.Empty(await company.FiguresAsync(await company.LedByAsync(Cem)));
        Assert.Empty(await company.FiguresAsync(await company.LedByAsync("dee")));
    }

    [Fact]
    public async Task A_window_that_nobody_closes_closes_on_its_last_day_and_takes_no_answer_after()
    {
        await using var company = await SurveyedCompany.StartAsync(StartAsync);
        await company.AskAsync();
        await company.AnswerAsync();
        var last = await company.MomentAsync("closesAt");

        await company.Chat.MoveToAsync(last - AMoment);
        Assert.Equal("Open", await StateAsync(company));
        await company.Chat.MoveToAsync(last + AMoment);
        await company.Chat.UntilAsync(async () => await StateAsync(company) == "Closed");

        var late = await company.Chat.TapAsync(company.Chat.To(Mia)[0].Card, "3", Mia);
        Assert.Contains("This survey has closed", late.Shown, StringComparison.Ordinal);
        Assert.Contains("The results come to everybody on November 28", late.Shown, StringComparison.Ordinal);
        Assert.Equal(Instant.FromUtc(2026, 11, 28, 18, 0), await company.MomentAsync("publishedAt"));
        var (isOut, _) = await company.TryGetAsync($"/api/v1/windows/{company.Window}/results");
        Assert.False(isOut);
        await company.TellAsync(await company.MomentAsync("publishedAt"));
        Assert.All([Mia, .. Respondents], who => Assert.Single(company.Chat.To(who), IsResult));
    }

    private static bool IsResult(Seen message) =>
        message.Summary.Contains("what we said", StringComparison.Ordinal) || message.Summary.Contains("team’s pulse", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<long>> MomentsAsync(ChatCompany chat) => await chat.App.Database.ReadAsync(
        sql => sql.ListAsync<long>("SELECT DISTINCT not_before FROM messages WHERE kind IN ('pulse.results', 'pulse.summary')"), TestContext.Current.CancellationToken);

    private static async Task<string?> StateAsync(SurveyedCompany company) => (string?)(await company.GetAsync($"/api/v1/windows/{company.Window}"))["state"];

    // To the figure: the strongest and the weakest line, and every bar of the chart.
    private static async Task AssertAgreesAsync(SurveyedCompany company, string group, params Seen[] cards)
    {
        var figures = (await company.FiguresAsync(group)).OrderByDescending(figure => (double)figure.Value.Fives / figure.Value.N).ToList();
        Assert.Equal(Items.Count, figures.Count);
        foreach (var card in cards)
        {
            foreach (var (item, (fives, n)) in (KeyValuePair<string, (int Fives, int N)>[])[figures[0], figures[^1]])
                Assert.Contains($" {WordsOf(item)} — {Percent(fives, n)}% fives from {n} answers", card.Shown, StringComparison.Ordinal);
            foreach (var (item, (fives, n)) in figures)
                Assert.Contains($"{WordsOf(item)}: {Percent(fives, n)}% fives of {n} answers", card.Shown, StringComparison.Ordinal);
        }
    }

    private static string WordsOf(string item) => QuestionBankWords.WordsOf(QuestionBank.Find(item)!, CultureInfo.GetCultureInfo("en")).TrimEnd('.');

    private static int Percent(int fives, int n) => (int)Math.Round(100.0 * fives / n, MidpointRounding.AwayFromZero);
}
