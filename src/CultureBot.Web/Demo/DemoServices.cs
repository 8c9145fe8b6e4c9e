using CultureBot.Chat;
using CultureBot.Web.Simulator;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CultureBot.Web.Demo;

public static class DemoServices
{
    /// <summary>The demo company, its roles unless some are configured, and the simulated platform it lives on.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration is IConfigurationBuilder sources && !configuration.GetSection("Roles").GetChildren().Any())
        {
            sources.AddInMemoryCollection(DemoCompany.Roles);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddRazorComponents();
        services.AddAntiforgery();
        services.AddSingleton<DemoCompany>();
        services.AddSingleton<DemoPulse>();
        services.AddSingleton<DemoFeedback>();
        services.AddSingleton<SimulatorChanges>();
        services.AddSingleton<OpenForms>();
        services.AddSingleton<IChatPlatform, SimulatorPlatform>();
        services.AddScoped<SimulatorActions>();
        services.AddScoped<SimulatorView>();
        return services;
    }
}
