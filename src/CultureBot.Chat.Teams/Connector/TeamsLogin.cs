namespace CultureBot.Chat.Teams;

/// <summary>Where our own tokens come from, and what they are for, in each of Microsoft's clouds.</summary>
internal static class TeamsLogin
{
    public const string HttpClientName = "teams-login";

    private static readonly Uri Public = new("https://login.microsoftonline.com/");
    private static readonly Uri UsGov = new("https://login.microsoftonline.us/");

    /// <summary>Always https, which is all that MSAL speaks: <see cref="TeamsLoginDetour"/> finds a stand-in without it.</summary>
    public static Uri Authority(TeamsOptions options)
    {
        var host = options.LoginUrl ?? (options.Cloud == TeamsCloud.UsGov ? UsGov : Public);
        return new($"https://{host.Authority}/{options.TenantId}/");
    }

    public static string Scope(TeamsOptions options) =>
        options.Cloud == TeamsCloud.UsGov ? "https://api.botframework.us/.default" : "https://api.botframework.com/.default";
}

/// <summary>A stand-in for Microsoft's login on this machine (<see cref="TeamsOptions.LoginUrl"/>) may speak plain http.</summary>
internal sealed class TeamsLoginDetour(Uri? loginUrl) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (loginUrl is { IsLoopback: true } standIn && standIn.Scheme == Uri.UriSchemeHttp && request.RequestUri?.Authority == standIn.Authority)
            request.RequestUri = new UriBuilder(request.RequestUri) { Scheme = Uri.UriSchemeHttp }.Uri;
        return base.SendAsync(request, cancellationToken);
    }
}
