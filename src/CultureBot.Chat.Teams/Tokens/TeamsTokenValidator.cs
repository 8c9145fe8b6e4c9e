using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CultureBot.Chat.Teams;

/// <summary>
/// Checks who sent a request ("Authenticate requests from the Bot Connector service to your bot"): the Bot Framework, or this
/// very app by way of one of <see cref="TeamsOptions.EntraTenants"/>.
/// </summary>
internal sealed partial class TeamsTokenValidator
{
    private const string Scheme = "Bearer ";

    /// <summary>By the Bot Framework's own rule.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly FrozenDictionary<string, Issuer> _issuers;
    private readonly string _appId;
    private readonly TimeProvider _clock;
    private readonly ILogger<TeamsTokenValidator> _logger;

    public TeamsTokenValidator(
        IOptions<TeamsOptions> options, IHttpClientFactory clients, TimeProvider clock, ILogger<TeamsTokenValidator> logger, ILogger<TeamsKeys> keysLogger)
    {
        (_appId, _clock, _logger) = (options.Value.AppId, clock, logger);
        var issuers = new Dictionary<string, Issuer>(StringComparer.Ordinal)
        {
            [TeamsIssuers.BotFramework(options.Value.Cloud)] =
                new(new TeamsKeys(TeamsIssuers.BotFrameworkMetadata(options.Value), clients, clock, keysLogger), IsEntra: false),
        };
        foreach (var tenant in options.Value.EntraTenants)
        {
            var entra = new Issuer(new TeamsKeys(TeamsIssuers.EntraMetadata(options.Value, tenant), clients, clock, keysLogger), IsEntra: true);
            foreach (var name in TeamsIssuers.Entra(options.Value.Cloud, tenant)) issuers[name] = entra;
        }

        _issuers = issuers.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The token's pass, or the status of the refusal: 401 without a token, 503 while no key could be read yet, else 403.</summary>
    public async ValueTask<(TeamsPass? Pass, int Status)> CheckAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || authorization[Scheme.Length..].Trim() is not { Length: > 0 } text) return (null, StatusCodes.Status401Unauthorized);

        JsonWebToken token;
        try
        {
            token = _handler.ReadJsonWebToken(text);
        }
        catch (ArgumentException)
        {
            return Refuse("it is no token");
        }

        if (!_issuers.TryGetValue(token.Issuer ?? "", out var issuer)) return Refuse("its issuer is another");
        if (!Algorithms.Contains(token.Alg, StringComparer.Ordinal)) return Refuse("its algorithm is another");
        if (await issuer.Keys.FindAsync(token.Kid ?? "", cancellationToken) is not { } key)
            return issuer.Keys.AreKnown ? Refuse("its key is unknown") : (null, StatusCodes.Status503ServiceUnavailable);

        var result = await _handler.ValidateTokenAsync(token, Rules(token, key));
        if (!result.IsValid) return Refuse(result.Exception?.GetType().Name ?? "it is not valid");
        if (issuer.IsEntra) return IsOurOwn(token) ? (new(null, null), StatusCodes.Status200OK) : Refuse("it is of another app");
        return Text(token, "serviceurl") is { Length: > 0 } serviceUrl
            ? (new(serviceUrl, key.Endorsements), StatusCodes.Status200OK)
            : Refuse("it names no service address");
    }

    private TokenValidationParameters Rules(JsonWebToken token, TeamsKey key) => new()
    {
        // It is one of those that were looked up above, and the key is this issuer's.
        ValidIssuer = token.Issuer,
        ValidAudience = _appId,
        ValidAlgorithms = Algorithms,
        IssuerSigningKey = key.Key,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = IsInTime,
    };

    private bool IsInTime(DateTime? from, DateTime? until, SecurityToken token, TokenValidationParameters rules)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        return until is { } end && now <= end + Skew && (from is not { } start || now >= start - Skew);
    }

    /// <summary>The app's own id stands in <c>appid</c> in tokens of version 1, in <c>azp</c> in those of version 2.</summary>
    private bool IsOurOwn(JsonWebToken token) =>
        string.Equals(Text(token, Text(token, "ver") == "2.0" ? "azp" : "appid"), _appId, StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) ? value : null;

    private (TeamsPass?, int) Refuse(string why)
    {
        Log.Refused(_logger, why);
        return (null, StatusCodes.Status403Forbidden);
    }

    private sealed record Issuer(TeamsKeys Keys, bool IsEntra);

    private static partial class Log
    {
        [LoggerMessage(EventId = 3002, Level = LogLevel.Warning, Message = "A request to the messaging endpoint was refused for its token: {Why}")]
        public static partial void Refused(ILogger logger, string why);
    }
}
