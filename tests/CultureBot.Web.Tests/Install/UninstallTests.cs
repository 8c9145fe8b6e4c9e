using System.Text.Json.Nodes;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using NodaTime;

namespace CultureBot.Web.Tests.Install;

/// <summary>app_uninstalled and tokens_revoked come in either order, late and twice.</summary>
public sealed class UninstallTests
{
    private const string Team = FakeSlack.TeamId;
    private const string Kudos = "<@U0BEN|ben> Covered the phones while I was out, so that nobody had to wait.";

    [Theory, DatabaseData]
    public async Task In_either_order_sending_stops_and_a_reinstall_goes_on_with_what_waited(DatabaseKind kind)
    {
        await using var company = await StartAsync(kind);
        foreach (var order in (string[][])[["app_uninstalled", "tokens_revoked"], ["tokens_revoked", "app_uninstalled", "app_uninstalled"]])
        {
            company.SlackApp.Live(Team)!.IsRevoked = true;
            var posts = company.Slack.State.MessagesIn("C0GENERAL").Count;
            await SayKudosAsync(company);
            foreach (var type in order) await TellAsync(company, type, Duration.FromSeconds(1));
            Assert.Empty(await company.ConnectedAsync());
            Assert.Null(await company.TokenAsync(Team));
            var calls = company.Slack.CallsOf("chat.postMessage").Count();
            company.Clock.Advance(Duration.FromMinutes(10));
            Assert.Equal(calls, company.Slack.CallsOf("chat.postMessage").Count());

            await company.InstallAsync(Team);
            await company.UntilAsync(() => Task.FromResult(company.Slack.State.MessagesIn("C0GENERAL").Count > posts));

            Assert.Equal([Team], await company.ConnectedAsync());
        }

        Assert.Equal(2, await company.CountAsync("SELECT COUNT(*) FROM kudos"));
    }

    [Theory]
    [InlineData("app_uninstalled")]
    [InlineData("tokens_revoked")]
    public async Task News_of_an_uninstall_that_come_after_the_reinstall_change_nothing(string type)
    {
        await using var company = await StartAsync();
        var uninstalledAt = company.Clock.GetUtcNow().ToUnixTimeSeconds();
        company.SlackApp.Live(Team)!.IsRevoked = true;
        company.Clock.Advance(Duration.FromMinutes(2));
        var token = await company.InstallAsync(Team);
        company.Clock.Advance(Duration.FromMinutes(1));

        await company.SendAsync(Event(company, type, uninstalledAt));

        Assert.Equal([Team], await company.ConnectedAsync());
        Assert.Equal(token.Text, await company.TokenAsync(Team));
    }

    [Fact]
    public async Task A_persons_own_token_and_the_end_of_an_unknown_workspace_change_nothing()
    {
        await using var company = await StartAsync();
        var personal = new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray("U0BEN"), ["bot"] = new JsonArray() } };

        await company.SendAsync(company.Requests.Event(personal, "EvPersonal"));
        await company.SendAsync(company.Requests.Event(new() { ["type"] = "app_uninstalled" }, "EvForeign", team: "T0FOREIGN"));

        Assert.Equal([Team], await company.ConnectedAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public async Task News_without_a_time_or_with_an_impossible_one_count_as_of_now(long time)
    {
        await using var company = await StartAsync();

        await company.SendAsync(Event(company, "app_uninstalled", time));

        Assert.Empty(await company.ConnectedAsync());
    }

    private static async Task<InstallCompany> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var company = await InstallCompany.StartAsync(kind);
        company.Slack.State.AddUser("U0ANA", "ana", "Ana Lima");
        company.Slack.State.AddUser("U0BEN", "ben", "Ben Okafor");
        company.Slack.State.AddChannel("C0GENERAL", "general", isGeneral: true);
        await company.InstallAsync(Team);
        await ReadAsync(company);
        return company;
    }

    private static Task ReadAsync(InstallCompany company) =>
        company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM workspaces WHERE people_synced_at IS NULL") == 0);

    private static async Task SayKudosAsync(InstallCompany company)
    {
        await ReadAsync(company);
        await company.SendAsync(company.Requests.Command("/kudos", Kudos, "U0ANA", company.Slack.NewResponseUrl()));
    }

    private static async Task TellAsync(InstallCompany company, string type, Duration after)
    {
        company.Clock.Advance(after);
        await company.SendAsync(Event(company, type, company.Clock.GetUtcNow().ToUnixTimeSeconds()));
    }

    private static HttpRequestMessage Event(InstallCompany company, string type, long time) => company.Requests.Raw(
        new JsonObject
        {
            ["type"] = "event_callback", ["team_id"] = Team, ["event_id"] = "Ev" + Guid.CreateVersion7(), ["event_time"] = time,
            ["event"] = new JsonObject { ["type"] = type, ["tokens"] = new JsonObject { ["bot"] = new JsonArray(FakeSlack.BotUserId) } },
        }.ToJsonString(),
        SignedRequests.Json);
}
