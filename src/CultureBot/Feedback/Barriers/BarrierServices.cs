using CultureBot.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Feedback;

internal static class BarrierServices
{
    /// <summary>People say what stopped them from serving someone well, and whoever owns it answers.</summary>
    public static IServiceCollection AddBarriers(this IServiceCollection services) => services
        .AddSingleton<CountBarriers>()
        .AddSingleton<ReportBarrierHandler>()
        .AddSingleton<ReadBarriers>()
        .AddScoped<BarrierChat>()
        .AddScoped<IFeedbackTopic>(provider => provider.GetRequiredService<BarrierChat>())
        .AddScoped<IFeedbackTopic, BarrierResults>();

    public static void MapBarriers(this ChatRoutes chat) =>
        chat.For<BarrierChat>().Form(BarrierForm.Id, b => b.SubmitAsync).Confidential();
}
