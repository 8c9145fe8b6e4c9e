using CultureBot.Privacy.Sealing;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Privacy;

public static class PrivacyServices
{
    /// <summary>Once an hour takes from sealed ballots what would tell when they were written.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services.AddHostedService<BallotShuffler>();
}
