using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Web.Tests.Scim;

/// <summary>An answer: its status, its JSON (null without a body), and where it says that the resource is.</summary>
internal sealed record ScimAnswer(HttpStatusCode Status, JsonNode? Body, string Type, string Location)
{
    public string Id => (string)Body!["id"]!;

    public JsonArray Listed => Body!["Resources"]!.AsArray();

    public string? Fault => (string?)Body?["scimType"];
}

/// <summary>The application on either database, and an identity provider that talks to it.</summary>
internal sealed class ScimCompany : IAsyncDisposable
{
    public const string Token = "a-token-of-the-provider-0123456789";
    public const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private readonly TestDatabase _database;

    private ScimCompany(TestDatabase database, AppFixture app) => (_database, App) = (database, app);

    public AppFixture App { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ScimCompany> StartAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind, Cancellation);
        return new(database, await AppFixture.StartAsync(new()
        {
            ["Scim:Token"] = Token,
            ["Database:Provider"] = database.Provider,
            ["Database:ConnectionString"] = database.ConnectionString,
            ["Secrets:Key"] = Convert.ToBase64String(new byte[32]),
        }));
    }

    public Task<ScimAnswer> GetAsync(string path) => SendAsync("GET", path);

    /// <summary>Those whom a filter finds.</summary>
    public Task<ScimAnswer> FindAsync(string resources, string filter, string more = "") => GetAsync($"/{resources}?filter={Uri.EscapeDataString(filter)}{more}");

    public async Task<ScimAnswer> SendAsync(string method, string path, string? body = null, string type = "application/scim+json")
    {
        // Each request comes a little later than the one before.
        App.Clock.Advance(Duration.FromMilliseconds(10));
        using var request = new HttpRequestMessage(new(method), "/scim/v2" + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, type);
        using var response = await App.Client.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return new(
            response.StatusCode,
            text.Length == 0 ? null : JsonNode.Parse(text),
            response.Content.Headers.ContentType?.MediaType ?? "",
            response.Headers.Location?.ToString() ?? "");
    }

    /// <summary>Adds a user with this name at example.com, and more attributes; returns the id.</summary>
    public async Task<string> AddAsync(string name, string more = "")
    {
        var answer = await SendAsync("POST", "/Users", $$"""{"userName":"{{name}}@example.com","displayName":"{{name}}"{{(more.Length > 0 ? "," : "")}}{{more}}}""");
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer.Id;
    }

    /// <summary>A PATCH with these operations, each as JSON.</summary>
    public Task<ScimAnswer> PatchAsync(string path, params string[] operations) => SendAsync(
        "PATCH", path, $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{string.Join(',', operations)}}]}""");

    public Task<Organization> ReadAsync() => App.Services.GetRequiredService<OrgChart>().ReadAsync(Cancellation);

    /// <summary>Somebody of the organization; fails when they are not of it.</summary>
    public async Task<OrgPerson> PersonAsync(string name) => Assert.Single((await ReadAsync()).People.Values, person => person.Name == name);

    public async Task<ImportPeopleResult> ImportAsync(string file)
    {
        App.Clock.Advance(Duration.FromMilliseconds(10));
        return await App.Services.GetRequiredService<ImportPeopleHandler>().HandleAsync(new(Encoding.UTF8.GetBytes(file), IsDryRun: false), Cancellation);
    }

    /// <summary>Adds a full member whose platform vouches for the address.</summary>
    public Task<AccountId> AddAccountAsync(string name) => Company.AddAccountAsync(App, name);

    public Task<T?> ScalarAsync<T>(string query) => App.Database.ReadAsync(sql => sql.ScalarAsync<T>(query), Cancellation);

    public Task<IReadOnlyList<string>> ListAsync(string query) => App.Database.ReadAsync(sql => sql.ListAsync<string>(query), Cancellation);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _database.DisposeAsync();
    }
}
