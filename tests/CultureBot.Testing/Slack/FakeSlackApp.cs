using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CultureBot.Testing.Slack;

/// <summary>
/// The app's installs: codes that people come back with, tokens and refresh tokens, each good as long as Slack says they are.
/// The token of a workspace stays the same when the app is installed there again, as at Slack.
/// </summary>
public sealed class FakeSlackApp
{
    public const string ClientId = "11.22";
    public const string ClientSecret = "a-client-secret";

    private static readonly string[] NeedTeam = ["users.list", "conversations.list", "usergroups.list"];

    private readonly Dictionary<string, FakeSlackToken> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FakeSlackToken> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FakeSlackToken> _refreshTokens = new(StringComparer.Ordinal);
    private int _made;

    /// <summary>Every token ever given, in order.</summary>
    public List<FakeSlackToken> Tokens { get; } = [];

    /// <summary>By organization: the workspaces that are open to the app.</summary>
    public Dictionary<string, List<(string Id, string Name)>> Organizations { get; } = new(StringComparer.Ordinal);

    /// <summary>Tokens live for twelve hours, and are replaced by refresh tokens.</summary>
    public bool Rotates { get; set; }

    /// <summary>What somebody comes back with who let the app into a workspace, or into a whole organization.</summary>
    public string NewCode(string id, string name = "Fake Company", bool isOrganization = false, string redirectUri = "")
    {
        var code = $"code-{Next()}";
        _codes[code] = new(id, name, isOrganization) { RedirectUri = redirectUri };
        return code;
    }

    /// <summary>The token that works now for a workspace or organization; null when there is none.</summary>
    public FakeSlackToken? Live(string id) => Tokens.LastOrDefault(t => t.OwnerId == id && t is { IsRevoked: false, IsExpired: false });

    internal string? Refusal(string authorization, string method, JsonObject arguments)
    {
        if (!authorization.StartsWith("Bearer ", StringComparison.Ordinal) || !_tokens.TryGetValue(authorization[7..], out var token)) return "invalid_auth";
        if (token.IsRevoked) return "token_revoked";
        if (token.IsExpired) return "token_expired";
        return token.IsOrganization && NeedTeam.Contains(method) && !arguments.ContainsKey("team_id") ? "missing_argument" : null;
    }

    /// <summary>Null for what has nothing to do with installs.</summary>
    internal JsonObject? Answer(string method, JsonObject arguments, string authorization)
    {
        if (method == "oauth.v2.access") return Access(arguments, authorization);
        if (Refusal(authorization, method, arguments) is not null || !_tokens.TryGetValue(authorization[7..], out var token)) return null;
        switch (method)
        {
            case "auth.revoke":
                token.IsRevoked = true;
                return new() { ["ok"] = true, ["revoked"] = true };
            case "auth.teams.list" when token.IsOrganization:
                return Teams(token, arguments);
            case "auth.test":
                return new()
                {
                    ["ok"] = true, ["url"] = "https://fake.slack.com/", ["team"] = token.OwnerName, ["user_id"] = FakeSlack.BotUserId,
                    ["team_id"] = token.IsOrganization ? null : token.OwnerId, ["enterprise_id"] = token.IsOrganization ? token.OwnerId : null,
                };
            case "team.info":
                var team = (string?)arguments["team"] ?? token.OwnerId;
                return new() { ["ok"] = true, ["team"] = new JsonObject { ["id"] = team, ["name"] = token.OwnerName } };
            default:
                return null;
        }
    }

    private JsonObject Access(JsonObject arguments, string authorization)
    {
        if (authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"))) return FakeSlackMethods.Refuse("bad_client_secret");
        if ((string?)arguments["grant_type"] == "refresh_token")
        {
            // Each refresh token works once.
            return _refreshTokens.Remove((string?)arguments["refresh_token"] ?? "", out var before) && !before.IsRevoked
                ? Give(new(before.OwnerId, before.OwnerName, before.IsOrganization))
                : FakeSlackMethods.Refuse("invalid_refresh_token");
        }

        if (!_codes.Remove((string?)arguments["code"] ?? "", out var asked)) return FakeSlackMethods.Refuse("invalid_code");
        if (asked.RedirectUri.Length > 0 && asked.RedirectUri != (string?)arguments["redirect_uri"]) return FakeSlackMethods.Refuse("bad_redirect_uri");
        return Live(asked.OwnerId) is { } same && !Rotates ? Granted(same) : Give(asked);
    }

    private JsonObject Give(FakeSlackToken token)
    {
        token.Text = $"{(Rotates ? "xoxe." : "")}xoxb-{token.OwnerId}-{Next()}";
        _tokens[token.Text] = token;
        Tokens.Add(token);
        if (Rotates)
        {
            token.RefreshToken = $"xoxe-1-{token.OwnerId}-{Next()}";
            _refreshTokens[token.RefreshToken] = token;
        }

        return Granted(token);
    }

    private static JsonObject Granted(FakeSlackToken token)
    {
        var owner = new JsonObject { ["id"] = token.OwnerId, ["name"] = token.OwnerName };
        var answer = new JsonObject
        {
            ["ok"] = true, ["access_token"] = token.Text, ["token_type"] = "bot", ["scope"] = "chat:write,commands", ["bot_user_id"] = FakeSlack.BotUserId,
            ["app_id"] = "A0APP", ["team"] = token.IsOrganization ? null : owner, ["enterprise"] = token.IsOrganization ? owner : null,
            ["is_enterprise_install"] = token.IsOrganization, ["authed_user"] = new JsonObject { ["id"] = "U0ADMIN" },
        };
        if (token.RefreshToken.Length > 0) (answer["refresh_token"], answer["expires_in"]) = (token.RefreshToken, 43200);
        return answer;
    }

    // Two a page, so that cursors are followed.
    private JsonObject Teams(FakeSlackToken token, JsonObject arguments)
    {
        var all = Organizations.GetValueOrDefault(token.OwnerId) ?? [];
        var from = int.Parse((string?)arguments["cursor"] ?? "0", CultureInfo.InvariantCulture);
        var next = from + 2 < all.Count ? (from + 2).ToString(CultureInfo.InvariantCulture) : "";
        return new()
        {
            ["ok"] = true,
            ["teams"] = new JsonArray([.. all.Skip(from).Take(2).Select(t => (JsonNode)new JsonObject { ["id"] = t.Id, ["name"] = t.Name })]),
            ["response_metadata"] = new JsonObject { ["next_cursor"] = next },
        };
    }

    private string Next() => (++_made).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A token of the app, or a code that will become one.</summary>
public sealed class FakeSlackToken(string ownerId, string ownerName, bool isOrganization)
{
    public string OwnerId { get; } = ownerId;

    public string OwnerName { get; } = ownerName;

    public bool IsOrganization { get; } = isOrganization;

    public string Text { get; internal set; } = "";

    public string RefreshToken { get; internal set; } = "";

    public bool IsRevoked { get; set; }

    public bool IsExpired { get; set; }

    internal string RedirectUri { get; init; } = "";
}
