using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Digests;
using CultureBot.Hooks;
using CultureBot.People;
using CultureBot.Privacy.Personal;
using CultureBot.Pulse;
using CultureBot.Schedules;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Actions;

public static class ActionsServices
{
    /// <summary>"You said, we did": needs an <see cref="IReleasedFigures"/>.</summary>
    public static IServiceCollection AddActions(this IServiceCollection services) => services
        .AddSingleton<ActionRights>()
        .AddSingleton<ActionNews>()
        .AddSingleton<ChangeAction>()
        .AddSingleton<PromiseActionHandler>()
        .AddSingleton<ReportProgressHandler>()
        .AddSingleton<FinishActionHandler>()
        .AddSingleton<DeclineActionHandler>()
        .AddSingleton<ChangeOwnerHandler>()
        .AddSingleton<ReadActions>()
        .AddSingleton<ListActions>()
        .AddSingleton<SummarizeActions>()
        .AddScoped<PromiseChat>()
        .AddScoped<ActionButtons>()
        .AddScoped<ActionSubmissions>()
        .AddScoped<TeamTalkChat>()
        .AddScoped<ActionsTopic>()
        .AddScoped<ICultureTopic>(provider => provider.GetRequiredService<ActionsTopic>())
        .AddSingleton<FollowUpHours>()
        .AddSingleton<SendFollowUp>()
        .AddSingleton<RecentWindows>()
        .AddSingleton<EffectFigures>()
        .AddSingleton<IFollowUpStep, MeasureEffects>()
        .AddSingleton<IFollowUpStep, HearTeams>()
        .AddSingleton<IFollowUpStep, TellEffects>()
        .AddSingleton<IFollowUpStep, AskTeams>()
        .AddSingleton<IFollowUpStep, AskOwners>()
        .AddSingleton<IScheduledWork, FollowUpWork>()
        .AddMessageKind<TalkAskedKind>()
        .AddMessageKind<ActionsAskedKind>()
        .AddMessageKind<ProgressAskedKind>()
        .AddMessageKind<OverdueKind>()
        .AddMessageKind<YoursKind>()
        .AddMessageKind<EffectKind>()
        .AddSingleton<IDigestSection, ActionsDigestSection>()
        .AddSingleton<IHookEvents, ActionHookEvents>()
        .AddSingleton<IResultsAction, ResultsButtons>()
        .AddSingleton<IWindowBrake, ActionsBrake>()
        .AddSingleton<ListDone>()
        .AddSingleton<IFollowUpQuestions, AskWhetherItHelped>()
        .AddSingleton<IPersonalData, ActionsPersonalStore>()
        .AddSingleton<ICapability, ActionsCapability>();

    public static ChatRoutes MapActions(this ChatRoutes chat)
    {
        ActionsChat.Map(chat);
        return chat;
    }
}
