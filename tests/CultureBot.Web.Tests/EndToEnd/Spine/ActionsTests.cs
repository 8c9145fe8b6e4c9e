using System.Text.Json.Nodes;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.Spine.ChatCompany;

namespace CultureBot.Web.Tests.EndToEnd.Spine;

/// <summary>"You said, we did" in chat: Mia leads a team whose results came out on Wednesday, 18 November 2026.</summary>
public abstract class ActionsTests
{
    private const string Said = "Nobody hears what became of a problem";
    private const string What = "Every Friday I say what became of each problem";

    private static readonly Instant ClosedAt = Instant.FromUtc(2026, 11, 15, 9, 0);

    private protected abstract Task<ChatCompany> StartAsync(CompanySetting setting);

    [Theory]
    [DatabaseData]
    public async Task What_a_manager_promises_and_does_is_listed_told_in_the_digest_and_read_by_the_API(DatabaseKind kind)
    {
        await using var company = await StartAsync(new(kind));
        await ReleaseAsync(company);

        var empty = await company.CultureAsync("actions", Mia);
        var kept = await company.FillAsync(await company.ClickAsync(empty, "Promise an action", Mia), Mia, ("item", "M2"), ("said", Said), ("what", What));
        var listed = await company.CultureAsync("actions", Mia);
        var done = await company.ClickAsync(listed, "Done", Mia);
        await company.MoveToAsync(new LocalDate(2026, 11, 20).At(new LocalTime(16, 0)).InZoneStrictly(DateTimeZoneProviders.Tzdb["America/Los_Angeles"]).ToInstant());

        Assert.Contains("Nothing here yet", empty.Shown, StringComparison.Ordinal);
        Assert.Contains("Kept.", kept.Shown, StringComparison.Ordinal);
        Assert.Contains(What, listed.Shown, StringComparison.Ordinal);
        Assert.Contains("Done, thank you", done.Shown, StringComparison.Ordinal);
        var digest = Assert.Single(company.InGeneral, message => message.Thread is null).Shown;
        Assert.Contains(Said, digest, StringComparison.Ordinal);
        Assert.Contains(What, digest, StringComparison.Ordinal);
        using var client = company.Operator();
        var action = Assert.Single(JsonNode.Parse(await client.GetStringAsync("/api/v1/actions", TestContext.Current.CancellationToken))!["actions"]!.AsArray())!;
        Assert.Equal((What, "Done", "Mia Chen", "M2"), ((string)action["what"]!, (string)action["state"]!, (string)action["owner"]!, (string)action["item"]!));
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_nothing_is_kept()
    {
        await using var company = await StartAsync(new());
        await ReleaseAsync(company);
        var form = await company.ClickAsync(await company.CultureAsync("actions", Mia), "Promise an action", Mia);

        var wrong = await company.FillAsync(form, Mia, ("item", "M2"), ("said", Said));

        Assert.Contains("What is it? One thing that people can see.", wrong.Shown, StringComparison.Ordinal);
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM actions"));
        Assert.Contains("Kept.", (await company.FillAsync(form, Mia, ("item", "M2"), ("said", Said), ("answer", "Wont"), ("why", "The law wants it so"))).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_and_reasons_are_given_in_short_forms_and_an_owner_hears_that_it_is_theirs()
    {
        await using var company = await StartAsync(new());
        await ReleaseAsync(company);
        var form = await company.ClickAsync(await company.CultureAsync("actions", Mia), "Promise an action", Mia);
        await company.FillAsync(form, Mia, ("item", "M2"), ("said", Said), ("what", What), ("owner", company.IdOf(Ana)));
        await company.SettleAsync();
        Assert.Contains("You have been asked to see to this", Assert.Single(company.To(Ana)).Shown, StringComparison.Ordinal);

        var anas = await company.CultureAsync("actions", Ana);
        var told = await company.FillAsync(await company.ClickAsync(anas, "How it goes", Ana), Ana, ("words", "Two Fridays so far"));
        var declined = await company.FillAsync(await company.ClickAsync(await company.CultureAsync("actions", Mia), "We won’t", Mia), Mia, ("words", "There is no money for it"));
        await company.SettleAsync();

        Assert.DoesNotContain("We won’t", anas.Shown, StringComparison.Ordinal);
        Assert.Contains("Two Fridays so far", told.Shown, StringComparison.Ordinal);
        Assert.Contains("There is no money for it", declined.Shown, StringComparison.Ordinal);
        Assert.Contains("settled", Assert.Single(company.To(Ana)).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manager_is_asked_about_the_talk_in_their_morning_of_day_10_and_says_that_it_has_happened()
    {
        await using var company = await StartAsync(new());
        var team = await ReleaseAsync(company);

        // What runs nightly runs at its hour: in one leap the evening's would be done after midnight, when day 10 has begun.
        await company.MoveToAsync(Instant.FromUtc(2026, 11, 24, 16, 0));
        await company.MoveToAsync(Instant.FromUtc(2026, 11, 25, 5, 1));
        await company.MoveToAsync(Instant.FromUtc(2026, 11, 25, 16, 0));
        Assert.Empty(company.To(Mia));
        await company.MoveToAsync(Instant.FromUtc(2026, 11, 25, 17, 1));
        var asked = Assert.Single(company.To(Mia));
        var answered = await company.PressAsync(asked, "actions.talked", team, Mia);
        await company.SettleAsync();
        await company.MoveToAsync(Instant.FromUtc(2026, 11, 27, 18, 0));

        Assert.Contains("Have you talked about them with your team?", asked.Shown, StringComparison.Ordinal);
        Assert.Contains("What came of it?", answered.Shown, StringComparison.Ordinal);
        Assert.Single(company.To(Mia), message => message.Summary == "You have talked with your team.");
        Assert.DoesNotContain(company.To(Mia), message => message.Shown.Contains("Have you talked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_whole_list_is_for_HR_and_whoever_leads_no_team_answers_for_none()
    {
        await using var company = await StartAsync(new());
        await ReleaseAsync(company);

        var bens = await company.CultureAsync("actions all", Ben);

        Assert.Contains("The whole list is for HR", bens.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Promise an action", bens.Shown, StringComparison.Ordinal);
    }

    /// <summary>Returns the subject of Mia's team.</summary>
    private static async Task<string> ReleaseAsync(ChatCompany company)
    {
        var cancel = TestContext.Current.CancellationToken;
        var person = Assert.Single(await company.App.Database.ReadAsync(
            sql => sql.ListAsync<Guid>("SELECT person_id FROM accounts WHERE external_id = @Id", new { Id = company.IdOf(Mia) }), cancel));
        var rows = new ReleasedRows(company.App.Database, cancel);
        var window = await rows.AddWindowAsync(await rows.AddSurveyAsync(), 1, ClosedAt, "M2");
        var group = $"manager:{person:D}";
        await rows.AddGroupAsync(window, "company");
        await rows.AddGroupAsync(window, group, "Front Desk", position: 1);
        await rows.AddFigureAsync(window, "M2", "company", 9, 20);
        await rows.AddFigureAsync(window, "M2", group, 3, 8);
        return $"team-results:{window:D}:{group}";
    }
}
