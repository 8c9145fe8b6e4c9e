using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Extensions;

namespace CultureBot.Web.Pages.Runs;

/// <summary>The pages on which administrators see what CultureBot does by itself, run it, try it again and pause it.</summary>
internal static class RunsPages
{
    public static void MapRunsPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/jobs", ListAsync);
        app.MapGet("/jobs/{name}", ShowAsync);
        app.MapPost("/jobs/{name}/run", RunAsync);
        app.MapPost("/jobs/{name}/retry", RetryAsync);
        app.MapPost("/jobs/{name}/pause", PauseAsync);
        app.MapPost("/jobs/{name}/resume", ResumeAsync);
    }

    private static async Task<IResult> ListAsync(string? done, Jobs jobs, ReadRuns runs, TimeProvider time, CancellationToken cancellationToken) =>
        new RazorComponentResult<JobsPage>(new
        {
            Jobs = await jobs.ListAsync(cancellationToken),
            Failed = await runs.ListFailedAsync(cancellationToken),
            Done = Known(done),
            MadeAt = time.GetUtcNow().ToInstant(),
        });

    private static async Task<IResult> ShowAsync(
        string name, string? done, Guid? before, Jobs jobs, ReadRuns runs, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(name, cancellationToken) is not { } job) return NotFound();
        return new RazorComponentResult<JobPage>(new
        {
            Job = job,
            Runs = await runs.HandleAsync(job.Schedule, before is { } id ? new OccurrenceId(id) : null, cancellationToken),
            Done = Known(done),
            MadeAt = time.GetUtcNow().ToInstant(),
        });
    }

    private static async Task<IResult> RunAsync(string name, Jobs jobs, Visitor visitor, CancellationToken cancellationToken) =>
        await jobs.RunAsync(name, again: false, By(visitor), cancellationToken) is { } run ? Done(name, run.IsNew ? "run" : "had") : NotFound();

    private static async Task<IResult> RetryAsync(
        string name, IFormCollection posted, Jobs jobs, RetryRun retry, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(name, cancellationToken) is not { } job || !Guid.TryParse(posted["run"], out var id)) return NotFound();
        return Done(name, await retry.HandleAsync(job.Schedule.Id, new(id), By(visitor), cancellationToken) ? "retried" : "nothing");
    }

    private static async Task<IResult> PauseAsync(string name, Jobs jobs, PauseSchedule pause, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(name, cancellationToken) is not { MayPause: true } job) return NotFound();
        await pause.PauseAsync(job.Schedule.Id, By(visitor), cancellationToken);
        return Done(name, "paused");
    }

    private static async Task<IResult> ResumeAsync(string name, Jobs jobs, PauseSchedule pause, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(name, cancellationToken) is not { MayPause: true } job) return NotFound();
        await pause.ResumeAsync(job.Schedule.Id, By(visitor), cancellationToken);
        return Done(name, "resumed");
    }

    private static string Known(string? done) => done is "run" or "had" or "retried" or "nothing" or "paused" or "resumed" ? done : "";

    private static AccountId By(Visitor visitor) => visitor.Account!.Id;

    private static RedirectHttpResult Done(string name, string what) => TypedResults.LocalRedirect($"/jobs/{Uri.EscapeDataString(name)}?done={what}");

    private static RazorComponentResult<NotFoundPage> NotFound() => new() { StatusCode = StatusCodes.Status404NotFound };
}
