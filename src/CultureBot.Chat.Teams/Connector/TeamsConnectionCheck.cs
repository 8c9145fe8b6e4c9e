using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Teams;

/// <summary>
/// Asks for a new token as every message does, and for the keys that Microsoft signs its requests with. Teams has nothing that one could ask about
/// the workspace itself without writing to somebody.
/// </summary>
internal sealed class TeamsConnectionCheck(
    TeamsAccess access, IHttpClientFactory clients, IOptions<TeamsOptions> options, TimeProvider clock, ILogger<TeamsKeys> logger) : IConnectionCheck
{
    public string Platform => TeamsPlatform.PlatformName;

    public async Task<ImmutableArray<ConnectionFinding>> CheckAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var token = TokenAsync(cancellationToken);
        var keys = KeysAsync(cancellationToken);
        return [.. await token, .. await keys];
    }

    private async Task<IEnumerable<ConnectionFinding>> TokenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await access.AskAnewAsync(cancellationToken);
            return [];
        }
        catch (ChatPlatformException refused)
        {
            return [new(refused.IsTransient ? ConnectionProblem.Unreachable : ConnectionProblem.WrongPassword, refused.Message.Split(':')[0])];
        }
    }

    private async Task<IEnumerable<ConnectionFinding>> KeysAsync(CancellationToken cancellationToken)
    {
        var metadata = TeamsIssuers.BotFrameworkMetadata(options.Value);
        try
        {
            using var client = clients.CreateClient(TeamsKeys.HttpClientName);
            using var response = await client.GetAsync(metadata, cancellationToken);
            if (!response.IsSuccessStatusCode) return [new(ConnectionProblem.NoKeys, $"http_{(int)response.StatusCode}")];
            // Their own reading, so that what is known and kept by others stays as it is.
            TeamsKeys keys = new(metadata, clients, clock, logger);
            await keys.FindAsync("", cancellationToken);
            if (!keys.AreKnown) return [new(ConnectionProblem.NoKeys)];
            return ConnectionFinding.OfClocks(response.Headers.Date, clock.GetUtcNow()) is { } skew ? [skew] : [];
        }
        catch (HttpRequestException unreachable)
        {
            return [new(ConnectionProblem.NoKeys, unreachable.HttpRequestError.ToString())];
        }
    }
}
