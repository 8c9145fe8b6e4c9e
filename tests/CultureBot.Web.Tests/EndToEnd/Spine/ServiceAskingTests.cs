using System.Net;
using System.Net.Http.Json;
using CultureBot.Feedback;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>The Front Desk (Ben and Cem, whom Mia leads) asks Ana how well it served her; HR lets rounds of check-ins begin.</summary>
public abstract class ServiceAskingTests
{
    private const string Slow = "Nobody was at the desk at nine";

    // A Wednesday, ten in the morning in Los Angeles.
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 18, 18, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory, DatabaseData]
    public async Task One_tap_is_a_sealed_rating_and_words_can_follow(DatabaseKind kind)
    {
        await using var company = await FoundAsync(new(kind, Morning));

        var asked = await company.FeedbackAsync("ask @ana for \"the new badge\"", Ben);
        await company.SettleAsync();
        Assert.Contains("Ana Lima will be asked how well", asked.Shown, StringComparison.Ordinal);
        var card = Assert.Single(company.To(Ana));
        Assert.Contains("How well did they serve you?", card.Shown, StringComparison.Ordinal);
        Assert.Contains("the new badge", card.Shown, StringComparison.Ordinal);
        Assert.Contains("stored sealed, without your name", card.Shown, StringComparison.Ordinal);

        var tapped = await company.TapAsync(card.Card, "4", Ana);
        Assert.Contains("is sealed until", tapped.Shown, StringComparison.Ordinal);
        Assert.Contains("What would have made it a five?", tapped.Shown, StringComparison.Ordinal);
        var added = await company.FillAsync(await company.ClickAsync(tapped, "Say it", Ana), Ana, ("wish", Slow));
        await company.SettleAsync();

        Assert.Contains("are sealed with the others of this quarter", added.Shown, StringComparison.Ordinal);
        Assert.Equal((2, 0, 0), (
            await company.CountAsync("SELECT COUNT(*) FROM rating_ballots"),
            await company.CountAsync("SELECT COUNT(*) FROM service_feedback"),
            await company.CountAsync("SELECT COUNT(*) FROM relays")));
        Assert.Empty(company.To(Mia));
        Assert.Contains("less than two weeks ago", (await company.FeedbackAsync("ask @ana", Cem)).Shown, StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData(true)]
    [DatabaseData(false)]
    public async Task Nothing_that_is_stored_or_logged_of_a_tap_names_who_tapped(DatabaseKind kind, bool isRelayed)
    {
        var log = new LogLines();
        await using var company = await FoundAsync(new(kind, Morning, Log: log));
        await company.FeedbackAsync("ask @ana", Ben);
        await company.SettleAsync();
        var card = Assert.Single(company.To(Ana)).Card;
        if (isRelayed) card = await company.TapAsync(card, "At once, without my name", Ana);

        var come = await TracesOfAna.FindAsync(company, log, () => company.TapAsync(card, "2", Ana));

        Assert.Contains(come, row => row.StartsWith("rating_ballots: ", StringComparison.Ordinal));
        Assert.Equal(isRelayed, come.Any(row => row.StartsWith("relays: ", StringComparison.Ordinal)));
    }

    [Theory, DatabaseData]
    public async Task The_way_is_chosen_before_and_words_join_the_rating(DatabaseKind kind)
    {
        await using var company = await FoundAsync(new(kind, Morning));
        await company.FeedbackAsync("ask @ana @aroha", Ben);
        await company.SettleAsync();
        await company.MoveToAsync(Morning + Duration.FromDays(2));

        var relayed = await company.TapAsync(Assert.Single(company.To(Ana)).Card, "At once, without my name", Ana);
        Assert.Contains("reaches them at once, without your name", relayed.Shown, StringComparison.Ordinal);
        var tapped = await company.TapAsync(relayed, "2", Ana);
        Assert.Contains("Your code for a reply", tapped.Shown, StringComparison.Ordinal);
        var kept = await company.FillAsync(await company.ClickAsync(tapped, "Say it", Ana), Ana, ("words", Slow));
        Assert.Contains("Your code for a reply", kept.Shown, StringComparison.Ordinal);
        var named = await company.TapAsync(Assert.Single(company.To(Aroha)).Card, "At once, with my name", Aroha);
        await company.TapAsync(named, "5 · as good as it gets", Aroha);
        await company.SettleAsync();

        Assert.Equal(["2 " + Slow], await company.ListAsync("SELECT rating || ' ' || words FROM relays"));
        Assert.Equal(["5"], await company.ListAsync("SELECT CAST(rating AS text) FROM service_feedback"));
        Assert.Contains(company.To(Mia), told => told.Shown.Contains(Slow, StringComparison.Ordinal) && !told.Shown.Contains("Ana", StringComparison.Ordinal));
        Assert.Contains(company.To(Mia), told => told.Shown.Contains("Aroha", StringComparison.Ordinal));
    }

    [Theory, DatabaseData]
    public async Task A_round_asks_whom_one_dealt_with_and_then_about_them(DatabaseKind kind)
    {
        await using var company = await FoundAsync(new(kind, Morning) { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Roles:Hr"] = "mia@example.com" } });

        Assert.Contains("HR sets how often", (await company.FeedbackAsync("check-ins", Ana)).Shown, StringComparison.Ordinal);
        var set = await company.FillAsync(await company.FeedbackAsync("check-ins", Mia), Mia, ("rhythm", "TwoWeekly"));
        Assert.Contains("19 November 2026", set.Shown, StringComparison.Ordinal);
        await company.MoveToAsync(Morning + Duration.FromDays(1));
        await company.SettleAsync();

        var screener = Assert.Single(company.To(Ana), message => message.Shown.Contains("Whom did you deal with", StringComparison.Ordinal));
        var thanked = await company.FillAsync(await company.ClickAsync(screener.Card, "Choose teams", Ana), Ana, ("teams", IdOf("Front Desk")));
        await company.SettleAsync();
        Assert.Contains("Thank you", thanked.Shown, StringComparison.Ordinal);
        var card = Assert.Single(company.To(Ana), message => message.Shown.Contains("How well did they serve you?", StringComparison.Ordinal));
        await company.TapAsync(card.Card, "5 · as good as it gets", Ana);

        Assert.Equal((1, 1), (await company.CountAsync("SELECT COUNT(*) FROM rating_ballots"), await company.CountAsync("SELECT COUNT(*) FROM screened_services")));
        // Nobody is asked about their own team.
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM feedback_askings WHERE customer_team = 'front_desk'"));
    }

    [Theory, DatabaseData]
    public async Task Each_team_of_a_round_has_a_card_of_its_own_which_keeps_its_receipt(DatabaseKind kind)
    {
        await using var company = await FoundAsync(new(kind, Morning) { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Roles:Hr"] = "mia@example.com" } });
        await ServiceCompany.PutAsync(company, Mia, "Office");
        await company.FillAsync(await company.FeedbackAsync("check-ins", Mia), Mia, ("rhythm", "TwoWeekly"));
        await company.MoveToAsync(Morning + Duration.FromDays(1));
        await company.SettleAsync();
        var screener = Assert.Single(company.To(Ana), message => message.Shown.Contains("Whom did you deal with", StringComparison.Ordinal));
        await company.FillAsync(await company.ClickAsync(screener.Card, "Choose teams", Ana), Ana, ("teams", $"{IdOf("Front Desk")},{IdOf("Office")}"));
        await company.SettleAsync();

        var cards = company.To(Ana).Where(message => message.Shown.Contains("How well did they serve you?", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, cards.Count);
        var (desk, office) = (cards.Single(card => card.Shown.Contains("Front Desk", StringComparison.Ordinal)), cards.Single(card => card.Shown.Contains("Office", StringComparison.Ordinal)));
        var receipt = await company.TapAsync(await company.TapAsync(desk.Card, "At once, without my name", Ana), "2", Ana);
        Assert.Contains("Your code for a reply", receipt.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("How well did they serve you?", receipt.Shown, StringComparison.Ordinal);
        var other = await company.TapAsync(office.Card, "5 · as good as it gets", Ana);

        // Each answer takes the place of its own card alone.
        Assert.NotEqual(desk.Id, office.Id);
        Assert.Contains("is sealed until", other.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Front Desk", other.Shown, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task A_card_of_last_quarter_says_first_when_it_is_counted_now(DatabaseKind kind)
    {
        await using var company = await FoundAsync(new(kind, Instant.FromUtc(2026, 12, 30, 18, 0)));
        await company.FeedbackAsync("ask @ana", Ben);
        await company.SettleAsync();
        var card = Assert.Single(company.To(Ana));
        Assert.Contains("counted on 1 January", card.Shown, StringComparison.Ordinal);
        await company.MoveToAsync(Instant.FromUtc(2027, 1, 4, 18, 0));

        var again = await company.TapAsync(card.Card, "4", Ana);
        Assert.Contains("counted on 1 April", again.Shown, StringComparison.Ordinal);
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM rating_ballots"));
        Assert.Contains("is sealed until 1 April", (await company.TapAsync(again, "4", Ana)).Shown, StringComparison.Ordinal);
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM rating_ballots"));
    }

    [Theory, DatabaseData]
    public async Task A_program_that_closes_tickets_asks_every_second_customer(DatabaseKind kind)
    {
        await using var company = await FoundAsync(new(kind, Morning));
        using var http = company.Operator();

        Assert.Equal(HttpStatusCode.Conflict, (await ServeAsync(http, "Front Desk")).Status);
        Assert.Contains("asks one customer in 2", (await company.FeedbackAsync("every 2", Mia)).Shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ServeAsync(http, "Back Desk")).Status);
        Assert.Contains("counted", (await ServeAsync(http, "front-desk")).Body, StringComparison.Ordinal);
        Assert.Contains("asked", (await ServeAsync(http, "Front Desk")).Body, StringComparison.Ordinal);
        await company.SettleAsync();

        Assert.Contains("a badge", Assert.Single(company.To(Ana)).Shown, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task What_was_served_is_read_by_the_customer_so_that_its_words_are_looked_at(DatabaseKind kind)
    {
        const string Threat = "I will kill you";
        await using var company = await FoundAsync(new(kind, Morning));
        await company.FeedbackAsync("every 1", Mia);

        var looked = await company.FeedbackAsync($"served @ana for \"{Threat}\"", Ben);
        Assert.Contains("This can read as a threat", looked.Shown, StringComparison.Ordinal);
        await company.SettleAsync();
        Assert.Empty(company.To(Ana));

        var counted = await company.FillAsync(looked, Ben, ("people", company.IdOf(Ana)), ("purpose", "A lock"));
        await company.SettleAsync();
        Assert.Contains("Ana Lima will be asked", counted.Shown, StringComparison.Ordinal);
        Assert.Contains("A lock", Assert.Single(company.To(Ana)).Shown, StringComparison.Ordinal);
    }

    private static string IdOf(string team) => ProviderTeam.Of(team).Id.Value.ToString("N");

    private static async Task<(HttpStatusCode Status, string Body)> ServeAsync(HttpClient http, string team)
    {
        using var answer = await http.PostAsJsonAsync("/api/v1/feedback/served", new { team, customerEmail = "ana@example.com", purpose = "a badge" }, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<ChatCompany> FoundAsync(CompanySetting setting) => await ServiceCompany.FoundAsync(await StartAsync(setting));
}
