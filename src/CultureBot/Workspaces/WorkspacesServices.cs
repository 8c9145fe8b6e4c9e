using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Workspaces.Installs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CultureBot.Workspaces;

public static class WorkspacesServices
{
    /// <summary>Registers tokens, installs, connecting and disconnecting, and the choice of channels. Needs a database, a secret box, the platforms and, for the choice, people.</summary>
    public static IServiceCollection AddWorkspaces(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new WorkspaceTokens(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<SecretBox>(),
            provider.GetRequiredService<RefreshTokens>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IChatTokens>(provider => provider.GetRequiredService<WorkspaceTokens>());
        services.AddSingleton<IChatAddresses, ChatAddresses>();
        services.AddSingleton<WorkspaceConnected>();
        services.AddSingleton<ConnectWorkspace>();
        services.AddSingleton<DisconnectWorkspace>();
        services.AddSingleton<WorkspaceLookup>();
        services.AddScoped<ChooseChannels>();
        services.AddScoped<ChooseLanguage>();
        services.AddInstalls();
        services.AddHostedService<ConnectAtStart>();
        return services;
    }

    /// <summary>Connects the workspace of this token when the application starts.</summary>
    public static IServiceCollection AddConfiguredWorkspace(this IServiceCollection services, string platform, string token) =>
        services.AddSingleton(new ConfiguredWorkspace(platform, token));

    public static ChatRoutes MapWorkspaces(this ChatRoutes chat)
    {
        chat.For<InstallsChat>()
            .WorkspaceDisconnected(installs => installs.WorkspaceDisconnectedAsync)
            .WorkspaceAccessChanged(installs => installs.WorkspaceAccessChangedAsync);
        return chat;
    }

    private static void AddInstalls(this IServiceCollection services)
    {
        services.AddSingleton(InstallsStore.WrappedTokens).AddSingleton(InstallsStore.WrappedRefreshTokens);
        services.AddSingleton<ChatInstalls>();
        services.AddSingleton<RefreshToken>();
        services.AddSingleton<RefreshTokens>();
        services.AddSingleton<InstallInvites>();
        services.AddSingleton<ConnectInstall>();
        services.AddSingleton<ReadOrganization>();
        services.AddSingleton<ChangeAccess>();
        services.AddScoped<InstallsChat>();
        services.AddHostedService<ReadOrganizations>();
    }
}
