using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Slack;

/// <summary>
/// Asks auth.test with the workspace's token: whether it still works, whose it is, and by the header x-oauth-scopes what it may do
/// (docs.slack.dev, "Inspecting your token's scopes").
/// </summary>
internal sealed class SlackConnectionCheck(IHttpClientFactory clients, IChatTokens tokens, IOptions<SlackOptions> options, TimeProvider clock) : IConnectionCheck
{
    private const string Method = "auth.test";
    private const string ScopesHeader = "x-oauth-scopes";

    public string Platform => SlackPlatform.PlatformName;

    public async Task<ImmutableArray<ConnectionFinding>> CheckAsync(string workspaceId, CancellationToken cancellationToken)
    {
        try
        {
            return await tokens.FindAsync(Platform, workspaceId, cancellationToken) is { Length: > 0 } token
                ? await AskAsync(token, workspaceId, cancellationToken)
                : [new(ConnectionProblem.NoToken)];
        }
        catch (ChatPlatformException failure)
        {
            // The token has expired, and there is no new one just now.
            return [new(ConnectionProblem.TokenExpired, failure.Message)];
        }
        catch (HttpRequestException unreachable)
        {
            return [new(ConnectionProblem.Unreachable, unreachable.HttpRequestError.ToString())];
        }
        catch (IOException)
        {
            return [new(ConnectionProblem.Unreachable, "connection_broken")];
        }
    }

    private async Task<ImmutableArray<ConnectionFinding>> AskAsync(string token, string workspaceId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(SlackAddresses.WithSlash(options.Value.ApiUrl), Method)) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var client = clients.CreateClient(SlackClient.HttpClientName);
        using var response = await client.SendAsync(request, cancellationToken);
        var reply = await ReadAsync(response, cancellationToken);
        return [.. Findings(response, reply, workspaceId), .. ConnectionFinding.OfClocks(response.Headers.Date, clock.GetUtcNow()) is { } skew ? [skew] : (ReadOnlySpan<ConnectionFinding>)[]];
    }

    private static IEnumerable<ConnectionFinding> Findings(HttpResponseMessage response, AuthReply? reply, string workspaceId)
    {
        switch (reply)
        {
            case null when response.StatusCode == HttpStatusCode.TooManyRequests:
            case { Ok: false, Error: "ratelimited" }:
                yield return new(ConnectionProblem.Unreachable, "ratelimited");
                break;
            case null:
                yield return new(ConnectionProblem.Unreachable, $"http_{(int)response.StatusCode}");
                break;
            case { Ok: false, Error: "token_revoked" or "invalid_auth" or "account_inactive" or "not_authed" }:
                yield return new(ConnectionProblem.TokenRevoked, reply.Error);
                break;
            case { Ok: false, Error: "token_expired" }:
                yield return new(ConnectionProblem.TokenExpired, reply.Error);
                break;
            case { Ok: false }:
                yield return new(ConnectionProblem.Refused, reply.Error ?? "");
                break;
            default:
                // An organization's token names no workspace.
                if (reply.TeamId is { Length: > 0 } team && team != workspaceId) yield return new(ConnectionProblem.OtherWorkspace, team);
                if (Missing(response) is { Count: > 0 } missing) yield return new(ConnectionProblem.ScopesMissing, string.Join(", ", missing));
                break;
        }
    }

    private static List<string> Missing(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues(ScopesHeader, out var values)) return [];
        var granted = values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
        return [.. SlackAppManifest.BotScopes.Where(scope => !granted.Contains(scope))];
    }

    private static async Task<AuthReply?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellationToken), SlackJson.Default.AuthReply);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
