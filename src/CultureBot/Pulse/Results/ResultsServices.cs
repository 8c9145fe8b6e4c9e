using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CultureBot.Pulse;

/// <summary>Closing, the release ledger, and what is read from it.</summary>
internal static class ResultsServices
{
    public static IServiceCollection AddResults(this IServiceCollection services) => services
        .AddSingleton<CountBallots>()
        .AddSingleton(provider => new CloseWindowHandler(
            Get<Database>(provider), Get<CountBallots>(provider), Get<SecretBox>(provider), Get<TimeProvider>(provider),
            Get<ILogger<CloseWindowHandler>>(provider)))
        .AddSingleton<TightenPromiseHandler>()
        .AddSingleton<ReadReport>()
        .AddSingleton<ReadWindow>()
        .AddSingleton<ResultsCards>()
        .AddSingleton<TellResults>()
        .AddSingleton<TalkGuide>()
        .AddSingleton<IMessageKind, ResultsKind>()
        .AddSingleton<IMessageKind, SummaryKind>()
        .AddSingleton<IMessageKind, GuideKind>()
        .AddHostedService<CloseDueWindows>();

    public static ChatRoutes MapResults(this ChatRoutes chat)
    {
        chat.For<TalkGuide>().Button(TalkGuide.ButtonAction, guide => guide.AnswerAsync);
        return chat;
    }

    private static T Get<T>(IServiceProvider provider) where T : notnull => provider.GetRequiredService<T>();
}
