using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Schedules;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Feedback;

internal static class CheckInServices
{
    public const string ScreenButton = "feedback.screen";

    /// <summary>Rounds in which people say whom they dealt with, and rate two of them.</summary>
    public static IServiceCollection AddCheckIns(this IServiceCollection services) => services
        .AddSingleton<AskRound>()
        .AddSingleton<IScheduledWork, CheckInWork>()
        .AddSingleton<AnswerScreeningHandler>()
        .AddScoped<ScreeningChat>()
        .AddScoped<CheckInDesk>()
        .AddScoped<IFeedbackTopic>(provider => provider.GetRequiredService<CheckInDesk>())
        .AddMessageKind<FeedbackScreenerKind>();

    public static void MapCheckIns(this ChatRoutes chat)
    {
        chat.For<ScreeningChat>().Button(ScreenButton, s => s.OpenAsync).Form(CheckInForms.ScreenId, s => s.SubmitAsync).Confidential();
        chat.For<CheckInDesk>().Form(CheckInForms.RhythmId, d => d.SubmitAsync);
    }
}
