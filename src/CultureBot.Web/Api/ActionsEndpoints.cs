using System.ComponentModel;
using CultureBot.Actions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Api;

/// <summary>What was said in surveys, and what is done about it.</summary>
internal static class ActionsEndpoints
{
    private const int MostAtOnce = 500;

    public static void MapActionsApi(this IEndpointRouteBuilder api) =>
        api.MapGet("/actions", ActionsAsync).WithName("ListActions").WithTags("Actions")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("What teams were answered after surveys, the oldest first, and whether it was shown to have helped.");

    private static async Task<Results<Ok<ActionsPage>, ProblemHttpResult>> ActionsAsync(
        [Description("The nextCursor of the page before.")] string? cursor,
        [Description("At most so many; 1 to 500, 100 by default.")] int? limit,
        ListActions actions,
        CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MostAtOnce) return Malformed($"limit must be 1 to {MostAtOnce}.");
        try
        {
            return TypedResults.Ok(await actions.ReadAsync(cursor, limit ?? 100, cancellationToken));
        }
        catch (FormatException malformed)
        {
            return Malformed(malformed.Message);
        }
    }

    private static ProblemHttpResult Malformed(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest);
}
