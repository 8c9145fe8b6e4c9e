using CultureBot.Feedback;
using CultureBot.Kudos;
using CultureBot.Pulse;
using CultureBot.Web.Pages.Recognition;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Groups;

/// <summary>How the organization does, in what is published: the same for everybody.</summary>
internal static class OrganizationPages
{
    public static void MapOrganization(this IEndpointRouteBuilder app)
    {
        app.MapGet("/organization", ShowAsync);
        app.MapGet("/organization/{picture}.csv", PictureAsync);
    }

    private static async Task<IResult> ShowAsync(
        ReadLatestResults results, ReadRecognition recognition, ReadServiceMap map, CancellationToken cancellationToken) =>
        new RazorComponentResult<OrganizationPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Results"] = await results.HandleAsync(ReadLatestResults.Company, cancellationToken),
            ["Recognition"] = await recognition.HandleAsync(cancellationToken),
            ["Map"] = await map.ReadAsync(cancellationToken),
        });

    private static async Task<IResult> PictureAsync(
        string picture, ReadLatestResults results, ReadRecognition recognition, ResultsPictures pictures, RecognitionPictures ofRecognition, CancellationToken cancellationToken)
    {
        var latest = await results.HandleAsync(ReadLatestResults.Company, cancellationToken);
        var found = picture switch
        {
            "values" => ofRecognition.Values(await recognition.HandleAsync(cancellationToken)),
            _ when latest is null => null,
            "trend" => pictures.Trend(latest),
            "heat" => pictures.Heat(latest.Report),
            "participation" => pictures.Participation(latest.Report),
            _ => null,
        };
        return found is null ? new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound } : found.ToFile();
    }
}
