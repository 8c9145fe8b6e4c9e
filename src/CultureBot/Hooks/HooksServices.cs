using System.Net;
using CultureBot.Delivery;
using CultureBot.Schedules;
using CultureBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CultureBot.Hooks;

public static class HooksServices
{
    /// <summary>Programs of others are told what happens here; what they are told comes from every <see cref="IHookEvents"/>.</summary>
    public static IServiceCollection AddHooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Hooks").Get<HookOptions>() ?? new HookOptions());
        services.TryAddSingleton<ResolveHost>(Dns.GetHostAddressesAsync);
        services.AddSingleton<HookConnection>();
        services.AddHttpClient(SendDelivery.HttpClientName, client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("CultureBot");
            })
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                // A redirect, or a proxy, would carry the event to an address that nobody looked at.
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                ConnectCallback = provider.GetRequiredService<HookConnection>().ConnectAsync,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            // The default logger writes addresses, and some of them let in whoever knows them.
            .RemoveAllLoggers();

        services.AddSingleton(HookSecrets.WrappedAddress).AddSingleton(HookSecrets.WrappedSecret).AddSingleton(HookSecrets.WrappedPreviousSecret);
        services.AddSingleton<HookSecrets>();
        services.AddSingleton<RenderHookEvent>();
        services.AddSingleton<HookResults>();
        services.AddSingleton<SendDelivery>();
        services.AddSingleton<HookDispatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<HookDispatcher>());
        services.AddSingleton<IFollowFacts, WantDeliveries>();
        services.AddNightlyForgetting("forget-deliveries", HookRules.Kept, HookDeliveriesStore.ForgetAsync);
        return services
            .AddSingleton(provider => new AddHookHandler(
                Required<Database>(provider), Required<HookSecrets>(provider), Required<RenderHookEvent>(provider), Required<HookOptions>(provider), Required<TimeProvider>(provider)))
            .AddSingleton(provider => new ChangeHook(
                Required<Database>(provider), Required<HookSecrets>(provider), Required<RenderHookEvent>(provider), Required<OutboxSignal>(provider), Required<TimeProvider>(provider)))
            .AddSingleton(provider => new ReadHooks(
                Required<Database>(provider), Required<HookSecrets>(provider), Required<RenderHookEvent>(provider), Required<TimeProvider>(provider)))
            .AddSingleton<ResendDeliveries>();
    }

    private static T Required<T>(IServiceProvider provider) where T : notnull => provider.GetRequiredService<T>();
}
