using System.Net;
using System.Text.Json.Nodes;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using NodaTime;

namespace CultureBot.Web.Tests.Install;

/// <summary>One install for a whole Slack organization (Enterprise Grid): one token, several workspaces.</summary>
public sealed class OrganizationTests
{
    private const string Organization = "E0ORG";

    [Theory, DatabaseData]
    public async Task Each_workspace_of_the_organization_uses_its_one_token(DatabaseKind kind)
    {
        await using var company = await StartAsync(kind);
        company.Slack.State.AddUser("U0ANA", "ana", "Ana Lima")["team_id"] = "T0B";

        var token = await company.InstallAsync(Organization, "The Organization", isOrganization: true);

        Assert.Equal(["T0A", "T0B", "T0C"], await company.ConnectedAsync());
        Assert.Equal(["Alpha", "Beta", "Gamma"], await company.ListAsync("SELECT name FROM workspaces ORDER BY external_id"));
        foreach (var workspace in (string[])["T0A", "T0B", "T0C", Organization]) Assert.Equal(token.Text, await company.TokenAsync(workspace));
        await company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM workspaces WHERE people_synced_at IS NULL") == 0);
        Assert.Equal(
            ["T0A", "T0B", "T0C"], company.Slack.CallsOf("users.list").Select(c => (string?)c.Arguments["team_id"]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM accounts WHERE kind = 'Member' AND name = 'Ana Lima'"));
    }

    [Fact]
    public async Task Workspaces_are_opened_and_closed_by_events_in_any_order()
    {
        await using var company = await StartAsync();
        await company.InstallAsync(Organization, "The Organization", isOrganization: true);

        company.SlackApp.Organizations[Organization].Add(("T0D", "Delta"));
        await AccessAsync(company, "team_access_granted", "T0D");
        Assert.Equal(["T0A", "T0B", "T0C", "T0D"], await company.ConnectedAsync());

        company.SlackApp.Organizations[Organization].RemoveAll(t => t.Id is "T0A" or "T0D");
        await AccessAsync(company, "team_access_revoked", "T0A", "T0D");
        Assert.Equal(["T0B", "T0C"], await company.ConnectedAsync());
        Assert.Null(await company.TokenAsync("T0A"));
        Assert.Equal(4, await company.CountAsync("SELECT COUNT(*) FROM workspaces"));

        // What was granted before it was revoked comes late, and Slack's own list decides.
        await AccessAsync(company, "team_access_granted", "T0D");
        Assert.Equal(["T0B", "T0C"], await company.ConnectedAsync());
    }

    [Fact]
    public async Task News_that_came_while_Slack_was_away_are_read_within_minutes()
    {
        await using var company = await StartAsync();
        await company.InstallAsync(Organization, "The Organization", isOrganization: true);
        company.SlackApp.Organizations[Organization].Add(("T0D", "Delta"));
        company.Slack.Next("auth.teams.list", FakeSlackFault.Error("internal_error"));

        await AccessAsync(company, "team_access_granted", "T0D");
        Assert.Equal(3, (await company.ConnectedAsync()).Count);

        await company.UntilAsync(async () => (await company.ConnectedAsync()).Count == 4);
    }

    [Fact]
    public async Task An_organization_of_a_workspace_that_was_connected_alone_takes_over()
    {
        await using var company = await StartAsync();
        await company.InstallAsync("T0B", "Beta alone");
        var organization = await company.InstallAsync(Organization, "The Organization", isOrganization: true);

        Assert.Equal(organization.Text, await company.TokenAsync("T0B"));
        Assert.Equal(1, await company.CountAsync("SELECT COUNT(*) FROM installs WHERE token IS NOT NULL"));
        Assert.Equal(3, await company.CountAsync("SELECT COUNT(*) FROM workspaces"));
    }

    [Fact]
    public async Task Requests_and_news_find_their_workspace_whether_they_name_it_or_the_organization()
    {
        await using var company = await StartAsync();
        var ana = company.Slack.State.AddUser("U0ANA", "ana", "Ana Lima");
        ana["team_id"] = "T0B";
        await company.InstallAsync(Organization, "The Organization", isOrganization: true);
        await company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM workspaces WHERE people_synced_at IS NULL") == 0);
        var changed = (JsonObject)ana.DeepClone();
        changed["profile"]!["real_name"] = "Ana Renamed";
        changed["updated"] = 1_800_000_000;

        Assert.Equal(HttpStatusCode.OK, await company.SendAsync(Event(company, "user_change", new() { ["user"] = changed })));
        Assert.Equal(
            ["T0B Ana Renamed Member"],
            await company.ListAsync("SELECT w.external_id || ' ' || a.name || ' ' || a.kind FROM accounts a JOIN workspaces w ON w.id = a.workspace_id WHERE a.external_id = 'U0ANA' AND a.kind <> 'Stranger'"));
        Assert.Equal(HttpStatusCode.OK, await company.SendAsync(company.Requests.Command(
            "/kudos", "help", "U0ANA", "", ("team_id", "T0B"), ("enterprise_id", Organization), ("is_enterprise_install", "true"))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_uninstall_of_the_organization_disconnects_all_of_it(bool namesWorkspace)
    {
        await using var company = await StartAsync();
        await company.InstallAsync(Organization, "The Organization", isOrganization: true);
        company.Clock.Advance(Duration.FromMinutes(1));

        await company.SendAsync(Event(company, "app_uninstalled", [], namesWorkspace ? "T0B" : null));

        Assert.Empty(await company.ConnectedAsync());
        Assert.Null(await company.TokenAsync("T0C"));
        Assert.Equal(0, await company.CountAsync("SELECT COUNT(*) FROM installs WHERE token IS NOT NULL"));
    }

    private static async Task<InstallCompany> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var company = await InstallCompany.StartAsync(kind);
        company.SlackApp.Organizations[Organization] = [("T0A", "Alpha"), ("T0B", "Beta"), ("T0C", "Gamma")];
        foreach (var team in (string[])["T0A", "T0C"]) company.Slack.State.AddUser("U" + team, "somebody", "Somebody")["team_id"] = team;
        return company;
    }

    private static async Task AccessAsync(InstallCompany company, string type, params string[] teams)
    {
        company.Clock.Advance(Duration.FromMinutes(1));
        var happened = new JsonObject { ["team_ids"] = new JsonArray([.. teams.Select(t => (JsonNode)t)]) };
        Assert.Equal(HttpStatusCode.OK, await company.SendAsync(Event(company, type, happened)));
    }

    private static HttpRequestMessage Event(InstallCompany company, string type, JsonObject happened, string? team = null)
    {
        happened["type"] = type;
        return company.Requests.Raw(
            new JsonObject
            {
                ["type"] = "event_callback", ["team_id"] = team, ["enterprise_id"] = Organization, ["event"] = happened, ["event_id"] = "Ev" + Guid.CreateVersion7(),
                ["event_time"] = company.Clock.GetUtcNow().ToUnixTimeSeconds(),
                ["authorizations"] = new JsonArray(new JsonObject
                {
                    ["enterprise_id"] = Organization, ["team_id"] = team, ["user_id"] = FakeSlack.BotUserId, ["is_bot"] = true, ["is_enterprise_install"] = true,
                }),
            }.ToJsonString(),
            SignedRequests.Json);
    }
}
