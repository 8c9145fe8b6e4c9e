using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CultureBot.People;
using CultureBot.Pulse;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>
/// Over two windows: what Mia does for her team after the first one, the second one asks her team about, and nobody else. Her team is
/// Ana, Ben, Cem, Yan and Zoe; beside it are herself, Aroha, Kim, Lea and Noa.
/// </summary>
public abstract class AskedAgainTests
{
    private const string What = "Every Friday I say what became of each problem";
    private const string Asked = "Since the last survey this was done: “" + What + "”. It has helped.";

    private static readonly string[] Team = [Ana, Ben, Cem, "yan", "zoe"];

    private static readonly string[] Everybody = [.. Team, Mia, Aroha, "kim", "lea", "noa"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory]
    [DatabaseData]
    public async Task A_team_is_asked_whether_it_helped_and_what_it_says_is_shown_for_that_team_alone(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind)
        {
            People = [.. Everybody[3..5], .. Everybody[7..]],
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Roles:Hr"] = "kim@example.com" },
        });
        await PostAsync(
            company, "/api/v1/people/import", "email,manager_email\n" + string.Concat(Team.Select(who => $"{who}@example.com,mia@example.com\n")), "text/csv");
        var survey = (string)(await PostAsync(company, "/api/v1/surveys", """{"name":"Pulse","template":"oneOff","questions":[{"item":"M2"}],"resultsAfterDays":0}"""))["id"]!;

        // The first window: everybody answers, and Mia promises and does something.
        var first = await LaunchAsync(company, survey);
        foreach (var who in Everybody) await AnswerAsync(company, first, who, new Answer("M2", 3));
        await CloseAsync(company, first);
        var form = await company.ClickAsync(await company.CultureAsync("actions", Mia), "Promise an action", Mia);
        await company.FillAsync(form, Mia, ("item", "M2"), ("said", "Nobody hears what became of a problem"), ("what", What));
        await company.ClickAsync(await company.CultureAsync("actions", Mia), "Done", Mia);

        // HR sees beforehand whom the second one asks about it: her team, and nobody else.
        company.Clock.Advance(Duration.FromDays(1));
        var changed = await company.ClickAsync(await company.PulseAsync("list", "kim"), "Change", "kim");
        var preview = await company.FillAsync(changed, "kim", ("day", "2026-12-01"), ("time", "10:00"));
        Assert.Contains("follow-up questions about actions that were done", preview.Shown, StringComparison.Ordinal);
        Assert.Contains("Next time only for Mia Chen: " + Asked, preview.Shown, StringComparison.Ordinal);
        var second = await LaunchAsync(company, survey);
        await company.MoveToAsync(new LocalDate(2026, 11, 20).At(new LocalTime(9, 1)).InZoneStrictly(DateTimeZoneProviders.Tzdb["America/Los_Angeles"]).ToInstant());
        Assert.All(Team, who => Assert.Contains("Question 1 of 2", company.To(who)[^1].Shown, StringComparison.Ordinal));
        Assert.All(Everybody[5..].Except([Aroha]), who => Assert.Contains("Question 1 of 1", company.To(who)[^1].Shown, StringComparison.Ordinal));
        var card = await company.TapAsync(company.To(Ana)[^1].Card, "4", Ana);
        Assert.Contains(Asked, card.Shown, StringComparison.Ordinal);
        card = await company.TapAsync(card, "5 – strongly agree", Ana);
        Assert.Contains("Thank you", (await company.TapAsync(card, "Submit", Ana)).Shown, StringComparison.Ordinal);
        var item = Assert.Single((await FindAsync(company, second)).Questions, question => question.OnlyGroup is not null).Item;
        foreach (var who in Team[1..]) await AnswerAsync(company, second, who, new("M2", 4), new(item, who == Ben ? 4 : 5));
        foreach (var who in Everybody[5..]) await AnswerAsync(company, second, who, new Answer("M2", 3));
        await CloseAsync(company, second);

        // It is shown for her team, to everybody, and beside what she did.
        using var client = company.Operator();
        var results = JsonNode.Parse(await client.GetStringAsync($"/api/v1/windows/{second.Value:D}/results", Cancellation))!;
        var figure = Assert.Single(results["figures"]!.AsArray(), row => (string)row!["item"]! == item)!;
        Assert.Equal(($"manager:{(await PersonAsync(company, Mia)).Value:D}", 5, 4), ((string)figure["groupId"]!, (int)figure["n"]!, (int)figure["fives"]!));
        await company.UntilAsync(() => Task.FromResult(company.To(Mia).Any(message => message.Shown.Contains("Asked of your team alone:", StringComparison.Ordinal) && message.Shown.Contains("— 4 of 5 answers are fives.", StringComparison.Ordinal))));
        Assert.DoesNotContain(company.To("kim"), message => message.Shown.Contains(Asked, StringComparison.Ordinal));
        await company.MoveToAsync(Instant.FromUtc(2026, 11, 23, 18, 0));
        await company.UntilAsync(() => Task.FromResult(company.To(Mia).Any(message => message.Shown.Contains("Asked whether it helped: 4 of 5 answers are fives.", StringComparison.Ordinal))));
        var action = Assert.Single(JsonNode.Parse(await client.GetStringAsync("/api/v1/actions", Cancellation))!["actions"]!.AsArray())!;
        Assert.Equal((second.Value, 4, 5), ((Guid)action["askedAgain"]!["window"]!, (int)action["askedAgain"]!["fives"]!, (int)action["askedAgain"]!["n"]!));
        Assert.Equal("NotShown", (string)action["effect"]!["verdict"]!);
        using var browser = await Browsers.SignedInAsync(company.App, await AccountAsync(company, Ana));
        Assert.Contains("Asked whether it helped: 4 of 5 answers are fives.", await browser.GetStringAsync($"/pulse/{first.Value:D}", Cancellation), StringComparison.Ordinal);
    }

    private static async Task<WindowId> LaunchAsync(ChatCompany company, string survey) =>
        new((Guid)(await PostAsync(company, $"/api/v1/surveys/{survey}/windows", "{}"))["id"]!);

    private static async Task CloseAsync(ChatCompany company, WindowId window)
    {
        await PostAsync(company, $"/api/v1/windows/{window.Value:D}/close", "");
        company.Clock.Advance(Duration.FromMinutes(1));
        await company.UntilAsync(async () => await company.CountAsync(
            "SELECT COUNT(*) FROM published_windows WHERE window_id = @Id AND told_at IS NOT NULL", new { Id = window.Value }) == 1);
        await company.SettleAsync();
    }

    private static async Task AnswerAsync(ChatCompany company, WindowId window, string who, params Answer[] answers) => Assert.Equal(
        SubmitBallotResult.Stored,
        await company.App.Services.GetRequiredService<SubmitBallotHandler>().HandleAsync(
            new() { Window = window, Wave = 1, Person = await PersonAsync(company, who), Answers = [.. answers] }, Cancellation));

    private static async Task<Window> FindAsync(ChatCompany company, WindowId window) =>
        (await company.App.Database.ReadAsync(sql => WindowsStore.FindAsync(sql, window), Cancellation))!;

    private static async Task<PersonId> PersonAsync(ChatCompany company, string who) => new(Assert.Single(await company.App.Database.ReadAsync(
        sql => sql.ListAsync<Guid>("SELECT person_id FROM accounts WHERE external_id = @Id", new { Id = company.IdOf(who) }), Cancellation)));

    private static async Task<AccountId> AccountAsync(ChatCompany company, string who) => new(Assert.Single(await company.App.Database.ReadAsync(
        sql => sql.ListAsync<Guid>("SELECT id FROM accounts WHERE external_id = @Id", new { Id = company.IdOf(who) }), Cancellation)));

    private static async Task<JsonNode> PostAsync(ChatCompany company, string path, string body, string type = "application/json")
    {
        using var client = company.Operator();
        using var response = await client.PostAsync(path, new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type)), Cancellation);
        var said = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {said}");
        return JsonNode.Parse(said)!;
    }
}
