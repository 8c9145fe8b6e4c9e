using System.Net;
using System.Text.Json.Nodes;
using CultureBot.Testing.Databases;
using CultureBot.Web.Start;

namespace CultureBot.Web.Tests.Scim;

/// <summary>Who may, what is said to be served, and what is refused before anybody reads it.</summary>
public sealed class ProtocolTests
{
    private const string Users = "/Users";

    [Theory]
    [InlineData("GET", "/scim/v2/Users")]
    [InlineData("POST", "/scim/v2/Groups")]
    [InlineData("GET", "/scim/v2/ServiceProviderConfig")]
    [InlineData("GET", "/scim/v2/nothing")]
    public async Task Without_a_configured_token_there_is_nothing(string method, string path)
    {
        await using var app = await AppFixture.StartAsync();
        foreach (var header in (string[])["", "Bearer", "Bearer ", "Bearer " + AppFixture.ApiKey])
        {
            using var request = new HttpRequestMessage(new(method), path);
            request.Headers.TryAddWithoutValidation("Authorization", header);

            using var response = await app.Client.SendAsync(request, ScimCompany.Cancellation);

            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("GET", "/scim/v2/Users")]
    [InlineData("DELETE", "/scim/v2/Users/x")]
    [InlineData("GET", "/scim/v2/nothing")]
    public async Task Nothing_but_the_token_opens_it(string method, string path)
    {
        await using var company = await ScimCompany.StartAsync(DatabaseKind.Sqlite);
        foreach (var header in (string[])["", "Bearer", "Bearer wrong", "Basic " + ScimCompany.Token, $"Bearer {ScimCompany.Token}x", "Bearer " + AppFixture.ApiKey])
        {
            using var request = new HttpRequestMessage(new(method), path);
            request.Headers.TryAddWithoutValidation("Authorization", header);

            using var response = await company.App.Client.SendAsync(request, ScimCompany.Cancellation);

            Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (response.StatusCode, response.Headers.WwwAuthenticate.ToString()));
            Assert.Equal("application/scim+json", response.Content.Headers.ContentType?.MediaType);
        }

        using var api = new HttpRequestMessage(HttpMethod.Get, "/api/v1/jobs");
        api.Headers.Authorization = new("Bearer", ScimCompany.Token);
        using var refused = await company.App.Client.SendAsync(api, ScimCompany.Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Theory]
    [InlineData("short", "Scim:Token must have at least 20 characters")]
    [InlineData(AppFixture.ApiKey, "another one than Api:Key")]
    public async Task A_token_that_is_easy_to_guess_or_opens_more_is_refused_at_start(string token, string said)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => AppFixture.StartAsync(new() { ["Scim:Token"] = token }));

        Assert.Contains(said, Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_it_serves()
    {
        await using var company = await ScimCompany.StartAsync(DatabaseKind.Sqlite);

        var provider = (await company.GetAsync("/ServiceProviderConfig")).Body!;
        Assert.Equal(
            [("bulk", false), ("changePassword", false), ("etag", false), ("filter", true), ("patch", true), ("sort", false)],
            provider.AsObject().Where(one => one.Value is JsonObject { } feature && feature.ContainsKey("supported"))
                .Select(one => (one.Key, (bool)one.Value!["supported"]!)).Order());
        Assert.Equal((200, "oauthbearertoken"), ((int)provider["filter"]!["maxResults"]!, (string)provider["authenticationSchemes"]![0]!["type"]!));

        var types = (await company.GetAsync("/ResourceTypes")).Listed;
        Assert.Equal(["/Users", "/Groups"], types.Select(type => (string)type!["endpoint"]!));
        Assert.Equal("User", (string)(await company.GetAsync("/ResourceTypes/user")).Body!["name"]!);

        var schemas = (await company.GetAsync("/Schemas")).Listed;
        Assert.Equal(
            ["userName", "department", "startDate", "members"],
            new[] { (0, "userName"), (1, "department"), (2, "startDate"), (3, "members") }
                .Select(one => (string)schemas[one.Item1]!["attributes"]!.AsArray().Single(attribute => (string)attribute!["name"]! == one.Item2)!["name"]!));
        var enterprise = (await company.GetAsync("/Schemas/" + ScimCompany.Enterprise)).Body!;
        var manager = enterprise["attributes"]!.AsArray().Single(attribute => (string)attribute!["name"]! == "manager")!;
        Assert.Equal(("complex", "string"), ((string)manager["type"]!, (string)manager["subAttributes"]![0]!["type"]!));
        Assert.DoesNotContain("null", schemas.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/ResourceTypes/Robot", HttpStatusCode.NotFound)]
    [InlineData("GET", "/Schemas/urn:x", HttpStatusCode.NotFound)]
    [InlineData("GET", Users + "/nobody", HttpStatusCode.NotFound)]
    [InlineData("GET", Users + "/0193a000-0000-7000-8000-00000000ffff", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/Groups/0193a000-0000-7000-8000-00000000ffff", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/Users", HttpStatusCode.NotFound)]
    [InlineData("GET", "/Robots", HttpStatusCode.NotFound)]
    [InlineData("POST", "/Bulk", HttpStatusCode.NotImplemented)]
    [InlineData("GET", "/Me", HttpStatusCode.NotImplemented)]
    [InlineData("POST", "/Users/.search", HttpStatusCode.NotImplemented)]
    public async Task What_is_not_there_is_said_as_SCIM_says_it(string method, string path, HttpStatusCode status)
    {
        await using var company = await ScimCompany.StartAsync(DatabaseKind.Sqlite);

        var answer = await company.SendAsync(method, path);

        Assert.Equal((status, "application/scim+json"), (answer.Status, answer.Type));
        Assert.Equal("urn:ietf:params:scim:api:messages:2.0:Error", (string)answer.Body!["schemas"]![0]!);
    }

    [Theory]
    [InlineData("POST", "/Users", "")]
    [InlineData("POST", "/Users", "7")]
    [InlineData("POST", "/Users", "{\"userName\":")]
    [InlineData("POST", "/Users", "{}")]
    [InlineData("POST", "/Users", "{\"userName\":\"no address\"}")]
    [InlineData("POST", "/Users", "{\"userName\":7}")]
    [InlineData("POST", "/Users", "{\"userName\":{\"value\":\"x@example.com\"}}")]
    [InlineData("POST", "/Users", "{\"userName\":\"x@example.com\",\"emails\":[[]]}")]
    [InlineData("POST", "/Users", "{\"userName\":\"x@example.com\",\"name\":[]}")]
    [InlineData("POST", "/Users", "{\"userName\":\"x@example.com\",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":[]}")]
    [InlineData("POST", "/Groups", "{}")]
    [InlineData("POST", "/Groups", "{\"displayName\":\" \"}")]
    [InlineData("POST", "/Groups", "{\"displayName\":\"Sales\",\"members\":[{\"value\":\"nobody\"}]}")]
    [InlineData("PUT", Users + "/x", "[")]
    public async Task What_is_malformed_is_refused_as_it_is(string method, string path, string body)
    {
        await using var company = await ScimCompany.StartAsync(DatabaseKind.Sqlite);

        var answer = await company.SendAsync(method, path, body);

        Assert.Equal((HttpStatusCode.BadRequest, "application/scim+json"), (answer.Status, answer.Type));
        Assert.Contains(answer.Fault, (string[])["invalidSyntax", "invalidValue"]);
        Assert.Equal(0, await company.ScalarAsync<long>("SELECT COUNT(*) FROM persons"));
    }

    [Fact]
    public async Task A_request_has_a_megabyte_at_most_and_is_JSON()
    {
        await using var company = await ScimCompany.StartAsync(DatabaseKind.Sqlite);
        var large = $$"""{"userName":"ana@example.com","unheardOf":"{{new string('x', 1_000_000)}}"}""";

        Assert.Equal(HttpStatusCode.Created, (await company.SendAsync("POST", "/Users", large)).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await company.SendAsync("POST", "/Users", large + new string(' ', 50_000))).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await company.SendAsync("POST", "/Users", "userName=ana", "application/x-www-form-urlencoded")).Status);
        Assert.Equal("uniqueness", (await company.SendAsync("POST", "/Users", "{\"userName\":\"ana@example.com\"}", "application/json")).Fault);
    }
}
