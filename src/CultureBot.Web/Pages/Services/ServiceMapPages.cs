using CultureBot.Feedback;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Extensions;

namespace CultureBot.Web.Pages.Services;

/// <summary>Who serves whom, the same for everybody who is signed in.</summary>
internal static class ServiceMapPages
{
    public static void MapServiceMapPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/services/map", ShowAsync);
        app.MapGet("/services/map.csv", FileAsync);
    }

    private static async Task<IResult> ShowAsync(string? team, ReadServiceMap maps, TimeProvider clock, CancellationToken cancellationToken)
    {
        var map = await maps.ReadAsync(cancellationToken);
        return new RazorComponentResult<ServiceMapPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Map"] = map, ["Team"] = TeamOf(map, team), ["MadeAt"] = clock.GetCurrentInstant() });
    }

    private static async Task<FileContentHttpResult> FileAsync(string? team, ReadServiceMap maps, Visitor visitor, CancellationToken cancellationToken)
    {
        var map = await maps.ReadAsync(cancellationToken);
        return MapPicture.Of(TeamOf(map, team) is { } one ? map.About(one.Id) : map, visitor.Culture).ToFile();
    }

    private static ProviderTeam? TeamOf(ServiceMap map, string? team) => Guid.TryParse(team, out var id) ? map.Teams.FirstOrDefault(one => one.Id.Value == id) : null;
}
