using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Settings;

/// <summary>The page that lists the sections of settings.</summary>
internal static class OverviewPages
{
    public static void MapOverviewPages(this IEndpointRouteBuilder app) =>
        app.MapGet("/settings", async Task<IResult> (ReadSettingsOverview read, Visitor visitor, CancellationToken cancellationToken) =>
            new RazorComponentResult<SettingsPage>(new { Overview = await read.HandleAsync(visitor.Culture, cancellationToken) }));
}
