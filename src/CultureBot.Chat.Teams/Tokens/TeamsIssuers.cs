namespace CultureBot.Chat.Teams;

/// <summary>Who signs what comes in, by cloud (BotFrameworkAuthentication and GovernmentAuthenticationConstants of the Bot Framework).</summary>
internal static class TeamsIssuers
{
    /// <summary>The Bot Framework itself.</summary>
    public static string BotFramework(TeamsCloud cloud) => cloud switch
    {
        TeamsCloud.UsGov => "https://api.botframework.us",
        _ => "https://api.botframework.com",
    };

    /// <summary>Where the Bot Framework's keys are named.</summary>
    public static Uri BotFrameworkMetadata(TeamsOptions options) => options.OpenIdMetadata ?? new(options.Cloud switch
    {
        TeamsCloud.UsGov => "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        _ => "https://login.botframework.com/v1/.well-known/openidconfiguration",
    });

    /// <summary>A tenant of Entra as tokens of both versions name it.</summary>
    public static IEnumerable<string> Entra(TeamsCloud cloud, string tenantId)
    {
        yield return $"https://sts.windows.net/{tenantId}/";
        yield return EntraVersion2(cloud, tenantId);
    }

    /// <summary>The same as tokens of version 2 alone name it, which ID tokens are.</summary>
    public static string EntraVersion2(TeamsCloud cloud, string tenantId) => cloud switch
    {
        TeamsCloud.UsGov => $"https://login.microsoftonline.us/{tenantId}/v2.0",
        _ => $"https://login.microsoftonline.com/{tenantId}/v2.0",
    };

    /// <summary>Where the keys of a tenant of Entra are named; both versions of its tokens are signed with them.</summary>
    public static Uri EntraMetadata(TeamsOptions options, string tenantId) => new(
        options.LoginUrl ?? new Uri(options.Cloud switch
        {
            TeamsCloud.UsGov => "https://login.microsoftonline.us/",
            _ => "https://login.microsoftonline.com/",
        }),
        $"{tenantId}/v2.0/.well-known/openid-configuration");
}
