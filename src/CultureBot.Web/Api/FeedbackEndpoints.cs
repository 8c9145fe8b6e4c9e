using System.Collections.Immutable;
using CultureBot.Feedback;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Api;

/// <summary>How well teams serve each other, as far as it is published.</summary>
internal static class FeedbackEndpoints
{
    public static void MapFeedbackApi(this IEndpointRouteBuilder api)
    {
        api.MapGet("/feedback/edges", EdgesAsync).WithName("ListEdges").WithTags("Feedback")
            .WithSummary("Who served whom and how well, of the latest quarter whose results are out. Released figures only.");
        api.MapPost("/feedback/served", ServedAsync).WithName("CountServed").WithTags("Feedback")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("A team has served somebody: every n-th customer is asked how well, by the team's rule.")
            .WithDescription(
                "For a program that closes tickets. The answer is asked, counted, or postponed when it was the turn of somebody who was asked within two weeks. "
                + "A request with the same key, sent again within two days, counts once and has the same answer. A team without a rule is a 409: whoever leads it sets one with /feedback every 5.");
        api.MapGet("/promises", PromisesAsync).WithName("ListPromises").WithTags("Feedback")
            .WithSummary("What each team says that its internal customers can expect, by name.");
    }

    private static async Task<Ok<PublishedEdges>> EdgesAsync(ListEdges edges, CancellationToken cancellationToken) =>
        TypedResults.Ok(await edges.ReadAsync(cancellationToken));

    private static async Task<Results<Ok<ServedAnswer>, ProblemHttpResult>> ServedAsync(ServedWanted served, CountServed count, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(served.Team) || string.IsNullOrWhiteSpace(served.CustomerEmail))
            return Problem(StatusCodes.Status422UnprocessableEntity, "Something is missing.", "team and customerEmail: both are needed.");
        return await count.HandleAsync(served.Team, served.CustomerEmail, served.Purpose ?? "", served.Key ?? "", cancellationToken) switch
        {
            CountServedResult.UnknownTeam => Problem(StatusCodes.Status404NotFound, "No team has this name.", "team: use its name in HR's list of people."),
            CountServedResult.UnknownCustomer => Problem(StatusCodes.Status404NotFound, "No colleague has this address.", "customerEmail: use a confirmed address of an active colleague."),
            CountServedResult.NoRule => Problem(StatusCodes.Status409Conflict, "The team asks by no rule.", "Whoever leads it sets one with /feedback every 5."),
            CountServedResult.TooLong => Problem(StatusCodes.Status422UnprocessableEntity, "The purpose is too long.", "purpose: at most 120 characters."),
            var result => TypedResults.Ok(new ServedAnswer(result.ToString().ToLowerInvariant())),
        };
    }

    private static ProblemHttpResult Problem(int status, string title, string detail) => TypedResults.Problem(statusCode: status, title: title, detail: detail);

    private static async Task<Ok<ImmutableArray<PromiseEntry>>> PromisesAsync(ListPromises promises, CancellationToken cancellationToken) =>
        TypedResults.Ok(await promises.ReadAsync(cancellationToken));
}

/// <param name="Team">Its name, however it is written.</param>
/// <param name="CustomerEmail">Of whom it served.</param>
/// <param name="Purpose">With what, at most 120 characters; the customer reads it.</param>
/// <param name="Key">The same for the same service, such as a ticket's number: sent again it counts once.</param>
internal sealed record ServedWanted(string? Team, string? CustomerEmail, string? Purpose = null, string? Key = null);

/// <param name="Result"><c>asked</c>, <c>counted</c> or <c>postponed</c>.</param>
internal sealed record ServedAnswer(string Result);
