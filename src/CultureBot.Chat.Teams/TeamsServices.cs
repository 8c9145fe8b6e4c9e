using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Teams;

public static class TeamsServices
{
    /// <summary>
    /// Everything that <see cref="TeamsEndpoints.MapTeams"/> and the platform <c>teams</c> need, from the section <c>Teams</c>; only
    /// the options while it is empty. <see cref="IChatAddresses"/> and <see cref="ChatRoutes"/> come from the product.
    /// </summary>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(TeamsOptions.Section);
        services.AddOptions<TeamsOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsOptionsValidation>();
        if (section.Get<TeamsOptions>() is not { } options || !(options.IsConfigured || options.AllowUnauthenticated)) return services;

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RequestWatch>();
        services.AddTeamsConnector();
        services.AddTeamsRequests();
        if (options.AppPassword.Length > 0) services.AddSingleton<IChatSignIn, TeamsSignIn>();
        return services;
    }
}
