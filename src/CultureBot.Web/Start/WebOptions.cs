namespace CultureBot.Web.Start;

/// <summary>The web application's own settings, checked by <see cref="SettingsCheck"/> before anything starts.</summary>
internal sealed record WebOptions
{
    /// <summary>Where people reach the pages, without a path; null: wherever the request came to.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The operator's key; empty: the API answers 401 to everything.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>The identity provider's token; empty: SCIM is not served.</summary>
    public string ScimToken { get; init; } = "";

    /// <summary>How often a minute one address may try to sign in; a company behind one proxy shares its address.</summary>
    public int SignInsPerMinuteByAddress { get; init; }

    /// <summary>How often a minute everybody together may try to sign in.</summary>
    public int SignInsPerMinute { get; init; }

    /// <summary>The demo company and the simulator, on loopback only.</summary>
    public bool IsDemo { get; init; }

    public static WebOptions From(IConfiguration configuration) => new()
    {
        PublicUrl = configuration["Web:PublicUrl"] is { Length: > 0 } url ? new Uri(url) : null,
        ApiKey = configuration["Api:Key"] ?? "",
        ScimToken = configuration["Scim:Token"] ?? "",
        IsDemo = Demo(configuration),
        SignInsPerMinuteByAddress = configuration.GetValue("Web:SignInsPerMinuteByAddress", 120),
        SignInsPerMinute = configuration.GetValue("Web:SignInsPerMinute", 600),
    };

    /// <summary>On when no platform is configured, so that a fresh clone shows something.</summary>
    public static bool Demo(IConfiguration configuration) =>
        configuration["Demo:Enabled"] is { Length: > 0 } enabled ? bool.Parse(enabled) : !HasPlatform(configuration);

    /// <summary>Any of these says that a real workspace is meant.</summary>
    public static bool HasPlatform(IConfiguration configuration) => PlatformKeys.Any(key => configuration[key] is { Length: > 0 });

    private static readonly string[] PlatformKeys =
        ["Slack:SigningSecret", "Slack:BotToken", "Slack:ClientId", "Slack:ClientSecret", "Slack:AppToken", "Teams:AppId", "Teams:AppPassword"];
}
