namespace CultureBot.Web.Visitors.OpenId;

internal static class OpenIdServices
{
    public const string HttpClientName = "open-id";

    /// <summary>Signing in with the platforms whose adapters offer it.</summary>
    public static void AddOpenId(this IServiceCollection services)
    {
        services.AddHttpClient(
                HttpClientName,
                client =>
                {
                    client.Timeout = TimeSpan.FromSeconds(10);
                    client.MaxResponseContentBufferSize = 1024 * 1024;
                })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // Keys are believed for where they come from, and a redirect would carry our secret to an address that nobody checked.
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                UseCookies = false,
            })
            .RemoveAllLoggers();
        services.AddSingleton<IdTokenCheck>().AddSingleton<OpenIdProviders>().AddSingleton<OpenIdCookie>();
    }
}
