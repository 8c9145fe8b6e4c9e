using CultureBot.Delivery;
using CultureBot.Schedules;
using CultureBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Feedback;

internal static class RespondingServices
{
    /// <summary>Owners are reminded of what waits for them, and read it on a page.</summary>
    public static IServiceCollection AddResponding(this IServiceCollection services) => services
        .AddSingleton<HandOnResponses>()
        .AddSingleton<IScheduledWork, RemindOwnersWork>()
        .AddMessageKind<ReminderKind>()
        .AddSingleton<CountOverdue>()
        .AddSingleton(provider => new ReadResponses(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<CountOverdue>(), provider.GetRequiredService<TimeProvider>()));
}
