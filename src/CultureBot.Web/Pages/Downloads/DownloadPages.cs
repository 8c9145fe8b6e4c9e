using System.Globalization;
using System.Runtime.CompilerServices;
using CultureBot.Actions;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Web.Pages.Downloads;

/// <summary>Files for spreadsheets of what the person who is signed in may see anyway.</summary>
internal static class DownloadPages
{
    /// <summary>Nobody thanked anybody here before.</summary>
    public const int FirstYear = 2000;

    private const int PageSize = 500;

    private static readonly string[] KudosColumns = ["id", "given_at_utc", "giver", "recipients", "words", "values", "visibility", "boosts", "message"];

    private static readonly string[] ActionColumns =
    [
        "id", "answered_at_utc", "window", "group", "item", "said", "answer", "what", "why", "owner", "due", "state", "done_at_utc", "changed_at_utc",
        "effect", "effect_value", "asked_again_fives", "asked_again_n",
    ];

    public static void MapDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/recognition/kudos.csv", KudosAsync);
        app.MapGet("/actions.csv", ActionsAsync);
    }

    private static async Task<IResult> KudosAsync(
        int? year, Visitor visitor, ListReadableKudos kudos, NoteDownload note, TimeProvider clock, CancellationToken cancellationToken)
    {
        var present = clock.GetCurrentInstant().InZone(visitor.Zone).Year;
        var wanted = year ?? present;
        if (wanted < FirstYear || wanted > present) return TypedResults.Problem($"year must be {FirstYear} to {present}.", statusCode: StatusCodes.Status400BadRequest);
        await note.HandleAsync(visitor.Account!.Id, NoteDownload.Kudos, "kudos", wanted.ToString(CultureInfo.InvariantCulture), cancellationToken);
        var when = new Interval(Begin(wanted, visitor.Zone), Begin(wanted + 1, visitor.Zone));
        return TypedResults.Stream(
            stream => CsvFile.WriteAsync(stream, KudosColumns, KudosRowsAsync(kudos, visitor.Account!, when, cancellationToken), cancellationToken),
            CsvFile.ContentType,
            $"kudos-{wanted}.csv");
    }

    private static async Task<PushStreamHttpResult> ActionsAsync(Visitor visitor, ListActions actions, NoteDownload note, CancellationToken cancellationToken)
    {
        await note.HandleAsync(visitor.Account!.Id, NoteDownload.Actions, "actions", "", cancellationToken);
        return TypedResults.Stream(
            stream => CsvFile.WriteAsync(stream, ActionColumns, ActionRowsAsync(actions, cancellationToken), cancellationToken), CsvFile.ContentType, "actions.csv");
    }

    private static Instant Begin(int year, DateTimeZone zone) => new LocalDate(year, 1, 1).AtStartOfDayInZone(zone).ToInstant();

    private static async IAsyncEnumerable<IReadOnlyList<object?>> KudosRowsAsync(
        ListReadableKudos kudos, Account reader, Interval when, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (one, visibility) in kudos.ReadAsync(reader, when, cancellationToken))
        {
            yield return
            [
                one.Id.ToString("D"), one.At, one.Giver, string.Join("; ", one.Recipients), one.Words, string.Join(' ', one.Values), visibility.ToString(),
                one.Boosts, one.Source?.AbsoluteUri,
            ];
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> ActionRowsAsync(ListActions actions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await actions.ReadAsync(cursor, PageSize, cancellationToken);
            foreach (var one in page.Actions) yield return Row(one);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    private static IReadOnlyList<object?> Row(ActionEntry one) =>
    [
        one.Id.ToString("D"), one.At, one.Window.ToString("D"), one.GroupName, one.Item, one.Said, one.Answer, one.What, one.Why, one.Owner, one.Due, one.State,
        one.DoneAt, one.ChangedAt, one.Effect?.Verdict, one.Effect?.Value, one.AskedAgain?.Fives, one.AskedAgain?.N,
    ];
}
