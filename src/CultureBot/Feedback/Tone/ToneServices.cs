using CultureBot.Chat;
using CultureBot.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Feedback;

internal static class ToneServices
{
    /// <summary>Whoever was written to can report the words to HR.</summary>
    public static IServiceCollection AddTone(this IServiceCollection services) => services
        .AddSingleton<ReportFeedbackHandler>()
        .AddScoped<ReportChat>()
        .AddMessageKind<FeedbackReportedKind>();

    public static void MapTone(this ChatRoutes chat) => chat.For<ReportChat>().Button(ReportCards.Button, r => r.ReportAsync);
}
