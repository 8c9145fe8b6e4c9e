using System.Net;
using CultureBot.Web.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Web.Tests;

public sealed class AccessTests
{
    private static readonly Dictionary<string, string?> Slack = new()
    {
        ["Slack:SigningSecret"] = "8f742231b10e8888abcd99yyyzzz85a5",
        ["Slack:BotToken"] = "xoxb-1",
        ["Slack:ApiUrl"] = "http://127.0.0.1:9/",
        ["Slack:ClientId"] = "1.2",
        ["Slack:ClientSecret"] = "secret",
        ["Web:PublicUrl"] = "https://culture.example.com",
    };

    [Fact]
    public async Task Every_endpoint_has_one_row_and_every_row_an_endpoint()
    {
        await using var withPlatforms = await AppFixture.StartAsync(new(Slack)
        {
            ["Teams:AppId"] = Guid.Empty.ToString(), ["Teams:TenantId"] = Guid.Empty.ToString(), ["Teams:AppPassword"] = "a-secret",
            // Nothing listens there.
            ["Teams:LoginUrl"] = "http://127.0.0.1:9/",
        });
        await using var demo = await AppFixture.StartAsync(new() { ["Demo:Enabled"] = "true" });
        RouteEndpoint[] endpoints = [.. Endpoints(withPlatforms), .. Endpoints(demo)];

        var used = endpoints.Select(AccessMap.RowOf).ToHashSet();

        Assert.Empty(AccessTable.Rows.Where(row => !used.Contains(row)));
    }

    [Fact]
    public void An_endpoint_without_a_row_keeps_the_application_from_starting()
    {
        var stray = new RouteEndpoint(
            _ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/stray"), 0, new(new HttpMethodMetadata(["GET"])), "stray");

        var refused = Assert.Throws<InvalidOperationException>(() => new AccessMap(new DefaultEndpointDataSource(stray)).Load());

        Assert.Contains("GET /stray", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/v1/jobs")]
    [InlineData("POST", "/api/v1/jobs/x/run")]
    [InlineData("GET", "/api/v1/outbox")]
    [InlineData("GET", "/api/v1/kudos")]
    [InlineData("POST", "/api/v1/people/import")]
    public async Task The_API_answers_401_without_the_key(string method, string path)
    {
        await using var app = await AppFixture.StartAsync();
        foreach (var header in (string?[])[null, "Bearer", "Bearer ", "Bearer wrong", "Basic " + AppFixture.ApiKey, "Bearer " + AppFixture.ApiKey + "x"])
        {
            using var request = new HttpRequestMessage(new(method), path);
            if (header is not null) request.Headers.TryAddWithoutValidation("Authorization", header);

            using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        }
    }

    [Fact]
    public async Task Without_a_configured_key_the_API_answers_401_to_everything()
    {
        await using var app = await AppFixture.StartAsync(new() { ["Api:Key"] = null });
        foreach (var header in (string[])["Bearer", "Bearer ", "Bearer " + AppFixture.ApiKey])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/jobs");
            request.Headers.TryAddWithoutValidation("Authorization", header);

            using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task Pages_for_signed_in_people_tell_a_stranger_how_to_sign_in()
    {
        await using var app = await AppFixture.StartAsync();

        using var response = await app.Client.GetAsync("/jobs", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("/culture", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no-such-page", "text/html")]
    [InlineData("/api/v1/nothing", "application/problem+json")]
    public async Task What_is_not_there_is_a_page_for_people_and_a_problem_for_programs(string path, string type)
    {
        await using var app = await AppFixture.StartAsync();

        using var response = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
    }

    private static IEnumerable<RouteEndpoint> Endpoints(AppFixture app) =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
}
