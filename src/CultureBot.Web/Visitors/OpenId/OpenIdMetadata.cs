using System.Net.Http.Headers;
using System.Text.Json;
using CultureBot.Chat;
using Microsoft.IdentityModel.Tokens;

namespace CultureBot.Web.Visitors.OpenId;

/// <summary>What a platform publishes about its sign-in.</summary>
internal sealed partial class OpenIdMetadata
{
    private readonly IChatSignIn _signIn;
    private readonly IHttpClientFactory _clients;
    private readonly ILogger _logger;
    private readonly Published<OpenIdKnown> _published;

    public OpenIdMetadata(IChatSignIn signIn, IHttpClientFactory clients, TimeProvider clock, ILogger logger) =>
        (_signIn, _clients, _logger, _published) = (signIn, clients, logger, new(ReadAsync, clock));

    /// <summary>What is published; null while it could never be read.</summary>
    public ValueTask<OpenIdKnown?> FindAsync(CancellationToken cancellationToken) => _published.FindAsync(cancellationToken);

    /// <summary>The key of that id; null when it is not published, or just now nobody can say.</summary>
    public async ValueTask<SecurityKey?> FindKeyAsync(string kid, CancellationToken cancellationToken) =>
        _published.Current?.Keys.GetValueOrDefault(kid) ?? (await _published.ReadAgainAsync(cancellationToken))?.Keys.GetValueOrDefault(kid);

    private async Task<OpenIdKnown?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = _clients.CreateClient(OpenIdServices.HttpClientName);
            var (authorize, token, keys) = OpenIdKnown.ReadMetadata(await GetAsync(client, _signIn.Metadata, cancellationToken), _signIn.Issuer);
            return new(authorize, token, OpenIdKnown.ReadKeys(await GetAsync(client, keys, cancellationToken)));
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or JsonException or ArgumentException)
        {
            Log.NotRead(_logger, _signIn.Metadata.Host, failure);
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

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "What {Host} publishes about its sign-in could not be read; what was read before serves on")]
        public static partial void NotRead(ILogger logger, string host, Exception failure);
    }
}
