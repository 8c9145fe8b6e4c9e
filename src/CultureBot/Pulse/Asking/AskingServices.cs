using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Home;
using CultureBot.Privacy.Sealing;
using CultureBot.Schedules;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Pulse;

/// <summary>How people are asked in chat, and answer.</summary>
internal static class AskingServices
{
    public static IServiceCollection AddAsking(this IServiceCollection services) => services
        .AddSingleton<AskingHours>()
        .AddSingleton<SendWaveHandler>()
        .AddSingleton<DraftSeal>()
        .AddSingleton<FindRespondent>()
        .AddSingleton<AskingCards>()
        .AddSingleton<StoredCards>()
        .AddSingleton<AskingAnswers>()
        .AddSingleton<WordsForm>()
        .AddSingleton<AskingConversation>()
        .AddScoped<Answering>()
        .AddScoped<Submitting>()
        .AddSingleton<IMessageKind, AskKind>()
        .AddSingleton<IMessageKind, ReminderKind>()
        .AddSingleton<IHomeSection, OpenQuestionsSection>()
        .AddSingleton<ShuffleBallots>()
        .AddSingleton<IShuffledBallots>(provider => provider.GetRequiredService<ShuffleBallots>())
        .AddSingleton<IScheduledWork, CountAnsweredWork>();

    public static ChatRoutes MapAsking(this ChatRoutes chat)
    {
        AskingChat.Map(chat);
        return chat;
    }
}
