using CultureBot.Feedback;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Extensions;

namespace CultureBot.Web.Pages.Services;

/// <summary>Who serves whom, the same for everybody who is signed in.</summary>
internal static class ServiceMapPages
{
    public static void MapServiceMapPages(this IEndpointRouteBuilder app) => app.MapGet("/services/map", ShowAsync);

    private static async Task<RazorComponentResult<ServiceMapPage>> ShowAsync(string? team, ReadServiceMap maps, TimeProvider clock, CancellationToken cancellationToken)
    {
        var map = await maps.ReadAsync(cancellationToken);
        return new(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Map"] = map,
            ["Team"] = Guid.TryParse(team, out var id) ? map.Teams.FirstOrDefault(one => one.Id.Value == id) : null,
            ["MadeAt"] = clock.GetCurrentInstant(),
        });
    }
}
