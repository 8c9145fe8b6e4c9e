using System.ComponentModel;
using CultureBot.Delivery;
using CultureBot.Kudos;
using CultureBot.Schedules;
using CultureBot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Web.Api;

/// <summary>The operator's API: what runs when, what waits to be sent, the public kudos, and people to import.</summary>
internal static class ApiEndpoints
{
    private const int MostAtOnce = 500;

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").ProducesProblem(StatusCodes.Status401Unauthorized);
        api.MapGet("/jobs", JobsAsync).WithName("ListJobs").WithTags("Jobs")
            .WithSummary("Every job with its schedule, next and last fire, and last outcome.");
        api.MapPost("/jobs/{name}/run", RunAsync).WithName("RunJob").WithTags("Jobs").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Runs a job for its current period.")
            .WithDescription("Claims the current period and answers with its occurrence (202), or with the one already there (200).");
        api.MapGet("/outbox", OutboxAsync).WithName("ReadOutbox").WithTags("Delivery")
            .WithSummary("How many messages are in each state, and since when the oldest due one waits.");
        api.MapGet("/kudos", KudosAsync).WithName("ListKudos").WithTags("Kudos")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Public kudos, the oldest first. Private ones are never listed.");
        api.MapSurveys();
        api.MapActionsApi();
        api.MapFeedbackApi();
        api.MapPeopleImport();
        api.MapPulseApi();
    }

    private static async Task<Ok<IReadOnlyList<JobAnswer>>> JobsAsync(Jobs jobs, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<JobAnswer>>([.. (await jobs.ListAsync(cancellationToken)).Select(JobAnswer.Of)]);

    private static async Task<Results<Ok<OccurrenceAnswer>, Accepted<OccurrenceAnswer>, ProblemHttpResult>> RunAsync(
        [Description("The job's name, as GET /api/v1/jobs lists it.")] string name,
        [Description("Runs it once more for a period that it has run for already.")] bool? again,
        Jobs jobs,
        CancellationToken cancellationToken)
    {
        if (await jobs.RunAsync(name, again ?? false, cancellationToken) is not { } run)
            return TypedResults.Problem("GET /api/v1/jobs lists the names.", statusCode: StatusCodes.Status404NotFound, title: "There is no such job.");
        var answer = OccurrenceAnswer.Of(run.Occurrence);
        return run.IsNew ? TypedResults.Accepted("/api/v1/jobs", answer) : TypedResults.Ok(answer);
    }

    private static Task<OutboxAnswer> OutboxAsync(Database database, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async sql => OutboxAnswer.Of(await OutboxStore.CountByStateAsync(sql), await OutboxStore.FindEarliestDueAsync(sql)),
            cancellationToken);

    private static async Task<Results<Ok<KudosPage>, ProblemHttpResult>> KudosAsync(
        [Description("Only kudos given at or after this instant, for example 2026-11-20T00:00:00Z.")] string? since,
        [Description("The nextCursor of the page before.")] string? cursor,
        [Description("At most so many; 1 to 500, 100 by default.")] int? limit,
        ListPublicKudos kudos,
        CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MostAtOnce) return Malformed($"limit must be 1 to {MostAtOnce}.");
        Instant? from = null;
        if (since is not null)
        {
            var parsed = OffsetDateTimePattern.ExtendedIso.Parse(since);
            if (!parsed.Success) return Malformed("since must be an instant with an offset, for example 2026-11-20T00:00:00Z.");
            from = parsed.Value.ToInstant();
        }

        try
        {
            return TypedResults.Ok(await kudos.ReadAsync(from, cursor, limit ?? 100, cancellationToken));
        }
        catch (FormatException malformed)
        {
            return Malformed(malformed.Message);
        }
    }

    private static ProblemHttpResult Malformed(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest);
}
