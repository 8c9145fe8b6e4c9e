using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Privacy.Personal;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Celebrations;

public static class CelebrationsServices
{
    /// <summary>Birthdays and work anniversaries, celebrated in the chat of whoever HR turns them on for.</summary>
    public static IServiceCollection AddCelebrations(this IServiceCollection services) => services
        .AddSingleton<WantCelebrations>()
        .AddSingleton<FindCelebrated>()
        .AddSingleton<KeepOwnCelebrations>()
        .AddSingleton<ReadCelebrations>()
        .AddScoped(provider => new ChangeCelebrationsHandler(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<ChooseChannels>(), provider.GetRequiredService<WantCelebrations>(),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new OwnCelebrations(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<KeepOwnCelebrations>(), provider.GetRequiredService<TimeProvider>()))
        .AddScoped<DatesChat>()
        .AddMessageKind<CelebrationPostKind>()
        .AddMessageKind<DatesAskedKind>()
        .AddSingleton<IScheduledWork, CelebrationsWork>()
        .AddSingleton<IScheduledWork, AskForDatesWork>()
        .AddSingleton<IPersonalData, CelebrationsPersonalStore>();

    public static ChatRoutes MapCelebrations(this ChatRoutes chat)
    {
        DatesChat.Map(chat);
        return chat;
    }
}
