using CultureBot.Actions;
using CultureBot.Chat;
using CultureBot.Feedback;
using CultureBot.Hooks;
using CultureBot.Privacy.Personal;
using CultureBot.Privacy.Retention;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Pulse;

public static class PulseServices
{
    /// <summary>Surveys: scheduled, asked, sealed, counted and published.</summary>
    public static IServiceCollection AddPulse(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(WindowsStore.WrappedKeys);
        services.AddSingleton<IPersonalData, PulsePersonalStore>();
        services.AddSingleton<IRetained, LedgerRetentionStore>();
        services.AddSingleton<ReadPopulation>();
        services.AddSingleton<ChooseFollowUps>();
        services.AddSingleton<LaunchWindowHandler>();
        services.AddSingleton<IReleasedFigures, ReleasedFigures>();
        services.AddSingleton<ISelfFigures, SelfFigures>();
        services.AddSingleton<IHookEvents, ResultsHookEvents>();
        services.AddSingleton<SubmitBallotHandler>();
        services.AddAsking();
        services.AddSurveyDesk(configuration);
        services.AddResults();
        return services;
    }

    public static ChatRoutes MapPulse(this ChatRoutes chat) => chat.MapAsking().MapSurveyDesk().MapResults();
}
