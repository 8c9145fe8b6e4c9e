using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Schedules;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Feedback;

/// <summary>What teams expect of their customers, and how people see their own service.</summary>
internal static class GapServices
{
    public static IServiceCollection AddGaps(this IServiceCollection services) => services
        .AddSingleton<ReadGaps>()
        .AddSingleton<ReadOwnGaps>()
        .AddSingleton<PredictFivesHandler>()
        .AddScoped<PredictionChat>()
        .AddScoped<IFeedbackTopic>(provider => provider.GetRequiredService<PredictionChat>())
        .AddSingleton<IScheduledWork, AskForPredictionsWork>()
        .AddMessageKind<PredictionAskedKind>();

    public static ChatRoutes MapGaps(this ChatRoutes chat)
    {
        chat.For<PredictionChat>().Button(PredictionCards.Button, p => p.OpenAsync).Form(PredictionCards.FormId, p => p.SubmitAsync);
        return chat;
    }
}
