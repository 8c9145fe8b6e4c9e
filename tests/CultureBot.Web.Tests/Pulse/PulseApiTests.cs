using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using NodaTime;

namespace CultureBot.Web.Tests.Pulse;

public sealed class PulseApiTests
{
    private static readonly string Address = $"/api/v1/windows/{PulseCompany.Window:D}";

    private static readonly Instant Tomorrow = Instant.FromUtc(2026, 11, 19, 10, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_open_window_tells_its_state_and_one_figure_and_no_results()
    {
        await using var app = await AppFixture.StartAsync();
        await PulseCompany.AddAsync(app, Tomorrow, "Open");
        using var client = Operator(app);

        var window = JsonNode.Parse(await client.GetStringAsync(Address, Cancellation))!;
        using var results = await client.GetAsync(Address + "/results", Cancellation);

        Assert.Equal("Open", (string?)window["state"]);
        Assert.Equal(.5, (double?)window["participation"]);
        Assert.Null(window["publishedAt"]);
        Assert.Equal(HttpStatusCode.Conflict, results.StatusCode);
        Assert.Equal("application/problem+json", results.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Results_are_refused_until_their_hour_and_are_the_ledger_from_then_on()
    {
        await using var app = await AppFixture.StartAsync();
        await PulseCompany.AddAsync(app, Tomorrow);
        using var client = Operator(app);

        using var early = await client.GetAsync(Address + "/results", Cancellation);
        var refusal = await early.Content.ReadAsStringAsync(Cancellation);
        app.Clock.SetTo(Tomorrow);
        var ledger = JsonNode.Parse(await client.GetStringAsync(Address + "/results", Cancellation))!;

        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Contains("2026-11-19T10:00:00Z", refusal, StringComparison.Ordinal);
        Assert.Equal(["company", "team-a", "team-b", "value:Paris"], ledger["groups"]!.AsArray().Select(group => (string?)group!["id"]));
        Assert.Equal(16, ledger["figures"]!.AsArray().Count);
        Assert.Equal(1, (int?)ledger["unreadable"]);
        Assert.Equal(["windowId", "leastForFives", "leastForBands", "unreadable", "groups", "figures", "choices", "comments"], ledger.AsObject().Select(part => part.Key));
    }

    [Fact]
    public async Task Closing_a_window_that_is_closed_changes_nothing_and_one_that_is_not_there_is_a_404()
    {
        await using var app = await AppFixture.StartAsync();
        await PulseCompany.AddAsync(app, Tomorrow);
        using var client = Operator(app);

        using var again = await client.PostAsync(Address + "/close", null, Cancellation);
        using var unknown = await client.PostAsync($"/api/v1/windows/{Guid.Empty:D}/close", null, Cancellation);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("Closed", (string?)JsonNode.Parse(await again.Content.ReadAsStringAsync(Cancellation))!["state"]);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_window_is_the_operators_alone()
    {
        await using var app = await AppFixture.StartAsync();
        await PulseCompany.AddAsync(app, app.Clock.Now);

        foreach (var path in (string[])[Address, Address + "/results"])
        {
            using var refused = await app.Client.GetAsync(path, Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
    }

    private static HttpClient Operator(AppFixture app)
    {
        var client = app.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AppFixture.ApiKey);
        return client;
    }
}
