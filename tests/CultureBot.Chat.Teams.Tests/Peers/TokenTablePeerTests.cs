using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests;

/// <summary>What Microsoft's own library says to the table of tokens that our check is held to.</summary>
public sealed class TokenTablePeerTests
{
    [Fact]
    public async Task Microsofts_library_says_the_same_to_every_row_or_the_row_says_why_not()
    {
        Assert.SkipWhen(TeamsPeers.Unavailable is not null, TeamsPeers.Unavailable ?? "");
        await using var keys = await TeamsKeyServer.StartAsync(TestContext.Current.CancellationToken);
        using var peer = new BotFrameworkConnector(TeamsSigning.AppId, keys.Metadata);
        var wrong = new List<string>();

        // Once it has read the new key it knows it for good: that row comes last.
        foreach (var row in TeamsTokenTable.Rows.OrderBy(r => r.IsRotated))
        {
            keys.IsRotated = row.IsRotated;
            var answer = await peer.AskAsync(
                row.Authorization(TimeProvider.System.GetUtcNow()), row.ToActivity(), row.IsRotated, TestContext.Current.CancellationToken);
            var agrees = (answer == "accepted") == row.IsAccepted;
            if (agrees != row.PeerDiffers is null) wrong.Add($"{row.Name}: we say {row.Status}, it says {answer}; the table says it differs: {row.PeerDiffers ?? "no"}");
        }

        Assert.Empty(wrong);
        Assert.True(keys.Reads >= 2, "It never read the keys anew.");
    }
}
