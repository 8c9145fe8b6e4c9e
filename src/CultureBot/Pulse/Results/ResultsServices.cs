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
        .AddSingleton<CompareWithBefore>()
        .AddSingleton(provider => new PlayPulse(
            Get<Database>(provider), Get<SecretBox>(provider), Get<CheckLaunch>(provider), Get<ReadPopulation>(provider), Get<ChooseFollowUps>(provider),
            Get<CountBallots>(provider), Get<CompareWithBefore>(provider), Get<ILogger<CloseWindowHandler>>(provider)))
        .AddSingleton(provider => new CloseWindowHandler(
            Get<Database>(provider), Get<CountBallots>(provider), Get<CompareWithBefore>(provider), Get<SecretBox>(provider),
            Get<TellFacts>(provider), Get<TimeProvider>(provider), Get<ILogger<CloseWindowHandler>>(provider)))
        .AddSingleton<TightenPromiseHandler>()
        .AddSingleton(provider => new AttackLedgerHandler(Get<Database>(provider), Get<TimeProvider>(provider)))
        .AddSingleton<ReadReport>()
        .AddSingleton<ReadWindow>()
        .AddSingleton<ListPublished>()
        .AddSingleton<ReadLatestResults>()
        .AddSingleton<ResultsCards>()
        .AddSingleton<TellResults>()
        .AddSingleton<SayThanks>()
        .AddSingleton<TalkGuide>()
        .AddSingleton<SeeAll>()
        .AddSingleton<IMessageKind, ThanksKind>()
        .AddSingleton<IMessageKind, ResultsKind>()
        .AddSingleton<IMessageKind, SummaryKind>()
        .AddSingleton<IMessageKind, GuideKind>()
        .AddHostedService<CloseDueWindows>();

    public static ChatRoutes MapResults(this ChatRoutes chat)
    {
        chat.For<TalkGuide>().Button(TalkGuide.ButtonAction, guide => guide.AnswerAsync);
        chat.For<SeeAll>().Button(SeeAll.ButtonAction, all => all.AnswerAsync);
        return chat;
    }

    private static T Get<T>(IServiceProvider provider) where T : notnull => provider.GetRequiredService<T>();
}
