using CultureBot.Delivery;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CultureBot.Feedback;

internal static class PastServices
{
    /// <summary>A company begins with a past.</summary>
    public static IServiceCollection AddPastFeedback(this IServiceCollection services) => services
        .AddSingleton(provider => new PlayFeedback(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<SecretBox>(), provider.GetRequiredService<FeedbackOptions>(),
            provider.GetRequiredService<FindOwner>(), provider.GetRequiredService<CompareQuarters>(), provider.GetRequiredService<OutboxSignal>(),
            provider.GetRequiredService<ILoggerFactory>()))
        .AddSingleton(provider => new PlayTeams(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<FindSpeaker>(), provider.GetRequiredService<FindOwner>(),
            provider.GetRequiredService<PersonalCalendars>(), provider.GetRequiredService<OutboxSignal>()));
}
