using CultureBot.Delivery.Watch;
using CultureBot.Workspaces;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Extensions;

namespace CultureBot.Web.Pages.Settings;

/// <summary>The page of connected workspaces, on which their platforms are asked live. No token or secret is ever shown.</summary>
internal static class ConnectionsPages
{
    public const string Address = "/settings/connections";

    public static void MapConnectionsPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, (WatchConnections watch, TimeProvider clock, CancellationToken cancellationToken) => PageAsync(watch, null, clock, cancellationToken));
        app.MapPost(Address + "/{workspace:guid}/check", CheckAsync);
    }

    private static async Task<IResult> CheckAsync(Guid workspace, WatchConnections watch, TimeProvider clock, CancellationToken cancellationToken) =>
        await watch.CheckAsync(new WorkspaceId(workspace), cancellationToken) is { } found
            ? await PageAsync(watch, found, clock, cancellationToken)
            : new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };

    private static async Task<IResult> PageAsync(WatchConnections watch, CheckedConnection? found, TimeProvider clock, CancellationToken cancellationToken) =>
        new RazorComponentResult<ConnectionsPage>(new
        {
            Connections = await watch.ListAsync(cancellationToken),
            Checked = found,
            MadeAt = clock.GetUtcNow().ToInstant(),
        });
}
