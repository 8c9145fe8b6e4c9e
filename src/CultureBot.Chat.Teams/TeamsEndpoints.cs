using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Chat.Teams;

public static class TeamsEndpoints
{
    /// <summary>The messaging endpoint that the bot's registration names.</summary>
    public const string Address = "/api/messages";

    /// <summary>Maps Teams' activities to the <see cref="ChatRoutes"/>; maps nothing while Teams is not configured.</summary>
    public static IEndpointRouteBuilder MapTeams(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        if (endpoints.ServiceProvider.GetService<TeamsIntake>() is not { } intake) return endpoints;

        // The token is the authentication.
        endpoints.MapPost(Address, (RequestDelegate)intake.ReceiveAsync).AllowAnonymous().WithName("teams.messages");
        return endpoints;
    }
}
