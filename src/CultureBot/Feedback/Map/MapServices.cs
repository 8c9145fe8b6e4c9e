using CultureBot.Delivery;
using CultureBot.Schedules;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Feedback;

internal static class MapServices
{
    /// <summary>Who serves whom: said by teams, and learned from every <see cref="IServiceEvidence"/>.</summary>
    public static IServiceCollection AddServiceMap(this IServiceCollection services) => services
        .AddSingleton<FindSpeaker>()
        .AddSingleton<SayOfEdgesHandler>()
        .AddSingleton<IServiceEvidence, RatingEvidence>()
        .AddSingleton<LearnEdgesHandler>()
        .AddSingleton<IScheduledWork, LearnEdgesWork>()
        .AddSingleton<ReadServiceMap>()
        .AddSingleton<ReadTeamMap>()
        .AddScoped<IFeedbackTopic, MapTopic>()
        .AddScoped<MapButtons>()
        .AddScoped<MapSubmission>()
        .AddMessageKind<EdgeAskedKind>();
}
