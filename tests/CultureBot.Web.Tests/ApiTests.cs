using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace CultureBot.Web.Tests;

public sealed class ApiTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_description_names_every_route_and_the_key()
    {
        await using var app = await AppFixture.StartAsync();

        var description = JsonNode.Parse(await app.Client.GetStringAsync("/openapi/v1.json", Cancellation))!;

        Assert.Equal(
            [
                "/api/v1/actions", "/api/v1/feedback/edges", "/api/v1/feedback/served", "/api/v1/jobs", "/api/v1/jobs/{name}/run", "/api/v1/kudos", "/api/v1/outbox", "/api/v1/people/import", "/api/v1/promises", "/api/v1/surveys", "/api/v1/surveys/{id}/windows",
                "/api/v1/windows/{id}", "/api/v1/windows/{id}/close", "/api/v1/windows/{id}/results",
            ],
            description["paths"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal("bearer", (string?)description["components"]!["securitySchemes"]!["operatorKey"]!["scheme"]);
        Assert.All(
            description["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()),
            operation => Assert.NotEmpty((string?)operation.Value!["summary"] ?? ""));
        var import = description["paths"]!["/api/v1/people/import"]!["post"]!;
        Assert.Equal(["multipart/form-data", "text/csv"], import["requestBody"]!["content"]!.AsObject().Select(c => c.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["dry_run", "everybody"], import["parameters"]!.AsArray().Select(parameter => (string?)parameter!["name"]));
        Assert.Contains("PeopleImportRefusal", import["responses"]!["422"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/kudos?since=yesterday", "since")]
    [InlineData("/api/v1/kudos?limit=0", "limit")]
    [InlineData("/api/v1/kudos?limit=501", "limit")]
    [InlineData("/api/v1/kudos?cursor=bad", "")]
    [InlineData("/api/v1/kudos?limit=many", "")]
    [InlineData("/api/v1/actions?limit=0", "limit")]
    [InlineData("/api/v1/actions?limit=501", "limit")]
    [InlineData("/api/v1/actions?cursor=bad", "")]
    public async Task A_malformed_parameter_is_a_400_problem(string path, string named)
    {
        await using var app = await AppFixture.StartAsync();
        using var operatorClient = Operator(app);

        using var response = await operatorClient.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(named, await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"team":"IT Help"}""")]
    [InlineData("""{"team":" ","customerEmail":"ana@example.com"}""")]
    public async Task A_service_of_nobody_or_to_nobody_is_a_422_that_names_what_is_missing(string body)
    {
        await using var app = await AppFixture.StartAsync();
        using var operatorClient = Operator(app);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var response = await operatorClient.PostAsync("/api/v1/feedback/served", content, Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("customerEmail", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_reads_jobs_outbox_and_kudos_of_an_empty_installation()
    {
        await using var app = await AppFixture.StartAsync();
        using var operatorClient = Operator(app);

        var outbox = JsonNode.Parse(await operatorClient.GetStringAsync("/api/v1/outbox", Cancellation))!;
        var kudos = JsonNode.Parse(await operatorClient.GetStringAsync("/api/v1/kudos?since=2026-11-01T00:00:00Z", Cancellation))!;
        using var jobs = await operatorClient.GetAsync("/api/v1/jobs", Cancellation);

        Assert.Empty(outbox["messages"]!.AsObject());
        Assert.Null(outbox["oldestDueAt"]);
        Assert.Empty(kudos["kudos"]!.AsArray());
        Assert.Equal(HttpStatusCode.OK, jobs.StatusCode);
    }

    [Fact]
    public async Task Running_a_job_that_is_not_there_is_a_404_problem()
    {
        await using var app = await AppFixture.StartAsync();
        using var operatorClient = Operator(app);

        using var response = await operatorClient.PostAsync("/api/v1/jobs/no-such-job/run", null, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private static HttpClient Operator(AppFixture app)
    {
        var client = app.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AppFixture.ApiKey);
        return client;
    }
}
