using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Recognition;

/// <summary>How people thank each other, for everybody; and the agreement by which managers see whom nobody has thanked.</summary>
internal static class RecognitionPages
{
    private const string AgreementPage = "/recognition/not-noticed";

    public static void MapRecognition(this IEndpointRouteBuilder app)
    {
        app.MapGet("/recognition", ShowAsync);
        app.MapGet("/recognition/{picture}.csv", PictureAsync);
        app.MapGet(AgreementPage, AgreementAsync);
        app.MapPost(AgreementPage, AgreeAsync);
    }

    private static async Task<IResult> ShowAsync(ReadRecognition read, CancellationToken cancellationToken) =>
        new RazorComponentResult<RecognitionPage>(new { View = await read.HandleAsync(cancellationToken) });

    private static async Task<IResult> PictureAsync(string picture, ReadRecognition read, RecognitionPictures pictures, CancellationToken cancellationToken)
    {
        var view = await read.HandleAsync(cancellationToken);
        return (picture switch { "values" => pictures.Values(view), "trend" => pictures.Trend(view), _ => null }) is { } found
            ? found.ToFile()
            : new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };
    }

    private static async Task<IResult> AgreementAsync(string? refused, ListNotNoticed read, CancellationToken cancellationToken) =>
        new RazorComponentResult<AgreementPage>(new { Agreement = await read.ReadAgreementAsync(cancellationToken), IsRefused = refused is not null });

    private static async Task<IResult> AgreeAsync(IFormCollection posted, Visitor visitor, AgreeOnNotNoticedHandler agree, CancellationToken cancellationToken)
    {
        if (NotNoticedAgreement.Needed.FirstOrDefault(one => one.ToString() == posted["role"]) is var role && role == Role.None)
            return new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };
        return await agree.HandleAsync(new(visitor.Account!, role, posted["agrees"] == "yes"), cancellationToken) switch
        {
            null => TypedResults.LocalRedirect(AgreementPage),
            AgreementRefusal.SamePerson => TypedResults.LocalRedirect(AgreementPage + "?refused=same"),
            _ => new RazorComponentResult<NotForYouPage> { StatusCode = StatusCodes.Status403Forbidden },
        };
    }
}
