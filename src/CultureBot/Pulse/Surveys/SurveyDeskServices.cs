using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Schedules;
using CultureBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Pulse;

/// <summary>What HR and auditors do with surveys.</summary>
internal static class SurveyDeskServices
{
    public static IServiceCollection AddSurveyDesk(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(provider => new SurveySettings(configuration, provider.GetRequiredService<Roles>()))
        .AddSingleton(provider => new ReadLeastPromise(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<SurveySettings>(), provider.GetRequiredService<ReadPopulation>()))
        .AddSingleton(provider => new ChangeLeastPromiseHandler(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<SurveySettings>(), provider.GetRequiredService<ChangeSetting>()))
        .AddSingleton<SurveySchedules>()
        .AddSingleton<SurveyMessages>()
        .AddSingleton<SaveSurveyHandler>()
        .AddSingleton<DecideSurveyHandler>()
        .AddSingleton<TurnSurveyHandler>()
        .AddSingleton<CheckLaunch>()
        .AddSingleton<AskForLaunch>()
        .AddSingleton<SendWholeWave>()
        .AddSingleton<InvitePeople>()
        .AddSingleton<ReadPreview>()
        .AddSingleton(provider => new SurveyApi(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<SaveSurveyHandler>(), provider.GetRequiredService<LaunchWindowHandler>(),
            provider.GetRequiredService<SendWholeWave>(), provider.GetRequiredService<ReadPopulation>(), provider.GetRequiredService<SurveySettings>()))
        .AddSingleton<ListSurveys>()
        .AddSingleton<ListAttributes>()
        .AddSingleton<ReadDraft>()
        .AddSurveyPages()
        .AddScoped<DeskDoor>()
        .AddScoped<DeskCommand>()
        .AddScoped<DeskDrafts>()
        .AddScoped<DeskSurveys>()
        .AddScoped<DeskLaunches>()
        .AddScoped<DeskApprovals>()
        .AddSingleton<ICapability, SurveyCapability>()
        .AddSingleton<IMessageKind, SurveyApprovalKind>()
        .AddSingleton<IMessageKind, SurveyDecisionKind>()
        .AddSingleton<IMessageKind, SurveyHeldKind>()
        .AddSingleton<IScheduledWork, PulseWaveWork>()
        .AddSingleton<IScheduledWork, InviteOnTheirDayWork>();

    public static ChatRoutes MapSurveyDesk(this ChatRoutes chat)
    {
        DeskChat.Map(chat);
        return chat;
    }
}
