using System.Text.Json.Nodes;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>What people choose for themselves, by the form that <c>/culture settings</c> and the home page open.</summary>
public sealed class PreferencesTests
{
    private static readonly LocalDate Friday = new(2026, 11, 20);

    [Theory]
    [DatabaseData]
    public async Task A_digest_that_waits_moves_to_the_hour_that_somebody_chooses(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind);
        await company.KudosAsync("<@U0ANA> <@U0BEN> " + Words);
        await company.MoveToAsync(At(9));

        Assert.Null(await SaveAsync(company, Ana, hour: 10 * 60));
        await company.MoveToAsync(At(10));
        Assert.Single(Digests(company, Ana));
        Assert.Empty(Digests(company, Ben));
        await company.MoveToAsync(At(16) + Duration.FromDays(7));

        Assert.Single(Digests(company, Ben));
        Assert.Single(Digests(company, Ana));
    }

    [Fact]
    public async Task The_chosen_hour_holds_for_weeks_to_come()
    {
        await using var company = await SlackCompany.StartAsync();
        await SaveAsync(company, Ana, hour: 18 * 60);
        await company.KudosAsync("<@U0ANA> " + Words);

        await company.MoveToAsync(At(17));
        Assert.Empty(Digests(company, Ana));
        await company.MoveToAsync(At(18));

        Assert.Single(Digests(company, Ana));
    }

    [Theory]
    [DatabaseData]
    public async Task Whoever_does_not_want_to_be_told_reads_it_on_their_home_page_alone(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind);
        await company.SendAsync(company.Requests.Event(
            new() { ["type"] = "app_home_opened", ["user"] = Ana, ["channel"] = "D0ANA", ["tab"] = "home", ["event_ts"] = "1.1" }, "Ev1"));
        await company.SettleAsync();

        await SaveAsync(company, Ana, messages: []);
        await company.SettleAsync();
        Assert.Contains("you have turned it off", company.Slack.State.Homes[Ana].ToJsonString(), StringComparison.Ordinal);
        await company.KudosAsync("<@U0ANA> <@U0BEN> " + Words);
        await company.MoveToAsync(At(16));

        Assert.Empty(company.To(Ana));
        Assert.Equal(2, company.To(Ben).Count);
        Assert.Contains(Words, company.Slack.State.Homes[Ana].ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_comes_filled_in_with_what_holds()
    {
        await using var company = await SlackCompany.StartAsync();
        Assert.Null(await company.SendAsync(company.Requests.Command("/culture", "settings", Ana)));
        await SaveAsync(company, Ana, hour: 18 * 60, messages: ["thanks_told"]);
        await HomeTests.PressAsync(company, "preferences.open", Ana);

        var (first, then) = (company.Slack.State.Views[0], company.Slack.State.Views[1]);
        Assert.Equal("preferences", (string?)first["callback_id"]);
        Assert.Equal(["as_it_comes", "as_it_comes"], Initial(first));
        Assert.Equal(["as_it_comes", "1080"], Initial(then));
        Assert.Equal("thanks_told", (string?)then["blocks"]![2]!["element"]!["initial_options"]!.AsArray().Single()!["value"]);
    }

    [Fact]
    public async Task What_is_none_of_the_choices_is_named_beside_its_field_and_nothing_is_stored()
    {
        await using var company = await SlackCompany.StartAsync();

        var answer = await company.SendAsync(company.Requests.Submission("preferences", "", Values("xx", "1441", []), Ana));

        Assert.Equal("errors", (string?)answer!["response_action"]);
        Assert.Equal(["hour", "language"], answer["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal));
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM preferences"));
    }

    [Fact]
    public async Task A_chosen_language_goes_before_the_one_of_the_chat()
    {
        await using var company = await SlackCompany.StartAsync(change: slack => slack.State.Users.Single(u => (string?)u["id"] == Ana)["locale"] = "qps-ploc");
        await company.KudosAsync("<@U0ANA> " + Words);
        await company.SettleAsync();
        Assert.Contains("⟦", Assert.Single(company.To(Ana)).Blocks!.ToJsonString(new(System.Text.Json.JsonSerializerDefaults.General) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);

        await SaveAsync(company, Ana, language: "en");
        await company.KudosAsync("<@U0ANA> found the lost invoice in the archive");
        await company.SettleAsync();

        Assert.Contains("thanked you", company.To(Ana)[1].Blocks!.ToJsonString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Initial(JsonObject view) =>
        view["blocks"]!.AsArray().Take(2).Select(b => (string?)b!["element"]!["initial_option"]!["value"]);

    /// <summary>Submits the form and returns what is beside its fields; null when it is saved.</summary>
    private static async Task<JsonNode?> SaveAsync(
        SlackCompany company, string user, string language = "as_it_comes", int? hour = null, string[]? messages = null)
    {
        var values = Values(
            language, hour?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "as_it_comes", messages ?? ["own_digest", "thanks_told"]);
        var answer = await company.SendAsync(company.Requests.Submission("preferences", "", values, user));
        return answer!["errors"];
    }

    private static JsonObject Values(string language, string hour, string[] messages) => new()
    {
        ["language"] = Field("radio_buttons", new() { ["selected_option"] = Option(language) }),
        ["hour"] = Field("static_select", new() { ["selected_option"] = Option(hour) }),
        ["messages"] = Field("checkboxes", new() { ["selected_options"] = new JsonArray([.. messages.Select(Option)]) }),
    };

    private static JsonObject Field(string type, JsonObject state)
    {
        state["type"] = type;
        return new() { ["value"] = state };
    }

    private static JsonObject Option(string value) => new() { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = value }, ["value"] = value };

    private static List<FakeSlackMessage> Digests(SlackCompany company, string user) => [.. company.To(user).Where(m => m.Text == "Your week")];

    /// <summary>On Friday in Los Angeles.</summary>
    private static Instant At(int hour) => Friday.At(new LocalTime(hour, 0)).InZoneStrictly(DateTimeZoneProviders.Tzdb["America/Los_Angeles"]).ToInstant();
}
