using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CultureBot.Chat.Teams;

/// <summary>
/// The keys that a metadata document names, kept. They are read once a day, and whenever a token names a key that is not among
/// them, but not more often than each five minutes for that. While they cannot be read, those from before serve on; nobody waits for
/// a reading but whose key is not there yet.
/// </summary>
/// <remarks>
/// ConfigurationManager does not fit: it refreshes in the background alone, so that the first tokens after a rotation fail, and it
/// goes by its own clock.
/// </remarks>
internal sealed partial class TeamsKeys(Uri metadata, IHttpClientFactory clients, TimeProvider clock, ILogger<TeamsKeys> logger)
{
    public const string HttpClientName = "teams-keys";

    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseWithoutAny = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private volatile Known _known = new([], DateTimeOffset.MinValue);
    private Task? _reading;
    private DateTimeOffset _firstTriedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _refreshedAt = DateTimeOffset.MinValue;

    /// <summary>False until they have been read once: then nothing can be said about any token.</summary>
    public bool AreKnown => !_known.Keys.IsEmpty;

    /// <summary>The key of that id; null when nobody publishes it, or just now nobody can say.</summary>
    public async ValueTask<TeamsKey?> FindAsync(string kid, CancellationToken cancellationToken)
    {
        var known = _known;
        if (known.Keys.TryGetValue(kid, out var key))
        {
            if (clock.GetUtcNow() - known.ReadAt > Fresh) _ = Read();
            return key;
        }

        await Read().WaitAsync(cancellationToken);
        return _known.Keys.GetValueOrDefault(kid);
    }

    /// <summary>The reading that is under way, or a new one; none when the last such one began a moment ago.</summary>
    private Task Read()
    {
        lock (_gate)
        {
            if (_reading is { IsCompleted: false }) return _reading;
            var now = clock.GetUtcNow();
            // The first reading does not count: keys may be new since then.
            ref var last = ref AreKnown ? ref _refreshedAt : ref _firstTriedAt;
            if (now - last < (AreKnown ? Pause : PauseWithoutAny)) return Task.CompletedTask;
            last = now;
            return _reading = Task.Run(ReadAsync);
        }
    }

    private async Task ReadAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            var document = OpenIdConnectConfiguration.Create(await GetAsync(client, metadata, limit.Token));
            if (!Uri.TryCreate(document.JwksUri, UriKind.Absolute, out var at) || !IsSafe(at)) throw new JsonException("It names no place of keys.");
            var keys = TeamsKey.ReadSet(await GetAsync(client, at, limit.Token));
            if (keys.IsEmpty) throw new JsonException("It holds no keys.");
            _known = new(keys, clock.GetUtcNow());
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or JsonException or ArgumentException)
        {
            Log.NotRead(logger, metadata.Host, _known.Keys.Count, failure);
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

    private sealed record Known(ImmutableDictionary<string, TeamsKey> Keys, DateTimeOffset ReadAt);

    private static partial class Log
    {
        [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "The signing keys that {Host} names could not be read; {Count} keys from before serve on")]
        public static partial void NotRead(ILogger logger, string host, int count, Exception failure);
    }
}
