using System.ComponentModel;
using CultureBot.Pulse;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Extensions;

namespace CultureBot.Web.Api;

/// <summary>Windows of surveys for the operator: closed, looked at, and their published results read.</summary>
internal static class PulseEndpoints
{
    public static void MapPulseApi(this RouteGroupBuilder api)
    {
        api.MapPost("/windows/{id:guid}/close", CloseAsync).WithName("CloseWindow").WithTags("Surveys")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Closes a window now: no answer is taken any more, it is counted, and its ballots are deleted.")
            .WithDescription("Answers with the window as it is afterwards; closing one that is closed already changes nothing.");
        api.MapGet("/windows/{id:guid}", ReadAsync).WithName("ReadWindow").WithTags("Surveys").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A window's state, and one participation figure for the whole organization.")
            .WithDescription("Before the close the figure is as of its daily count, so that nobody is found out by watching it.");
        api.MapGet("/windows/{id:guid}/results", ResultsAsync).WithName("ReadResults").WithTags("Surveys")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status410Gone)
            .WithSummary("The release ledger of a window: everything that is ever published of it.")
            .WithDescription("409 before its hour, which the problem's detail says when it is known; 410 once its time is over and it was forgotten.");
    }

    private static async Task<Results<Ok<WindowAnswer>, ProblemHttpResult>> CloseAsync(
        [Description("The window.")] Guid id, CloseWindowHandler close, ReadWindow windows, CancellationToken cancellationToken) =>
        await close.HandleAsync(new(new(id)), cancellationToken) switch
        {
            CloseWindowResult.Unknown => Unknown(),
            CloseWindowResult.NotOpen => TypedResults.Problem(
                "It is still being prepared. Try again in a minute.", statusCode: StatusCodes.Status409Conflict, title: "The window is not open yet."),
            _ => await ReadAsync(id, windows, cancellationToken),
        };

    private static async Task<Results<Ok<WindowAnswer>, ProblemHttpResult>> ReadAsync(
        [Description("The window.")] Guid id, ReadWindow windows, CancellationToken cancellationToken) =>
        await windows.HandleAsync(new(id), cancellationToken) is { } window ? TypedResults.Ok(WindowAnswer.Of(window)) : Unknown();

    private static async Task<Results<Ok<ResultsAnswer>, ProblemHttpResult>> ResultsAsync(
        [Description("The window.")] Guid id, ReadWindow windows, ReadReport reports, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await windows.HandleAsync(new(id), cancellationToken) is not { } window) return Unknown();
        if (window.PublishedAt is not { } at) return NotYet("The window has not been closed yet.");
        if (at > clock.GetCurrentInstant()) return NotYet($"Everybody gets the results at {at}.");
        return await reports.HandleAsync(new(id), cancellationToken) is { } report ? TypedResults.Ok(ResultsAnswer.Of(report.Ledger)) : Gone();
    }

    private static ProblemHttpResult Unknown() => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such window.");

    private static ProblemHttpResult Gone() => TypedResults.Problem(
        "They were kept for their time, and are forgotten now.", statusCode: StatusCodes.Status410Gone, title: "The results are gone.");

    private static ProblemHttpResult NotYet(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict, title: "The results are not out yet.");
}
