using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CultureBot.Chat.Teams;

/// <summary>The keys that a metadata document names.</summary>
/// <remarks>
/// ConfigurationManager does not fit: it refreshes in the background alone, so that the first tokens after a rotation fail, and it
/// goes by its own clock.
/// </remarks>
internal sealed partial class TeamsKeys
{
    public const string HttpClientName = "teams-keys";

    private readonly Uri _metadata;
    private readonly IHttpClientFactory _clients;
    private readonly ILogger<TeamsKeys> _logger;
    private readonly Published<ImmutableDictionary<string, TeamsKey>> _keys;

    public TeamsKeys(Uri metadata, IHttpClientFactory clients, TimeProvider clock, ILogger<TeamsKeys> logger) =>
        (_metadata, _clients, _logger, _keys) = (metadata, clients, logger, new(ReadAsync, clock));

    /// <summary>False until they have been read once: then nothing can be said about any token.</summary>
    public bool AreKnown => _keys.Current is not null;

    /// <summary>The key of that id; null when nobody publishes it, or just now nobody can say.</summary>
    public async ValueTask<TeamsKey?> FindAsync(string kid, CancellationToken cancellationToken)
    {
        var isKnown = _keys.Current?.ContainsKey(kid) is true;
        return (isKnown ? await _keys.FindAsync(cancellationToken) : await _keys.ReadAgainAsync(cancellationToken))?.GetValueOrDefault(kid);
    }

    private async Task<ImmutableDictionary<string, TeamsKey>?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = _clients.CreateClient(HttpClientName);
            var document = OpenIdConnectConfiguration.Create(await GetAsync(client, _metadata, cancellationToken));
            if (!Uri.TryCreate(document.JwksUri, UriKind.Absolute, out var at) || !IsSafe(at)) throw new JsonException("It names no place of keys.");
            var keys = TeamsKey.ReadSet(await GetAsync(client, at, cancellationToken));
            return keys.IsEmpty ? throw new JsonException("It holds no keys.") : keys;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or JsonException or ArgumentException)
        {
            Log.NotRead(_logger, _metadata.Host, _keys.Current?.Count ?? 0, failure);
            return null;
        }
    }

    private static async Task<string> GetAsync(HttpClient client, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    // What comes from there is believed.
    private static bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static partial class Log
    {
        [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "The signing keys that {Host} names could not be read; {Count} keys from before serve on")]
        public static partial void NotRead(ILogger logger, string host, int count, Exception failure);
    }
}
