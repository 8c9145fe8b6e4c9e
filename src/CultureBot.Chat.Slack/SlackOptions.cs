using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Slack;

/// <summary>The configuration section <c>Slack</c>.</summary>
public sealed class SlackOptions
{
    public const string Section = "Slack";

    /// <summary>Signs every request that Slack sends over HTTP.</summary>
    public string SigningSecret { get; set; } = "";

    /// <summary>The bot token (xoxb-…) when the app is installed in one workspace by hand.</summary>
    public string BotToken { get; set; } = "";

    /// <summary>The app-level token (xapp-…) of Socket Mode; empty: Slack's requests come over HTTP.</summary>
    public string AppToken { get; set; } = "";

    /// <summary>How many connections Socket Mode keeps open.</summary>
    public int SocketConnections { get; set; } = 2;

    /// <summary>How long a socket may be silent, pings included, before another one takes its place.</summary>
    public TimeSpan SocketSilence { get; set; } = TimeSpan.FromSeconds(30);

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    public Uri ApiUrl { get; set; } = DefaultApiUrl;

    /// <summary>Where the endpoints and keys of "Sign in with Slack" are named.</summary>
    public Uri OpenIdMetadata { get; set; } = new("https://slack.com/.well-known/openid-configuration");

    /// <summary>How long one Web API call may take.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    public static Uri DefaultApiUrl { get; } = new("https://slack.com/api/");

    /// <summary>True when administrators may install the app by themselves.</summary>
    public bool IsInstallable => ClientId.Length > 0 && ClientSecret.Length > 0;

    /// <summary>True when somebody wants Slack: then everything it needs is checked at start.</summary>
    public bool IsConfigured => SigningSecret.Length > 0 || BotToken.Length > 0 || ClientId.Length > 0 || AppToken.Length > 0;
}

internal sealed class SlackOptionsValidation : IValidateOptions<SlackOptions>
{
    private const int MostConnections = 10;

    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        if (!options.IsConfigured) return ValidateOptionsResult.Success;
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(SlackOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.SigningSecret) && options.AppToken.Length == 0)
            yield return "Slack:SigningSecret is missing: copy it from the app's Basic Information page, or set Slack:AppToken for Socket Mode.";
        if (options.AppToken.Length > 0 && !IsAppToken(options.AppToken))
            yield return "Slack:AppToken must be an app-level token, which begins with xapp-: generate one under Basic Information.";
        if (options.SocketConnections is < 1 or > MostConnections)
            yield return "Slack:SocketConnections must be between 1 and 10, which is as many as Slack keeps for an app.";
        if (options.SocketSilence < TimeSpan.FromSeconds(1) || options.SocketSilence > TimeSpan.FromMinutes(10))
            yield return "Slack:SocketSilence must be between 1 second and 10 minutes, for example 00:00:30.";
        if (options.BotToken.Length == 0 && (options.ClientId.Length == 0 || options.ClientSecret.Length == 0))
            yield return "Slack:BotToken is missing: copy the Bot User OAuth Token, or set Slack:ClientId and Slack:ClientSecret for installs.";
        if (options.ClientId.Length > 0 != options.ClientSecret.Length > 0)
            yield return $"Slack:{(options.ClientId.Length > 0 ? "ClientSecret" : "ClientId")} is missing: copy both from the app's Basic Information page.";
        if (options.ClientId.Any(char.IsWhiteSpace) || options.ClientSecret.Any(char.IsWhiteSpace))
            yield return "Slack:ClientId and Slack:ClientSecret must not contain spaces or line breaks.";
        if (options.BotToken.Any(char.IsWhiteSpace))
            yield return "Slack:BotToken must not contain spaces or line breaks.";
        if (options.BotToken.StartsWith("xapp-", StringComparison.Ordinal))
            yield return "Slack:BotToken is an app-level token (xapp-); the bot token starts with xoxb-.";
        if (!options.ApiUrl.IsAbsoluteUri || !IsSafe(options.ApiUrl))
            yield return "Slack:ApiUrl must be an absolute https address (http only for this machine), for example https://slack.com/api/.";
        if (!options.OpenIdMetadata.IsAbsoluteUri || !IsSafe(options.OpenIdMetadata))
            yield return "Slack:OpenIdMetadata must be an absolute https address (http only for this machine); leave it out for Slack's own.";
        if (options.CallTimeout <= TimeSpan.Zero || options.CallTimeout > TimeSpan.FromMinutes(1))
            yield return "Slack:CallTimeout must be between 0 and 1 minute, for example 00:00:10.";
    }

    private static bool IsAppToken(string token) => token.StartsWith("xapp-", StringComparison.Ordinal) && !token.Any(char.IsWhiteSpace);

    // A token sent over plain http to another machine can be read on the way.
    private static bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
