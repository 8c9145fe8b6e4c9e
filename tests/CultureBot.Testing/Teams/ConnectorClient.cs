using System.Text.Json.Nodes;

namespace CultureBot.Testing.Teams;

/// <summary>Microsoft's own client of the Connector (peers/connect.js), to know that <see cref="FakeTeams"/> answers as a Connector does.</summary>
public static class ConnectorClient
{
    /// <summary>Opens a chat, sends, changes and deletes, starts a thread, and reads people and channels; says what came of each.</summary>
    public static async Task<JsonObject> RunAsync(
        FakeTeams teams, string team, string channel, string person, string blocked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(teams);
        string[] arguments =
        [
            "connect.js", teams.ServiceUrl.AbsoluteUri, teams.LoginUrl.AbsoluteUri,
            FakeTeams.AppId, FakeTeams.AppPassword, FakeTeams.TenantId, team, channel, person, blocked,
        ];
        var said = string.Join('\n', await NodeScript.RunAsync(TeamsPeers.Folder, arguments, "", cancellationToken));
        return said.StartsWith('{') ? JsonNode.Parse(said)!.AsObject() : throw new InvalidOperationException(said);
    }
}
