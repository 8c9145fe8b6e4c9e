using CultureBot.Chat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CultureBot.Workspaces;

public static class WorkspacesServices
{
    /// <summary>Registers tokens, connecting and disconnecting, and the choice of channels. Needs a database, a secret box, the platforms and, for the choice, people.</summary>
    public static IServiceCollection AddWorkspaces(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<WorkspaceTokens>();
        services.AddSingleton<IChatTokens>(provider => provider.GetRequiredService<WorkspaceTokens>());
        services.AddSingleton<WorkspaceConnected>();
        services.AddSingleton<ConnectWorkspace>();
        services.AddSingleton<DisconnectWorkspace>();
        services.AddSingleton<WorkspaceLookup>();
        services.AddScoped<ChooseChannels>();
        services.AddHostedService<ConnectAtStart>();
        return services;
    }

    /// <summary>Connects the workspace of this token when the application starts.</summary>
    public static IServiceCollection AddConfiguredWorkspace(this IServiceCollection services, string platform, string token) =>
        services.AddSingleton(new ConfiguredWorkspace(platform, token));
}
