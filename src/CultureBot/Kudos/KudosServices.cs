using CultureBot.Celebrations;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Digests;
using CultureBot.Feedback;
using CultureBot.Home;
using CultureBot.Hooks;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Privacy.Personal;
using CultureBot.Privacy.Retention;
using CultureBot.Schedules;
using CultureBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Kudos;

public static class KudosServices
{
    public static IServiceCollection AddKudos(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection("Kudos").Get<KudosOptions>() ?? new KudosOptions())
        .AddSingleton<KudosWords>()
        .AddSingleton<KudosCards>()
        .AddSingleton<KudosAnswers>()
        .AddSingleton<KudosForm>()
        .AddSingleton<CompanyValues>()
        .AddSingleton(provider => new ChangeValues(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<KudosOptions>(), provider.GetRequiredService<ChangeSetting>()))
        .AddSingleton<KudosDrafts>()
        .AddSingleton(KudosDraftStore.Wrapped)
        .AddSingleton<GiveKudosHandler>()
        .AddSingleton<UndoKudosHandler>()
        .AddSingleton<BoostKudosHandler>()
        .AddSingleton<MyKudos>()
        .AddSingleton<ListPublicKudos>()
        .AddSingleton<ListReadableKudos>()
        .AddSingleton<ReadRecognition>()
        .AddSingleton<ListNotNoticed>()
        .AddSingleton<AgreeOnNotNoticedHandler>()
        .AddScoped<KudosConversation>()
        .AddScoped<KudosCommand>()
        .AddScoped<KudosMention>()
        .AddScoped<KudosReactions>()
        .AddScoped<KudosOpening>()
        .AddScoped<KudosBoosts>()
        .AddScoped<KudosButtons>()
        .AddScoped<KudosSubmission>()
        .AddScoped<KudosSearch>()
        .AddSingleton<IMessageKind, KudosPostKind>()
        .AddSingleton<IMessageKind, KudosToldKind>()
        .AddSingleton<IMessageKind, KudosManagerToldKind>()
        .AddSingleton<IDigestSection, KudosDigestSection>()
        .AddSingleton<IHomeSection, KudosHomeSection>()
        .AddSingleton<IServiceEvidence, KudosEvidence>()
        .AddSingleton<IHookEvents, KudosHookEvents>()
        .AddSingleton<ICelebrationAction, KudosForCelebrated>()
        .AddNightlyForgetting("forget-drafts", KudosDrafts.Kept, KudosDraftStore.ForgetAsync)
        .AddSingleton<IScheduledWork, CountFairnessWork>()
        .AddSingleton<IPersonalData, KudosPersonalStore>()
        .AddSingleton<IRetained, KudosRetentionStore>()
        .AddSingleton<ICapability, KudosCapability>();

    public static ChatRoutes MapKudos(this ChatRoutes chat, KudosOptions options)
    {
        KudosChat.Map(chat, options);
        return chat;
    }
}
