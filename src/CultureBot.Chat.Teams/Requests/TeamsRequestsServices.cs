using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CultureBot.Chat.Teams;

internal static class TeamsRequestsServices
{
    /// <summary>What takes activities in: the token check, the reader and the handler.</summary>
    public static void AddTeamsRequests(this IServiceCollection services)
    {
        services.AddHttpClient(TeamsKeys.HttpClientName, client => client.MaxResponseContentBufferSize = 1024 * 1024)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // Keys are believed for where they come from.
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                UseCookies = false,
            })
            .RemoveAllLoggers();
        services.TryAddSingleton(provider => TeamsSurroundings.Of(
            provider.GetRequiredService<TeamsConversations>(), provider.GetRequiredService<TeamsReplies>()));
        services.AddSingleton<TeamsTokenValidator>().AddSingleton<TeamsSeen>().AddSingleton<TeamsForms>();
        services.AddSingleton<TeamsActions>().AddSingleton<TeamsMessageReader>().AddSingleton<TeamsPlaceReader>();
        services.AddSingleton<TeamsReactionReader>().AddSingleton<TeamsInvokeReader>().AddSingleton<TeamsActivityReader>();
        services.AddSingleton<TeamsQuestions>().AddSingleton<TeamsDetails>().AddSingleton<TeamsAnswers>().AddSingleton<TeamsApologies>();
        services.AddSingleton<TeamsHandler>().AddSingleton<TeamsIntake>();
    }
}
