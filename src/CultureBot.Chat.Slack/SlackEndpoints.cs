using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Slack;

public static class SlackEndpoints
{
    /// <summary>The one address for events, commands and interactions, as in Slack's own Bolt.</summary>
    public const string Address = "/slack/events";

    /// <summary>Maps Slack's requests to the <see cref="ChatRoutes"/>; maps nothing without the secret that proves them to be Slack's.</summary>
    public static IEndpointRouteBuilder MapSlack(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<SlackOptions>>().Value.SigningSecret.Length == 0) return endpoints;

        var intake = endpoints.ServiceProvider.GetRequiredService<SlackIntake>();
        // The signature is the authentication.
        endpoints.MapPost(Address, (RequestDelegate)intake.ReceiveAsync).AllowAnonymous().WithName("slack.events");
        return endpoints;
    }
}
