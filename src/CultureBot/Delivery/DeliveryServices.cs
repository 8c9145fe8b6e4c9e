using System.Diagnostics.CodeAnalysis;
using CultureBot.Chat;
using CultureBot.Delivery.Watch;
using CultureBot.Schedules;
using CultureBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CultureBot.Delivery;

public static class DeliveryServices
{
    /// <summary>
    /// The outbox and its dispatcher, and requests that are finished later. Needs Database, SecretBox, ChatRoutes, TimeProvider,
    /// any number of IChatPlatform, and for WatchDeliveries PersonalCalendars.
    /// </summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Random.Shared);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<TellFacts>();
        services.AddSingleton<MessageKinds>();
        services.AddSingleton<ChatPlatforms>();
        services.AddSingleton<DeliveryCounters>();
        services.AddSingleton<ClaimDueMessages>();
        services.AddSingleton<LocalReferences>();
        services.AddSingleton<RenderMessage>();
        services.AddSingleton<DeliveryResults>();
        services.AddSingleton<DeliverMessage>();
        services.AddSingleton<WatchDeliveries>();
        services.TryAddSingleton<RequestWatch>();
        services.AddSingleton<WatchConnections>();
        services.AddSingleton(s => new Dispatcher(
            s.GetRequiredService<Database>(),
            s.GetRequiredService<ClaimDueMessages>(),
            s.GetRequiredService<DeliverMessage>(),
            s.GetRequiredService<OutboxSignal>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<Dispatcher>>()));
        services.AddHostedService(s => s.GetRequiredService<Dispatcher>());
        services.AddNightlyForgetting("forget-paces", PacingStore.Kept, PacingStore.ForgetBeforeAsync);

        services.AddScoped<UnfinishedRequests>();
        services.AddScoped<LookupPatience>();
        services.AddSingleton<UnfinishedRequestsSignal>();
        services.AddSingleton(UnfinishedRequestsStore.Wrapped);
        services.AddSingleton<RequestRun>();
        services.AddSingleton<FinishRequests>();
        services.AddHostedService<RequestFinisher>();
        return services.AddMessageKind<RequestAnswerKind>();
    }

    /// <summary>Registers a kind of message. Kinds are singletons: they keep nothing between renderings.</summary>
    public static IServiceCollection AddMessageKind<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TKind>(
        this IServiceCollection services)
        where TKind : class, IMessageKind => services.AddSingleton<IMessageKind, TKind>();
}
