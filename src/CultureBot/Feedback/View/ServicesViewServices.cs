using CultureBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Feedback;

/// <summary>What pages read of feedback.</summary>
internal static class ServicesViewServices
{
    public static IServiceCollection AddServicesView(this IServiceCollection services) => services.AddSingleton<ReadOwnService>().AddSingleton(provider => new ReadServicesView(
        provider.GetRequiredService<Database>(), provider.GetRequiredService<ReadServices>(), provider.GetRequiredService<ReadOwnGaps>(),
        provider.GetRequiredService<TimeProvider>()));
}
