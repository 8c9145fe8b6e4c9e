using System.ComponentModel;
using CultureBot.People.Directory;
using CultureBot.Web.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace CultureBot.Web.Api;

/// <summary>Takes HR's file of people: as the body, or as the one file of a form.</summary>
internal static class PeopleImportEndpoint
{
    private const string Csv = "text/csv";
    private const string Multipart = "multipart/form-data";

    public static void MapPeopleImport(this IEndpointRouteBuilder api) =>
        api.MapPost("/people/import", ImportAsync).WithName("ImportPeople").WithTags("People")
            .WithMetadata(new RequestSizeLimitAttribute(LargeForm.LargestBody))
            .Produces<PeopleImportRefusal>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                operation.RequestBody = Body();
                return Task.CompletedTask;
            })
            .WithSummary("Imports people, their managers, teams and whatever else HR knows of them, from a CSV file.")
            .WithDescription(
                "A row a person, in UTF-8 (or UTF-16 with its mark), separated by commas, semicolons or tabs. Columns in any order: email, name, "
                + "manager_email, team, location, country, time_zone, start_date, birthday; every other one is an attribute. A cell that is empty "
                + "clears the value, a column that is missing leaves it. The file is checked as a whole first, and refused with every problem "
                + "(422). Sent again it changes nothing. At most 50 MB.");

    private static async Task<Results<Ok<PeopleImportAnswer>, ProblemHttpResult>> ImportAsync(
        HttpRequest request,
        [Description("Only says what would be; nothing is stored."), FromQuery(Name = "dry_run")] bool? dryRun,
        [Description("The file names everybody who works here: whom it does not name has left."), FromQuery(Name = "everybody")] bool? isEverybody,
        ImportPeopleHandler people,
        CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        if (await ReadAsync(request, file, cancellationToken) is { } refusal) return refusal;
        var import = new ImportPeople(file.GetBuffer().AsMemory(0, (int)file.Length), dryRun ?? false) { IsComplete = isEverybody ?? false };
        return await people.HandleAsync(import, cancellationToken) switch
        {
            PeopleImported imported => TypedResults.Ok(PeopleImportAnswer.Of(imported)),
            ImportRefused refused => TypedResults.Problem(PeopleImportRefusal.Of(refused)),
            ImportStopped stopped => Refused(
                StatusCodes.Status503ServiceUnavailable,
                $"It stopped with {stopped.Done} of {stopped.Rows} rows done. Send the same file again: that completes it."),
            var other => throw new InvalidOperationException($"{other.GetType().Name} has no answer."),
        };
    }

    /// <returns>Null when the file has been read.</returns>
    private static async Task<ProblemHttpResult?> ReadAsync(HttpRequest request, MemoryStream file, CancellationToken cancellationToken)
    {
        try
        {
            switch (request.ContentType?.Split(';')[0].Trim().ToLowerInvariant())
            {
                case Csv:
                    await request.Body.CopyToAsync(file, cancellationToken);
                    return null;
                case Multipart:
                    if ((await request.ReadFormAsync(LargeForm.Options, cancellationToken)).Files is not [var sent])
                        return Refused(StatusCodes.Status400BadRequest, "Send one file in the form.");
                    await sent.CopyToAsync(file, cancellationToken);
                    return null;
                default:
                    return Refused(StatusCodes.Status415UnsupportedMediaType, $"Send the file as {Csv}, or in a form as {Multipart}.");
            }
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refused(tooLarge.StatusCode, "A file may have 50 MB. Send it in several parts, each with the first line; managers first.");
        }
        catch (Exception malformed) when (malformed is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return Refused(StatusCodes.Status400BadRequest, "The form is not well-formed, or ended too early.");
        }
    }

    private static ProblemHttpResult Refused(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    private static OpenApiRequestBody Body() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [Csv] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
            [Multipart] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                    {
                        ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                    },
                },
            },
        },
    };
}
