using CultureBot.Schedules.WorkingTime;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Settings;

/// <summary>The page that lists the sections of settings, and the one of languages and times, which shows what holds.</summary>
internal static class OverviewPages
{
    public static void MapOverviewPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/settings", async Task<IResult> (ReadSettingsOverview read, Visitor visitor, CancellationToken cancellationToken) =>
            new RazorComponentResult<SettingsPage>(new { Overview = await read.HandleAsync(visitor.Culture, cancellationToken) }));
        app.MapGet("/settings/languages", ShowLanguagesAsync);
    }

    private static async Task<IResult> ShowLanguagesAsync(ReadSettings settings, ReadHolidays holidays, WorkingTimeOptions working, CancellationToken cancellationToken) =>
        new RazorComponentResult<LanguagesPage>(new
        {
            Workspaces = await settings.ListAsync(cancellationToken),
            Countries = await holidays.ListCountriesAsync(cancellationToken),
            Working = working,
        });
}
