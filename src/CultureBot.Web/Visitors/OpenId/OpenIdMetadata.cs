using System.Net.Http.Headers;
using System.Text.Json;
using CultureBot.Chat;
using Microsoft.IdentityModel.Tokens;

namespace CultureBot.Web.Visitors.OpenId;

/// <summary>
/// What a platform publishes about its sign-in, kept. It is read when it is first needed, once a day, and whenever a token names a key
/// that is not in it, but not more often than each five minutes for that. While it cannot be read, what was read before serves on.
/// </summary>
internal sealed partial class OpenIdMetadata(IChatSignIn signIn, IHttpClientFactory clients, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseWithoutAny = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private volatile OpenIdKnown? _known;
    private Task? _reading;
    private DateTimeOffset _firstTriedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _refreshedAt = DateTimeOffset.MinValue;

    /// <summary>What is published; null while it could never be read.</summary>
    public async ValueTask<OpenIdKnown?> FindAsync(CancellationToken cancellationToken)
    {
        if (_known is not { } known) await Read().WaitAsync(cancellationToken);
        else if (clock.GetUtcNow() - known.ReadAt > Fresh) _ = Read();
        return _known;
    }

    /// <summary>The key of that id; null when it is not published, or just now nobody can say.</summary>
    public async ValueTask<SecurityKey?> FindKeyAsync(string kid, CancellationToken cancellationToken)
    {
        if (_known?.Keys.GetValueOrDefault(kid) is { } key) return key;
        await Read().WaitAsync(cancellationToken);
        return _known?.Keys.GetValueOrDefault(kid);
    }

    /// <summary>The reading that is under way, or a new one; none when the last such one began a moment ago.</summary>
    private Task Read()
    {
        lock (_gate)
        {
            if (_reading is { IsCompleted: false }) return _reading;
            var now = clock.GetUtcNow();
            // The first reading does not count: keys may be new since then.
            ref var last = ref _known is null ? ref _firstTriedAt : ref _refreshedAt;
            if (now - last < (_known is null ? PauseWithoutAny : Pause)) return Task.CompletedTask;
            last = now;
            return _reading = Task.Run(ReadAsync);
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            using var client = clients.CreateClient(OpenIdServices.HttpClientName);
            var (authorize, token, keys) = OpenIdKnown.ReadMetadata(await GetAsync(client, signIn.Metadata), signIn.Issuer);
            _known = new(authorize, token, OpenIdKnown.ReadKeys(await GetAsync(client, keys)), clock.GetUtcNow());
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or JsonException or ArgumentException)
        {
            Log.NotRead(logger, signIn.Metadata.Host, failure);
        }
    }

    private static async Task<string> GetAsync(HttpClient client, Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await client.SendAsync(request, CancellationToken.None);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "What {Host} publishes about its sign-in could not be read; what was read before serves on")]
        public static partial void NotRead(ILogger logger, string host, Exception failure);
    }
}
