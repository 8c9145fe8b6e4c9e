using System.Text.Json.Nodes;
using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests;

/// <summary>The fake that our own calls are tested against is one that Microsoft's own client works with.</summary>
public sealed class ConnectorClientTests
{
    private const string Team = "19:harbour@thread.tacv2";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Microsofts_client_works_against_the_fake()
    {
        Assert.SkipWhen(TeamsPeers.Unavailable is not null, TeamsPeers.Unavailable ?? "");
        await using var teams = await FakeTeams.StartAsync(Cancellation);
        teams.State.PageSize = 1;
        var ana = teams.State.AddPerson("29:ana", "Ana Diaz");
        var ben = teams.State.AddPerson("29:ben", "Ben Okoro");
        ben.HasBlocked = true;
        var team = teams.State.AddTeam(Team, "Harbour Office", ana, ben);
        var channel = team.Channels[0].Id;

        var got = await ConnectorClient.RunAsync(teams, Team, channel, ana.Id, ben.Id, Cancellation);

        var told = Assert.Single(teams.State.MessagesTo(ana), m => !m.IsDeleted);
        Assert.Equal(((string?)got["first"], "changed", 1), (told.Id, (string?)told.Activity["text"], told.Updates));
        Assert.Equal(["root", "reply"], teams.State.MessagesIn(channel).Select(m => (string?)m.Activity["text"]));
        Assert.All(teams.State.MessagesIn(channel), m => Assert.Equal((string?)got["root"], m.Root));
        Assert.Equal($"{channel};messageid={got["root"]}", (string?)got["thread"]);
        Assert.Equal([[ana.Id], [ben.Id]], got["pages"]!.AsArray().Select(page => page!.AsArray().Select(id => (string?)id)));
        Assert.True(JsonNode.DeepEquals(new JsonObject { ["id"] = ana.Id, ["name"] = ana.Name }, got["member"]));
        Assert.Equal("Harbour Office", (string?)got["team"]);
        Assert.Equal(team.Channels.Select(c => (c.Id, c.Name)), got["channels"]!.AsArray().Select(c => ((string)c!["id"]!, (string?)c["name"])));
        Assert.Equal((403, 401), ((int?)got["blocked"], (int?)got["withoutToken"]));
    }
}
