using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CultureBot.Testing.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace CultureBot.Testing.OpenId;

/// <summary>
/// Slack's and Entra's sign-in on loopback: metadata, keys, the page that sends people back, and the endpoint that trades their codes. It
/// is as strict as they are: a code works once, for whoever asked for it. Tests change what its tokens say and how they are signed.
/// </summary>
public sealed class FakeOpenId : IAsyncDisposable
{
    public const string ClientSecret = "a-client-secret";

    private readonly WebApplication _app;
    private readonly Uri _root;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, Asked> _codes = new(StringComparer.Ordinal);
    private int _trades;

    private FakeOpenId(WebApplication app, Uri root, TimeProvider clock)
    {
        (_app, _root, _clock) = (app, root, clock);
        app.MapGet("/.well-known/openid-configuration", () => Answer(() => Metadata("https://slack.com", "slack")));
        app.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", (string tenant) =>
            Answer(() => Metadata($"https://login.microsoftonline.com/{tenant}/v2.0", "entra")));
        app.MapGet("/keys", () => Answer(TeamsSigning.EntraKeys));
        app.MapGet("/{platform}/authorize", Authorize);
        app.MapPost("/{platform}/token", TradeAsync);
    }

    /// <summary>What goes into <c>Slack:OpenIdMetadata</c>.</summary>
    public Uri SlackMetadata => new(_root, "/.well-known/openid-configuration");

    /// <summary>What goes into <c>Teams:LoginUrl</c>.</summary>
    public Uri Login => _root;

    /// <summary>Who signs in: the claims that name them.</summary>
    public JsonObject Person { get; set; } = [];

    /// <summary>Changes the claims of a token that would be believed.</summary>
    public Action<JsonObject> Claims { get; set; } = _ => { };

    public string Key { get; set; } = TeamsSigning.EntraKey;

    public string Algorithm { get; set; } = "RS256";

    /// <summary>Every request gets a 503.</summary>
    public bool IsDown { get; set; }

    /// <summary>How many codes were shown to it.</summary>
    public int Trades => Volatile.Read(ref _trades);

    public static async Task<FakeOpenId> StartAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var root = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        builder.WebHost.UseUrls(root.AbsoluteUri);
        var fake = new FakeOpenId(builder.Build(), root, clock);
        await fake._app.StartAsync(cancellationToken);
        return fake;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private JsonObject Metadata(string issuer, string platform) => new()
    {
        ["issuer"] = issuer,
        ["authorization_endpoint"] = new Uri(_root, $"/{platform}/authorize").AbsoluteUri,
        ["token_endpoint"] = new Uri(_root, $"/{platform}/token").AbsoluteUri,
        ["jwks_uri"] = new Uri(_root, "/keys").AbsoluteUri,
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    };

    private IResult Answer(Func<JsonObject> document) =>
        IsDown ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Text(document().ToJsonString(), "application/json");

    /// <summary>The person has agreed already, and is sent back at once.</summary>
    private IResult Authorize(string platform, HttpRequest request)
    {
        var query = request.Query;
        var challenge = query["code_challenge"].ToString();
        if (query["response_type"] != "code" || !query["scope"].ToString().Split(' ').Contains("openid", StringComparer.Ordinal)) return Results.BadRequest();
        // Slack takes no challenge of an app with a secret; of Entra's none is left out here, so that a test sees it.
        if (platform == "slack" ? challenge.Length > 0 : challenge.Length == 0 || query["code_challenge_method"] != "S256") return Results.BadRequest();
        var code = Guid.CreateVersion7().ToString("N");
        _codes[code] = new(query["client_id"].ToString(), query["redirect_uri"].ToString(), query["nonce"].ToString(), challenge);
        return Results.Redirect(QueryHelpers.AddQueryString(
            query["redirect_uri"].ToString(), new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = code, ["state"] = query["state"] }));
    }

    private async Task<IResult> TradeAsync(string platform, HttpRequest request)
    {
        Interlocked.Increment(ref _trades);
        if (IsDown) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var form = await request.ReadFormAsync();
        if (!_codes.TryRemove(form["code"].ToString(), out var asked) || form["grant_type"] != "authorization_code" || !asked.Fits(form)) return Refused(platform);
        var now = _clock.GetUtcNow();
        var claims = new JsonObject
        {
            ["iss"] = platform == "slack" ? "https://slack.com" : $"https://login.microsoftonline.com/{FakeTeams.TenantId}/v2.0",
            ["aud"] = asked.ClientId,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
            ["nonce"] = asked.Nonce,
        };
        foreach (var (name, value) in Person) claims[name] = value?.DeepClone();
        Claims(claims);
        return Results.Json(new JsonObject { ["ok"] = true, ["id_token"] = TeamsSigning.Sign(claims, Key, Algorithm, TeamsSigning.EntraKey) });
    }

    /// <summary>Slack says no with status 200.</summary>
    private static IResult Refused(string platform) => platform == "slack"
        ? Results.Json(new JsonObject { ["ok"] = false, ["error"] = "invalid_code" })
        : Results.Json(new JsonObject { ["error"] = "invalid_grant", ["error_description"] = "Words that name somebody." }, statusCode: StatusCodes.Status400BadRequest);

    private sealed record Asked(string ClientId, string ReturnTo, string Nonce, string Challenge)
    {
        public bool Fits(IFormCollection form) =>
            form["client_id"] == ClientId
            && form["client_secret"] == ClientSecret
            && form["redirect_uri"] == ReturnTo
            && (Challenge.Length == 0 || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == Challenge);
    }
}
