using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Home;

public static class HomeServices
{
    /// <summary>Everybody's home page of the app; each slice adds its own <see cref="IHomeSection"/>.</summary>
    public static IServiceCollection AddHome(this IServiceCollection services) => services
        .AddScoped<HomeChat>()
        .AddSingleton<IMessageKind, HomeKind>()
        .AddSingleton<IFollowPreferences, RefreshHome>()
        .AddSingleton<IHomeSection, SettingsSection>()
        .AddSingleton<IHomeSection, LinksSection>();

    public static ChatRoutes MapHome(this ChatRoutes chat)
    {
        HomeChat.Map(chat);
        return chat;
    }
}
