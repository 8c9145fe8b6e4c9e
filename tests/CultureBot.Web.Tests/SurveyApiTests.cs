using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using CultureBot.Web.Tests.EndToEnd;

namespace CultureBot.Web.Tests;

/// <summary>Surveys by the operator's API, in the small company on Slack.</summary>
public sealed class SurveyApiTests
{
    private const string Recommend = """{"name":"Autumn","template":"recommend"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [DatabaseData]
    public async Task A_survey_is_made_and_launched_and_its_first_wave_goes_out(DatabaseKind kind)
    {
        await using var company = await SlackCompany.StartAsync(kind);

        var (made, survey) = await PostAsync(company, "/api/v1/surveys", Recommend);
        var (launched, window) = await PostAsync(company, $"/api/v1/surveys/{survey["id"]}/windows", """{"override":""}""");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (made, launched));
        Assert.Equal(["A1", "A4"], survey["questions"]!.AsArray().Select(item => (string)item!));
        Assert.Equal(3, (int)survey["resultsAfterDays"]!);
        Assert.Equal(("Open", 1, 1), ((string)window["state"]!, (int)window["number"]!, (int)window["wave"]!));
        Assert.Equal(5, await company.CountAsync("SELECT COUNT(*) FROM participations"));
        Assert.Equal(5, await company.CountAsync("SELECT COUNT(*) FROM messages WHERE kind = 'pulse.ask'"));
    }

    [Fact]
    public async Task The_same_key_makes_one_survey_and_one_window()
    {
        await using var company = await SlackCompany.StartAsync();

        var (first, survey) = await PostAsync(company, "/api/v1/surveys", Recommend, "one");
        var (second, same) = await PostAsync(company, "/api/v1/surveys", Recommend, "one");
        var (third, window) = await PostAsync(company, $"/api/v1/surveys/{survey["id"]}/windows", "{}", "two");
        var (fourth, again) = await PostAsync(company, $"/api/v1/surveys/{survey["id"]}/windows", "{}", "two");

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.OK], [first, second, third, fourth]);
        Assert.Equal(((string)survey["id"]!, (string)window["id"]!), ((string)same["id"]!, (string)again["id"]!));
        Assert.Equal(1, await company.CountAsync("SELECT MAX(wave) FROM participations"));
    }

    [Theory]
    [DatabaseData("two", HttpStatusCode.OK)]
    [DatabaseData(null, HttpStatusCode.Conflict)]
    public async Task A_first_wave_that_was_cut_short_goes_on_when_it_is_sent_again_and_asks_nobody_twice(DatabaseKind kind, string? key, HttpStatusCode answer)
    {
        await using var company = await SlackCompany.StartAsync(kind);
        var (_, survey) = await PostAsync(company, "/api/v1/surveys", Recommend);
        var path = $"/api/v1/surveys/{survey["id"]}/windows";
        await PostAsync(company, path, "{}", key);
        await CutShortAsync(company);
        Assert.Equal(2, await company.CountAsync("SELECT COUNT(*) FROM participations"));

        for (var time = 0; time < 2; time++)
        {
            var (status, _) = await PostAsync(company, path, "{}", key);
            Assert.Equal(answer, status);
            Assert.Equal(5, await company.CountAsync("SELECT COUNT(*) FROM participations"));
            Assert.Equal(5, await company.CountAsync("SELECT COUNT(*) FROM messages WHERE kind = 'pulse.ask'"));
            Assert.Equal(10, await company.CountAsync("SELECT COUNT(*) FROM messages WHERE kind = 'pulse.reminder'"));
            Assert.Equal(5, await company.CountAsync("SELECT COUNT(*) FROM askings"));
            // On another day nobody was asked anew.
            company.Clock.Advance(NodaTime.Duration.FromDays(1));
        }
    }

    [Fact]
    public async Task A_survey_of_ones_own_questions_keeps_their_languages_and_its_schedule()
    {
        await using var company = await SlackCompany.StartAsync();

        var (status, survey) = await PostAsync(company, "/api/v1/surveys", """
            {
              "name": "Move", "template": "oneOff", "openDays": 5, "attribute": "location", "minimums": {"fives": 8, "bands": 12},
              "audience": {"sampleSize": 3, "attributes": {}},
              "questions": [
                {"item": "O3"}, {"team": "Payroll"},
                {"kind": "choice", "level": "organization", "texts": {"en": {"words": "Which day?", "options": ["Mon", "Fri"]}, "de": {"words": "Welcher Tag?", "options": ["Mo", "Fr"]}}}
              ],
              "schedule": {"cadence": "two_weekly", "day": "2026-12-01", "time": "10:00", "timeZone": "Europe/Berlin"}
            }
            """);

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("2026-12-01T09:00:00+00:00", (string)survey["nextSendings"]![0]!);
        Assert.Equal("A3:Payroll", (string)survey["questions"]![1]!);
        Assert.Equal(8, (int)survey["minimums"]!["fives"]!);
    }

    [Theory]
    [InlineData("""{"template":"recommend"}""", "name")]
    [InlineData("""{"name":"x","template":"nps"}""", "template")]
    [InlineData("""{"name":"x","template":"recommend","minimums":{"fives":4}}""", "fives")]
    [InlineData("""{"name":"x","template":"recommend","minimums":{"fives":5,"bands":9}}""", "bands")]
    [InlineData("""{"name":"x","template":"recommend","audience":{"teams":["Nowhere"]}}""", "audience")]
    [InlineData("""{"name":"x","template":"recommend","audience":{"sampleSize":0}}""", "audience")]
    [InlineData("""{"name":"x","template":"oneOff","questions":[]}""", "items")]
    [InlineData("""{"name":"x","template":"oneOff","questions":[{"item":"Z1"}]}""", "items")]
    [InlineData("""{"name":"x","template":"oneOff","questions":[null]}""", "items")]
    [InlineData("""{"name":"x","template":"oneOff","questions":[{"kind":"agree","texts":{"en":null}}]}""", "items")]
    [InlineData("""{"name":"x","template":"exit","attribute":"location"}""", "attribute")]
    [InlineData("""{"name":"x","template":"recommend","openDays":0}""", "days")]
    [InlineData("""{"name":"x","template":"recommend","attribute":"a_field_that_nobody_would_ever_write_into_the_heading_of_a_column"}""", "attribute")]
    [InlineData("""{"name":"x","template":"recommend","resultsAfterDays":31}""", "resultsAfterDays")]
    [InlineData("""{"name":"x","template":"recommend","schedule":{"cadence":"once","day":"2026-11-01","time":"10:00","timeZone":"UTC"}}""", "day")]
    [InlineData("""{"name":"x","template":"recommend","schedule":{"cadence":"once","day":"2027-03-28","time":"02:30","timeZone":"Europe/Berlin"}}""", "day")]
    [InlineData("""{"name":"x","template":"recommend","schedule":{"cadence":"weekly","day":"Tuesday","time":"10:00","timeZone":"Mars/Olympus"}}""", "day")]
    [InlineData("""{"name":"x","template":"recommend","schedule":{"cadence":"hourly"}}""", "cadence")]
    public async Task What_cannot_be_is_a_422_that_names_the_field(string body, string field)
    {
        await using var company = await SlackCompany.StartAsync();

        var (status, problem) = await PostAsync(company, "/api/v1/surveys", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal([field], problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM surveys"));
    }

    [Fact]
    public async Task A_launch_that_cannot_be_is_a_409_that_says_what_to_do()
    {
        await using var company = await SlackCompany.StartAsync(configure: settings => settings["Surveys:RequireApproval"] = "true");
        var (_, survey) = await PostAsync(company, "/api/v1/surveys", Recommend);

        var (status, problem) = await PostAsync(company, $"/api/v1/surveys/{survey["id"]}/windows", "{}");
        var (unknown, _) = await PostAsync(company, "/api/v1/surveys/00000000-0000-0000-0000-000000000001/windows", "{}");
        var (longKey, _) = await PostAsync(company, "/api/v1/surveys", Recommend, new string('x', 121));

        Assert.Equal("AwaitingApproval", (string?)survey["state"]);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("an auditor has not agreed yet", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (unknown, longKey));
    }

    [Fact]
    public async Task A_window_that_is_open_is_not_opened_twice()
    {
        await using var company = await SlackCompany.StartAsync();
        var (_, survey) = await PostAsync(company, "/api/v1/surveys", Recommend);
        await PostAsync(company, $"/api/v1/surveys/{survey["id"]}/windows", "{}");

        var (status, problem) = await PostAsync(company, $"/api/v1/surveys/{survey["id"]}/windows", """{"attribute":"team"}""");

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("last window is open until", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    /// <summary>As if the program had been killed when two people had been asked.</summary>
    private static async Task CutShortAsync(SlackCompany company)
    {
        foreach (var sql in (string[])
            [
                "DELETE FROM participations WHERE person_id NOT IN (SELECT person_id FROM participations ORDER BY person_id LIMIT 2)",
                """
                DELETE FROM messages WHERE kind LIKE 'pulse.%' AND destination NOT IN (
                    SELECT a.external_id FROM accounts a JOIN participations p ON p.person_id = a.person_id)
                """,
                "DELETE FROM askings",
            ])
        {
            await company.App.Database.WriteAsync(session => session.ExecuteAsync(sql), WriteUrgency.Background, Cancellation);
        }
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(SlackCompany company, string path, string body, string? key = null)
    {
        using var client = company.Operator();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request, Cancellation);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!);
    }
}
