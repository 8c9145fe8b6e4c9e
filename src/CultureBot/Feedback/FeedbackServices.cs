using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Digests;
using CultureBot.Hooks;
using CultureBot.People;
using CultureBot.Privacy.Personal;
using CultureBot.Privacy.Retention;
using CultureBot.Privacy.Sealing;
using CultureBot.Schedules;
using CultureBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Feedback;

public static class FeedbackServices
{
    /// <summary>Internal customers rate who served them, and are answered.</summary>
    public static IServiceCollection AddFeedback(this IServiceCollection services) => services
        .AddSingleton(QuartersStore.WrappedKeys)
        .AddSingleton(QuartersStore.WrappedMarkKeys)
        .AddSingleton<FeedbackOptions>()
        .AddSingleton<CurrentQuarter>()
        .AddSingleton<CastRating>()
        .AddSingleton<IShuffledBallots, ShuffleRatings>()
        .AddSingleton<FindOwner>()
        .AddSingleton<RateServiceHandler>()
        .AddSingleton<CountQuarter>()
        .AddSingleton<CompareQuarters>()
        .AddSingleton<CloseQuarterHandler>()
        .AddSingleton<IScheduledWork, CloseQuartersWork>()
        .AddSingleton<IHookEvents, QuarterHookEvents>()
        .AddSingleton<AnswerFeedbackHandler>()
        .AddSingleton<WriteBackHandler>()
        .AddScoped<RatingConversation>()
        .AddSingleton<ReadServices>()
        .AddSingleton(provider => new ListEdges(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<ReadServices>(), provider.GetRequiredService<TimeProvider>()))
        .AddScoped<IFeedbackTopic, ServiceResults>()
        .AddGaps()
        .AddServicesView()
        .AddSingleton<IDigestSection, FeedbackDigestSection>()
        .AddScoped<FeedbackTopics>()
        .AddScoped<FeedbackCommand>()
        .AddScoped<FeedbackOpening>()
        .AddSingleton<MakePromiseHandler>()
        .AddSingleton<ListPromises>()
        .AddScoped<TeamPromiseChat>()
        .AddScoped<IFeedbackTopic>(provider => provider.GetRequiredService<TeamPromiseChat>())
        .AddScoped<ICultureTopic, TeamTopic>()
        .AddScoped<MailboxChat>()
        .AddScoped<IFeedbackTopic>(provider => provider.GetRequiredService<MailboxChat>())
        .AddScoped<ResponseChat>()
        .AddResponding()
        .AddBarriers()
        .AddTone()
        .AddMessageKind<FeedbackToldKind>()
        .AddMessageKind<FeedbackAnsweredKind>()
        .AddSingleton<ICapability, FeedbackCapability>()
        .AddSingleton<IPersonalData, FeedbackPersonalStore>()
        .AddSingleton<IRetained, FeedbackRetentionStore>()
        .AddSingleton<IRetained, QuarterRetentionStore>()
        .AddPastFeedback()
        .AddServiceAsking()
        .AddCheckIns()
        .AddServiceMap();

    public static ChatRoutes MapFeedback(this ChatRoutes chat)
    {
        FeedbackChat.Map(chat);
        chat.MapServiceAsking();
        chat.MapCheckIns();
        chat.MapGaps();
        MapChat.Map(chat);
        chat.MapBarriers();
        chat.MapTone();
        return chat;
    }
}
