using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace CultureBot.Chat.Teams;

/// <summary>
/// Our own tokens for the Connector: client credentials of the bot in its tenant. MSAL keeps a token until it is about to expire.
/// </summary>
internal sealed partial class TeamsAccess(
    IHttpClientFactory clients, IOptions<TeamsOptions> options, TimeProvider clock, ILogger<TeamsAccess> logger) : IDisposable
{
    /// <summary>Who answers 401 to a new token will not be won over by the next one.</summary>
    private static readonly TimeSpan BetweenReplacements = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _replacing = new(1);
    private IConfidentialClientApplication? _application;
    private long? _replacedAt;
    private string _told = "";

    /// <summary>The token, or null when none is to be sent, since nobody asks for one.</summary>
    /// <exception cref="ChatPlatformException">None is to be had, with the error word.</exception>
    public async ValueTask<string?> FindTokenAsync(CancellationToken cancellationToken) =>
        options.Value.AppPassword.Length == 0 ? null : await AcquireAsync(isForced: false, cancellationToken);

    /// <summary>The token in the place of one that was refused; null when there is none but that.</summary>
    /// <exception cref="ChatPlatformException">None is to be had, with the error word.</exception>
    public async Task<string?> ReplaceTokenAsync(string refused, CancellationToken cancellationToken)
    {
        await _replacing.WaitAsync(cancellationToken);
        try
        {
            var token = await AcquireAsync(isForced: false, cancellationToken);
            if (token != refused) return token;
            if (_replacedAt is { } before && clock.GetElapsedTime(before) < BetweenReplacements) return null;
            _replacedAt = clock.GetTimestamp();
            return await AcquireAsync(isForced: true, cancellationToken);
        }
        finally
        {
            _replacing.Release();
        }
    }

    /// <summary>Asks the login service itself, whatever token is kept.</summary>
    /// <exception cref="ChatPlatformException">None is to be had, with the error word.</exception>
    public async Task AskAnewAsync(CancellationToken cancellationToken)
    {
        if (options.Value.AppPassword.Length > 0) await AcquireAsync(isForced: true, cancellationToken);
    }

    public void Dispose() => _replacing.Dispose();

    private async Task<string> AcquireAsync(bool isForced, CancellationToken cancellationToken)
    {
        // A socket's patience is real time, whatever the clock says about schedules.
        using var timeout = new CancellationTokenSource(options.Value.CallTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var result = await Application().AcquireTokenForClient([TeamsLogin.Scope(options.Value)])
                .WithForceRefresh(isForced)
                .ExecuteAsync(either.Token);
            _told = "";
            return result.AccessToken;
        }
        catch (MsalServiceException refused)
        {
            throw Refused(refused.ErrorCode, refused.IsRetryable || refused.StatusCode is 0 or 429 or >= 500, refused);
        }
        catch (MsalClientException refused)
        {
            throw Refused(refused.ErrorCode, isTransient: false, refused);
        }
        catch (HttpRequestException unreachable)
        {
            throw Refused(unreachable.HttpRequestError.ToString(), isTransient: true, unreachable);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw Refused("login_timeout", isTransient: true, late);
        }
    }

    private IConfidentialClientApplication Application() => _application ??=
        ConfidentialClientApplicationBuilder.Create(options.Value.AppId)
            .WithClientSecret(options.Value.AppPassword)
            // The authority is configured: asking another host whether it exists would tell nothing.
            .WithAuthority(TeamsLogin.Authority(options.Value), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new LoginClients(clients), retryOnceOn5xx: false)
            .Build();

    private ChatPlatformException Refused(string error, bool isTransient, Exception inner)
    {
        var words = error is MsalError.InvalidClient or MsalError.UnauthorizedClient
            ? $"{error}: correct Teams:AppId, Teams:TenantId and Teams:AppPassword"
            : error;
        if (Interlocked.Exchange(ref _told, words) != words) Log.NoToken(logger, words);
        return new(words, isTransient, inner);
    }

    private sealed class LoginClients(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(TeamsLogin.HttpClientName);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3021, Level = LogLevel.Warning, Message = "There is no token for Teams: {Error}")]
        public static partial void NoToken(ILogger logger, string error);
    }
}
