using System.Text.Json.Nodes;
using CultureBot.Testing.Databases;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>Working hours, working days and days away, by <c>/culture settings</c>; it is Wednesday, 2026-11-18.</summary>
public sealed class WorkingTimeTests
{
    [Theory]
    [DatabaseData]
    public async Task What_somebody_chose_is_in_the_form_again_and_in_what_culture_says(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind);
        Assert.Contains("you work Monday – Friday, 9:00", await CultureAsync(company), StringComparison.Ordinal);

        Assert.Null(await SaveAsync(company, "8:30", "12", ["Monday", "Tuesday", "Thursday"], "2026-12-24", "2027-01-02"));
        await HomeTests.PressAsync(company, "preferences.open", Ana);

        Assert.Equal(["08:30", "12:00", "2026-12-24", "2027-01-02"], Typed(company));
        Assert.Equal(
            ["Monday", "Tuesday", "Thursday"], Element(company, "work_days")["initial_options"]!.AsArray().Select(option => (string?)option!["value"]));
        var said = await CultureAsync(company);
        Assert.Contains("you work Monday – Tuesday, Thursday, 8:30", said, StringComparison.Ordinal);
        Assert.Contains("(America/Los_Angeles)", said, StringComparison.Ordinal);
        Assert.Contains("You are away from Thursday, December 24, 2026 to Saturday, January 2, 2027.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_emptied_is_as_usual_again_and_a_leave_that_is_over_is_forgotten()
    {
        await using var company = await SlackCompany.StartAsync();
        await SaveAsync(company, "8:30", "12", ["Monday"], "2026-11-01", "2026-11-17");

        await HomeTests.PressAsync(company, "preferences.open", Ana);
        Assert.Equal(["08:30", "12:00", null, null], Typed(company));
        Assert.DoesNotContain("You are away", await CultureAsync(company), StringComparison.Ordinal);
        Assert.Null(await SaveAsync(company, "", "", [], "", ""));

        Assert.Contains("you work Monday – Friday, 9:00", await CultureAsync(company), StringComparison.Ordinal);
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM leaves"));
    }

    [Theory]
    [InlineData("noon", "17:00", "", "", "work_from", "as 9:00")]
    [InlineData("9:00", "25:00", "", "", "work_to", "as 17:30")]
    [InlineData("9:00", "", "", "", "work_to", "as 17:30")]
    [InlineData("", "17:00", "", "", "work_from", "as 9:00")]
    [InlineData("17:00", "9:00", "", "", "work_to", "before you begin")]
    [InlineData("22:00", "23:00", "", "", "work_from", "as 9:00 to 17:00")]
    [InlineData("", "", "24.12.2026", "2027-01-02", "away_from", "as 2026-12-24")]
    [InlineData("", "", "2026-12-24", "", "away_to", "as 2027-01-02")]
    [InlineData("", "", "2026-12-24", "2026-12-23", "away_to", "before your first day away")]
    [InlineData("", "", "0026-12-24", "2026-12-24", "away_from", "as 2026-12-24")]
    public async Task What_cannot_be_is_said_beside_its_field_with_what_to_type_and_nothing_is_stored(
        string from, string to, string awayFrom, string awayTo, string field, string said)
    {
        await using var company = await SlackCompany.StartAsync();

        var errors = await SaveAsync(company, from, to, [], awayFrom, awayTo);

        var error = Assert.Single(errors!.AsObject());
        Assert.Equal(field, error.Key);
        Assert.Contains(said, (string?)error.Value, StringComparison.Ordinal);
        Assert.Equal(0, await company.CountAsync("SELECT (SELECT COUNT(*) FROM preferences) + (SELECT COUNT(*) FROM working_hours) + (SELECT COUNT(*) FROM leaves)"));
    }

    private static async Task<string> CultureAsync(SlackCompany company)
    {
        var answer = await company.SendAsync(company.Requests.Command("/culture", "", Ana));
        return string.Join('\n', Texts(answer!)).Replace('\u202f', ' ');
    }

    private static IEnumerable<string> Texts(JsonNode node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        JsonArray items => items.OfType<JsonNode>().SelectMany(Texts),
        JsonObject properties => properties.Select(property => property.Value).OfType<JsonNode>().SelectMany(Texts),
        _ => [],
    };

    private static IEnumerable<string?> Typed(SlackCompany company) =>
        ((string[])["work_from", "work_to", "away_from", "away_to"]).Select(field => (string?)Element(company, field)["initial_value"]);

    /// <summary>An input of the form that was opened last.</summary>
    private static JsonNode Element(SlackCompany company, string field) =>
        company.Slack.State.Views[^1]["blocks"]!.AsArray().Single(block => (string?)block!["block_id"] == field)!["element"]!;

    /// <summary>Submits the form and returns what is beside its fields; null when it is saved.</summary>
    private static async Task<JsonNode?> SaveAsync(SlackCompany company, string from, string to, string[] days, string awayFrom, string awayTo)
    {
        JsonObject values = new()
        {
            ["language"] = Field("radio_buttons", "selected_option", Option("as_it_comes")),
            ["hour"] = Field("static_select", "selected_option", Option("as_it_comes")),
            ["messages"] = Field("checkboxes", "selected_options", new JsonArray(Option("own_digest"))),
            ["work_from"] = Field("plain_text_input", "value", from),
            ["work_to"] = Field("plain_text_input", "value", to),
            ["work_days"] = Field("checkboxes", "selected_options", new JsonArray([.. days.Select(Option)])),
            ["away_from"] = Field("plain_text_input", "value", awayFrom),
            ["away_to"] = Field("plain_text_input", "value", awayTo),
        };
        var answer = await company.SendAsync(company.Requests.Submission("preferences", "", values, Ana));
        return answer!["errors"];
    }

    private static JsonObject Field(string type, string name, JsonNode value) => new() { ["value"] = new JsonObject { ["type"] = type, [name] = value } };

    private static JsonObject Option(string value) => new() { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = value }, ["value"] = value };
}
