using System.Collections.Immutable;
using CultureBot.Actions;
using CultureBot.Privacy;
using CultureBot.Pulse;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Extensions;

namespace CultureBot.Web.Pages.Pulse;

/// <summary>The results of a window, the same for everybody who is signed in, from their hour on.</summary>
internal static class PulsePages
{
    public static void MapPulsePages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/pulse/{window:guid}", ShowAsync);
        app.MapGet("/pulse/{window:guid}/ledger.csv", FileAsync);
    }

    private static async Task<IResult> ShowAsync(
        Guid window, string? group, ReadWindow windows, ReadReport reports, ListActions actions, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await windows.HandleAsync(new(window), cancellationToken) is not { } found) return NotFound();
        if (!IsOut(found, clock)) return Page<PulseWaitingPage>(("Window", found));

        // What was published goes after its time.
        if (await reports.HandleAsync(found.Id, cancellationToken) is not { } report) return NotFound();
        var shown = group is null ? report.Company : report.Find(group);
        // A group that is not published and one that does not exist look alike.
        var answered = (await actions.OfWindowAsync(new(window), cancellationToken))
            .Where(action => shown?.Group is { Kind: PublishedGroupKind.Company } || action.Group == shown?.Group.GroupId);
        return Page<PulsePage>(
            ("Report", report), ("Shown", shown), ("IsHidden", group is not null && shown is null), ("Actions", answered.ToImmutableArray()));
    }

    private static async Task<IResult> FileAsync(Guid window, ReadWindow windows, ReadReport reports, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await windows.HandleAsync(new(window), cancellationToken) is not { } found || !IsOut(found, clock)) return NotFound();
        if (await reports.HandleAsync(found.Id, cancellationToken) is not { } report) return NotFound();
        return TypedResults.File(CsvFile.Encode(LedgerCsv.Of(report.Ledger)), CsvFile.ContentType, $"pulse-{window:D}.csv");
    }

    private static bool IsOut(Window window, TimeProvider clock) => window.PublishedAt is { } at && at <= clock.GetCurrentInstant();

    private static RazorComponentResult<NotFoundPage> NotFound() => new() { StatusCode = StatusCodes.Status404NotFound };

    private static RazorComponentResult<TPage> Page<TPage>(params IEnumerable<(string Name, object? Value)> parameters)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));
}
