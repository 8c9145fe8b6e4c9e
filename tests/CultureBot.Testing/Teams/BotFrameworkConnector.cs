using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CultureBot.Testing.Teams;

/// <summary>
/// Microsoft's botframework-connector, which checks the tokens of whoever calls a bot (peers/authenticate.js). It is asked one
/// request after the other, and remembers keys between them.
/// </summary>
public sealed class BotFrameworkConnector : IDisposable
{
    private readonly Process _node;

    /// <param name="appId">The bot's.</param>
    /// <param name="metadata">Where the keys are published.</param>
    public BotFrameworkConnector(string appId, Uri metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        _node = NodeScript.Start(TeamsPeers.Folder, ["authenticate.js", appId, metadata.AbsoluteUri]);
    }

    /// <summary><c>accepted</c>, or <c>refused: …</c> with its reason.</summary>
    /// <param name="authorization">The header, or null for none.</param>
    /// <param name="activity">What is sent.</param>
    /// <param name="areKeysOld">True when it read its keys so long ago that it may read them again: it does that once in an hour.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string> AskAsync(string? authorization, JsonObject activity, bool areKeysOld, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var question = new JsonObject { ["authorization"] = authorization, ["activity"] = activity.DeepClone(), ["areKeysOld"] = areKeysOld };
        await _node.StandardInput.WriteLineAsync(question.ToJsonString().AsMemory(), cancellationToken);
        await _node.StandardInput.FlushAsync(cancellationToken);
        return await _node.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("authenticate.js ended early.");
    }

    public void Dispose()
    {
        _node.StandardInput.Close();
        if (!_node.WaitForExit(TimeSpan.FromSeconds(5))) _node.Kill();
        _node.Dispose();
    }
}
