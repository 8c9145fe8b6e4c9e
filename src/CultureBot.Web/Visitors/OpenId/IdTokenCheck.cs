using CultureBot.Chat;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CultureBot.Web.Visitors.OpenId;

/// <summary>Checks an ID token (OpenID Connect Core, 3.1.3.7): issuer, audience, algorithm, signature, lifetime, nonce.</summary>
internal sealed partial class IdTokenCheck(TimeProvider clock, ILogger<IdTokenCheck> logger)
{
    /// <summary>What the platforms sign with; whoever writes another name into a token signs with something else.</summary>
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256];

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <returns>Null when the token is not one for this visit.</returns>
    public async Task<JsonWebToken?> CheckAsync(string text, IChatSignIn signIn, OpenIdMetadata metadata, string nonce, CancellationToken cancellationToken)
    {
        JsonWebToken token;
        try
        {
            token = _handler.ReadJsonWebToken(text);
        }
        catch (ArgumentException)
        {
            return Refuse(signIn, "it is no token");
        }

        if (!Algorithms.Contains(token.Alg, StringComparer.Ordinal)) return Refuse(signIn, "its algorithm is another");
        if (await metadata.FindKeyAsync(token.Kid ?? "", cancellationToken) is not { } key) return Refuse(signIn, "its key is unknown");
        var result = await _handler.ValidateTokenAsync(token, Rules(signIn, key));
        if (!result.IsValid) return Refuse(signIn, result.Exception?.GetType().Name ?? "it is not valid");
        // A second audience could show it here as its own.
        if (token.Audiences.Count() != 1) return Refuse(signIn, "it is for somebody else, too");
        return token.TryGetPayloadValue<string>("nonce", out var told) && told == nonce ? token : Refuse(signIn, "it is of another visit");
    }

    private TokenValidationParameters Rules(IChatSignIn signIn, SecurityKey key) => new()
    {
        ValidIssuer = signIn.Issuer,
        ValidAudience = signIn.ClientId,
        ValidAlgorithms = Algorithms,
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = IsInTime,
    };

    private bool IsInTime(DateTime? from, DateTime? until, SecurityToken token, TokenValidationParameters rules)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until is { } end && now <= end + Skew && (from is not { } start || now >= start - Skew);
    }

    private JsonWebToken? Refuse(IChatSignIn signIn, string why)
    {
        Log.Refused(logger, signIn.Platform, why);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A sign-in by {Platform} was refused for its token: {Why}")]
        public static partial void Refused(ILogger logger, string platform, string why);
    }
}
