using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Schedules;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Digests;

public static class DigestsServices
{
    /// <summary>The weekly digests; each slice adds its own <see cref="IDigestSection"/>.</summary>
    public static IServiceCollection AddDigests(this IServiceCollection services) => services
        .AddSingleton<DigestSections>()
        .AddSingleton<IMessageKind, DigestPostKind>()
        .AddSingleton<IMessageKind, DigestDetailsKind>()
        .AddSingleton<IMessageKind, DigestPersonalKind>()
        .AddSingleton<IFollowPreferences, MoveOwnDigests>()
        .AddSingleton<IScheduledWork, ChannelDigestWork>()
        .AddSingleton<IScheduledWork, PersonalDigestWork>();
}
