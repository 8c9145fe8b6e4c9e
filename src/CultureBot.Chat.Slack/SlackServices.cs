using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Slack;

public static class SlackServices
{
    /// <summary>
    /// Everything that <see cref="SlackEndpoints.MapSlack"/> and the platform <c>slack</c> need, from the section
    /// <c>Slack</c>; only the options while it is empty. <see cref="IChatTokens"/> and <see cref="ChatRoutes"/> come
    /// from the product.
    /// </summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(SlackOptions.Section);
        services.AddOptions<SlackOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptionsValidation>();
        if (section.Get<SlackOptions>() is not { IsConfigured: true } options) return services;

        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(SlackClient.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would carry a token or a person's words to an address that nobody checked.
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                UseCookies = false,
            })
            // The default logger writes addresses, and a response_url is a key to somebody's conversation.
            .RemoveAllLoggers();

        services.AddSingleton<SlackUnknownErrors>();
        services.AddSingleton<SlackClient>();
        services.AddSingleton<SlackTiers>();
        services.AddSingleton<SlackLookups>();
        services.AddSingleton<SlackPages>();
        services.AddSingleton<SlackDirectory>();
        services.AddSingleton<SlackPlatform>();
        services.AddSingleton<IChatPlatform>(provider => provider.GetRequiredService<SlackPlatform>());
        if (options.IsInstallable) services.AddSingleton<IChatInstall, SlackInstall>().AddSingleton<IChatSignIn, SlackSignIn>();
        services.TryAddSingleton<RequestWatch>();
        services.AddSingleton<IConnectionCheck, SlackConnectionCheck>();
        services.AddSingleton<SlackSignature>();
        services.AddSingleton<SlackAnswers>();
        services.AddSingleton<SlackHandler>();
        services.AddSingleton<SlackIntake>();
        services.AddSingleton<SlackReplyQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<SlackReplyQueue>());
        if (section["AppToken"] is { Length: > 0 }) services.AddSocketMode();
        return services;
    }

    // After everything that handling a request needs: what starts last is stopped first.
    private static void AddSocketMode(this IServiceCollection services)
    {
        services.AddSingleton<SlackSocketStatus>().AddSingleton<SlackSocketIntake>().AddSingleton<SlackSocketOpener>();
        services.AddHostedService<SlackSocketMode>();
        services.AddHealthChecks().AddCheck<SlackSocketHealth>("slack_socket");
    }
}
