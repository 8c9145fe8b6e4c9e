using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Teams;

internal static class TeamsConnectorServices
{
    /// <summary>What calls Teams: our own tokens, the Connector, conversations, and the platform that the product sees.</summary>
    public static void AddTeamsConnector(this IServiceCollection services)
    {
        services.AddClient(TeamsConnector.HttpClientName);
        services.AddClient(TeamsLogin.HttpClientName)
            .AddHttpMessageHandler(provider => new TeamsLoginDetour(provider.GetRequiredService<IOptions<TeamsOptions>>().Value.LoginUrl));

        services.AddSingleton<TeamsMemory>().AddSingleton<TeamsNews>().AddSingleton<TeamsAccess>().AddSingleton<TeamsConnector>();
        services.AddSingleton<TeamsReadPace>().AddSingleton<TeamsLookups>().AddSingleton<TeamsRoster>().AddSingleton<TeamsPeople>();
        services.AddSingleton<TeamsDirectory>().AddSingleton<TeamsLinks>().AddSingleton<TeamsConversations>();
        services.AddSingleton<TeamsDirectChats>().AddSingleton<TeamsPosting>().AddSingleton<TeamsChanging>().AddSingleton<TeamsSending>();
        services.AddSingleton<IConnectionCheck, TeamsConnectionCheck>();
        services.AddSingleton<TeamsPlatform>();
        services.AddSingleton<IChatPlatform>(provider => provider.GetRequiredService<TeamsPlatform>());
        services.AddSingleton<TeamsReplies>();
        services.AddHostedService(provider => provider.GetRequiredService<TeamsReplies>());
    }

    private static IHttpClientBuilder AddClient(this IServiceCollection services, string name) =>
        services.AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would carry a token or a person's words to an address that nobody checked.
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                UseCookies = false,
            })
            // The default logger writes addresses, and those name people and conversations.
            .RemoveAllLoggers();
}
