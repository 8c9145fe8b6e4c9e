using CultureBot.Storage.Secrets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CultureBot.Storage;

public static class StorageServices
{
    /// <summary>
    /// Adds <see cref="Database"/>, <see cref="Migrator"/> and <see cref="SecretBox"/>. The configuration is read when they are
    /// first asked for; a wrong one throws <see cref="StorageConfigurationException"/> then, so ask for all of them at start.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(_ => DatabaseSettings.Read(configuration))
            .AddSingleton(provider => provider.GetRequiredService<DatabaseSettings>().Open())
            .AddSingleton<Migrator>()
            .AddSingleton(provider => new SecretBox(
                SecretKey.Load(
                    configuration,
                    provider.GetRequiredService<DatabaseSettings>().GeneratedKeyFile,
                    provider.GetRequiredService<ILoggerFactory>().CreateLogger("CultureBot.Storage.Secrets")),
                SecretKey.LoadPrevious(configuration)))
            .AddSingleton<RewrapSecrets>()
            .AddHostedService<RewrapService>();
    }
}
