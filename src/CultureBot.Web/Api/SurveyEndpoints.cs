using System.ComponentModel;
using CultureBot.Pulse;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CultureBot.Web.Api;

/// <summary>Surveys by the operator's API: made, and launched.</summary>
internal static class SurveyEndpoints
{
    private const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 120;
    private const int LongestReason = 500;

    public static void MapSurveys(this RouteGroupBuilder api)
    {
        api.MapPost("/surveys", MakeAsync).WithName("MakeSurvey").WithTags("Surveys")
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Makes a survey.")
            .WithDescription(
                "Questions are items of the bank, teams whose service is rated, or texts of one's own by language. Minimums may be raised, never lowered "
                + "(422). With an Idempotency-Key the same request makes one survey: 201 the first time, then 200. Where auditors are named it waits for one.");
        api.MapPost("/surveys/{id:guid}/windows", LaunchAsync).WithName("LaunchWindow").WithTags("Surveys")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Opens the survey's next window and sends its first wave.")
            .WithDescription(
                "Questions, promise, groups and the released attribute are frozen by it. A refusal is a 409 that says what to do. With an Idempotency-Key "
                + "the same request opens one window: 201 the first time, then 200; what was cut short goes on.");
    }

    private static async Task<Results<Created<SurveyAnswer>, Ok<SurveyAnswer>, ProblemHttpResult>> MakeAsync(
        WantedSurvey survey,
        [FromHeader(Name = KeyHeader), Description("At most 120 characters of your own; the same for a request that is sent again.")] string? idempotencyKey,
        SurveyApi surveys,
        CancellationToken cancellationToken)
    {
        if (Key(idempotencyKey) is not { } key) return Malformed();
        var result = await surveys.MakeAsync(survey, key, cancellationToken);
        if (result.Made is not { } made)
        {
            return TypedResults.Problem(new HttpValidationProblemDetails(result.Faults.ToDictionary(fault => fault.Key, fault => new[] { fault.Value }, StringComparer.Ordinal))
            {
                Status = StatusCodes.Status422UnprocessableEntity,
                Title = "The survey cannot be made so.",
                Detail = string.Join(' ', result.Faults.OrderBy(fault => fault.Key, StringComparer.Ordinal).Select(fault => $"{fault.Key}: {fault.Value}")),
            });
        }

        var answer = SurveyAnswer.Of(made);
        return result.IsNew ? TypedResults.Created($"/api/v1/surveys/{answer.Id:D}", answer) : TypedResults.Ok(answer);
    }

    private static async Task<Results<Created<LaunchedWindowAnswer>, Ok<LaunchedWindowAnswer>, ProblemHttpResult>> LaunchAsync(
        [Description("The survey's id.")] Guid id,
        LaunchWanted? wanted,
        [FromHeader(Name = KeyHeader), Description("At most 120 characters of your own; the same for a request that is sent again.")] string? idempotencyKey,
        SurveyApi surveys,
        CancellationToken cancellationToken)
    {
        if (Key(idempotencyKey) is not { } key) return Malformed();
        if (wanted?.Override?.Length > LongestReason)
            return TypedResults.Problem($"override must have at most {LongestReason} characters.", statusCode: StatusCodes.Status400BadRequest);

        var result = await surveys.LaunchAsync(new(id), wanted?.Attribute, wanted?.Override?.Trim(), key, cancellationToken);
        if (result.IsUnknown)
            return TypedResults.Problem("POST /api/v1/surveys answers with the id.", statusCode: StatusCodes.Status404NotFound, title: "There is no such survey.");
        if (result.Made is not { } window)
            return TypedResults.Problem(result.Conflict, statusCode: StatusCodes.Status409Conflict, title: "The window was not opened.");

        var answer = LaunchedWindowAnswer.Of(window);
        return result.IsNew ? TypedResults.Created($"/api/v1/windows/{answer.Id:D}", answer) : TypedResults.Ok(answer);
    }

    // A request without a key is a new one.
    private static string? Key(string? header) => header switch
    {
        null or "" => "api:" + Guid.CreateVersion7().ToString("D"),
        { Length: <= LongestKey } => "api-key:" + header,
        _ => null,
    };

    private static ProblemHttpResult Malformed() =>
        TypedResults.Problem($"{KeyHeader} must have at most {LongestKey} characters.", statusCode: StatusCodes.Status400BadRequest);
}
