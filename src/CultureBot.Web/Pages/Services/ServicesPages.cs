using CultureBot.Feedback;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Services;

/// <summary>
/// How well teams serve each other, as far as it is published; what keeps people from serving each other well; and what waits for whoever is
/// signed in.
/// </summary>
internal static class ServicesPages
{
    public static void MapServicesPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/services", ShowAsync);
        app.MapGet("/services/{picture}.csv", PictureAsync);
        app.MapGet("/services/responses", ResponsesAsync);
        app.MapGet("/services/barriers", BarriersAsync);
    }

    private static async Task<IResult> ShowAsync(string? quarter, Visitor visitor, ReadServicesView read, CancellationToken cancellationToken) =>
        await read.HandleAsync(visitor.Account!, string.IsNullOrEmpty(quarter) ? null : quarter, cancellationToken) is { } view
            ? new RazorComponentResult<ServicesPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["View"] = view })
            : new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };

    private static async Task<IResult> PictureAsync(
        string picture, string? quarter, Visitor visitor, ReadServicesView read, ServicesPictures pictures, CancellationToken cancellationToken) =>
        await read.HandleAsync(visitor.Account!, string.IsNullOrEmpty(quarter) ? null : quarter, cancellationToken) is { } view
        && (picture switch { "teams" => pictures.Teams(view), "trend" => pictures.Trend(view), _ => null }) is { } found
            ? found.ToFile()
            : new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };

    private static async Task<IResult> ResponsesAsync(ReadResponses read, Visitor visitor, CancellationToken cancellationToken) =>
        new RazorComponentResult<ResponsesPage>(new { Report = await read.HandleAsync(visitor.Account!, visitor.Culture, cancellationToken) });

    private static async Task<IResult> BarriersAsync(ReadBarriers read, CancellationToken cancellationToken) =>
        new RazorComponentResult<BarriersPage>(new { Report = await read.HandleAsync(cancellationToken) });
}
