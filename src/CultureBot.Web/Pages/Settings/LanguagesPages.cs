using CultureBot.Schedules.WorkingTime;
using CultureBot.Web.Visitors;
using CultureBot.Workspaces;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Settings;

/// <summary>The page of languages and times: the language of each workspace is chosen there, and where everything else comes from is shown.</summary>
internal static class LanguagesPages
{
    private const string Address = "/settings/languages";

    public static void MapLanguagesPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync);
        app.MapPost("/settings/{workspace:guid}/language", ChooseAsync);
    }

    private static async Task<IResult> ShowAsync(Guid? saved, ReadSettings settings, ReadHolidays holidays, WorkingTimeOptions working, CancellationToken cancellationToken) =>
        new RazorComponentResult<LanguagesPage>(new
        {
            Workspaces = await settings.ListAsync(cancellationToken),
            Countries = await holidays.ListCountriesAsync(cancellationToken),
            Working = working,
            Saved = saved,
        });

    // What can be chosen is in the form: another language was not chosen there.
    private static async Task<IResult> ChooseAsync(
        Guid workspace, IFormCollection posted, ReadSettings settings, ChooseLanguage choose, Visitor visitor, CancellationToken cancellationToken) =>
        await settings.FindAsync(workspace, cancellationToken) is { } present
        && await choose.HandleAsync(present.Workspace, posted["language"].ToString(), visitor.Account?.Id, cancellationToken)
            ? TypedResults.LocalRedirect($"{Address}?saved={workspace:D}#workspaces")
            : new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };
}
