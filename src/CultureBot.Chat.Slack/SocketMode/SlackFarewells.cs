namespace CultureBot.Chat.Slack;

/// <summary>Why a socket ends: Slack's words in <c>disconnect</c>, and ours where it says none.</summary>
internal static class SlackFarewells
{
    /// <summary>Somebody switched Socket Mode off.</summary>
    public const string Disabled = "link_disabled";

    /// <summary>The connection ended without a word.</summary>
    public const string Lost = "connection_lost";

    /// <summary>What the operator can do about a refusal by apps.connections.open, or about <see cref="Disabled"/>.</summary>
    public static string Advice(string refusal) => refusal switch
    {
        Disabled => "switch Socket Mode on again in the app's settings at api.slack.com/apps, or remove Slack:AppToken to use HTTP",
        "missing_scope" or "not_allowed_token_type" or "no_permission" =>
            "Slack:AppToken must be an app-level token with the scope connections:write (Basic Information, App-Level Tokens)",
        "invalid_auth" or "not_authed" or "missing_args" or "account_inactive" or "token_expired" or "token_revoked" =>
            "Slack:AppToken is not valid any more: generate one with the scope connections:write (Basic Information, App-Level Tokens)",
        _ => "look it up at docs.slack.dev/reference/methods/apps.connections.open",
    };
}
