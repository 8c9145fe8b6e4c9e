using System.Text.Json;
using CultureBot.Chat;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CultureBot.Web.Visitors.OpenId;

/// <summary>What came of trading a code.</summary>
/// <param name="Token">Checked; null when there is none to believe.</param>
/// <param name="IsUnreachable">The platform could not be asked: later it may work.</param>
internal sealed record OpenIdAnswer(JsonWebToken? Token, bool IsUnreachable = false)
{
    public static OpenIdAnswer Unreachable { get; } = new(null, IsUnreachable: true);
}

/// <summary>The sign-in of one platform: the address people are sent to, and the code they come back with traded for a checked token.</summary>
internal sealed partial class OpenIdProvider(IChatSignIn signIn, OpenIdMetadata metadata, IdTokenCheck check, IHttpClientFactory clients, ILogger logger)
{
    public IChatSignIn SignIn => signIn;

    /// <summary>Where somebody signs in; null while the platform cannot be asked where that is.</summary>
    public async ValueTask<Uri?> AuthorizeAsync(OpenIdVisit visit, Uri returnTo, CancellationToken cancellationToken)
    {
        if (await metadata.FindAsync(cancellationToken) is not { } known) return null;
        Dictionary<string, string?> query = new(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = signIn.ClientId,
            ["scope"] = signIn.Scopes,
            ["redirect_uri"] = returnTo.AbsoluteUri,
            ["state"] = visit.State,
            ["nonce"] = visit.Nonce,
        };
        if (signIn.TakesChallenge)
        {
            query["code_challenge"] = visit.Challenge;
            query["code_challenge_method"] = "S256";
        }

        return new(QueryHelpers.AddQueryString(known.Authorize.AbsoluteUri, query));
    }

    /// <summary>Trades a code, which works once, and checks what comes for it.</summary>
    public async Task<OpenIdAnswer> RedeemAsync(string code, OpenIdVisit visit, Uri returnTo, CancellationToken cancellationToken)
    {
        if (await metadata.FindAsync(cancellationToken) is not { } known) return OpenIdAnswer.Unreachable;
        try
        {
            return await AskAsync(known.Token, code, visit, returnTo, cancellationToken) is { } token
                ? new(await check.CheckAsync(token, signIn, metadata, visit.Nonce, cancellationToken))
                : new(null);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.NotAsked(logger, signIn.Platform, failure.GetType().Name);
            return OpenIdAnswer.Unreachable;
        }
    }

    private async Task<string?> AskAsync(Uri address, string code, OpenIdVisit visit, Uri returnTo, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> fields =
        [
            new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", returnTo.AbsoluteUri),
            new("client_id", signIn.ClientId), new("client_secret", signIn.ClientSecret),
        ];
        if (signIn.TakesChallenge) fields.Add(new("code_verifier", visit.Verifier));
        using var client = clients.CreateClient(OpenIdServices.HttpClientName);
        using var content = new FormUrlEncodedContent(fields);
        using var response = await client.PostAsync(address, content, cancellationToken);
        if ((int)response.StatusCode >= StatusCodes.Status500InternalServerError) throw new HttpRequestException("The platform is out of order.");
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        // Slack says so with status 200.
        if (response.IsSuccessStatusCode && Text(answer.RootElement, "id_token") is { Length: > 0 } token) return token;
        Log.NoToken(logger, signIn.Platform, ErrorOf(answer.RootElement));
        return null;
    }

    // A platform's own word, and no sentence: those can name people.
    private static string ErrorOf(JsonElement answer) =>
        Text(answer, "error") is { Length: > 0 and <= 60 } error && error.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? error : "no_id_token";

    private static string? Text(JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A sign-in by {Platform} got no token for its code: {Error}")]
        public static partial void NoToken(ILogger logger, string platform, string error);

        [LoggerMessage(LogLevel.Warning, "A sign-in by {Platform} could not be finished: {Failure}")]
        public static partial void NotAsked(ILogger logger, string platform, string failure);
    }
}
