using System.Collections.Immutable;
using CultureBot.Privacy;
using CultureBot.Pulse;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace CultureBot.Web.Pages.Surveys;

/// <summary>What is due of all surveys, as a calendar and a file; and all results that are out.</summary>
internal static class CalendarPages
{
    public static void MapCalendarPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/surveys/calendar", ShowAsync);
        app.MapGet("/surveys/calendar.csv", FileAsync);
        app.MapGet("/surveys/calendar-days.csv", DaysAsync);
        app.MapGet("/surveys/results", ResultsAsync);
    }

    private static async Task<IResult> ShowAsync(ReadSurveyCalendar calendar, CancellationToken cancellationToken) =>
        new RazorComponentResult<CalendarPage>(new { Calendar = await calendar.HandleAsync(cancellationToken) });

    private static async Task<IResult> FileAsync(ReadSurveyCalendar calendar, SurveyPagesWords phrases, CancellationToken cancellationToken)
    {
        var read = await calendar.HandleAsync(cancellationToken);
        ImmutableArray<string> columns = [.. ((string[])["day", "time", "zone", "survey", "what", "window", "wave", "holidays"]).Select(name => phrases["file." + name])];
        var file = CsvFile.Of(columns, read.Entries.Select(entry =>
        {
            var local = entry.At.InZone(read.Zone);
            return (IEnumerable<object?>)
            [
                local.Date.ToString("uuuu-MM-dd", null), local.TimeOfDay.ToString("HH:mm", null), read.Zone.Id, entry.Name, phrases["due." + entry.Kind], entry.Window,
                entry.Wave > 0 ? entry.Wave : null, HolidaysOn(read, local.Date),
            ];
        }));
        return TypedResults.File(CsvFile.Encode(file), CsvFile.ContentType, "surveys.csv");
    }

    private static async Task<IResult> DaysAsync(ReadSurveyCalendar calendar, CalendarPicture picture, CancellationToken cancellationToken) =>
        picture.Of(await calendar.HandleAsync(cancellationToken)) is { } drawn ? drawn.ToFile() : new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };

    /// <summary>The names of a day's holidays with their countries; empty for none.</summary>
    internal static string HolidaysOn(SurveyCalendar calendar, LocalDate date) =>
        string.Join(", ", calendar.Holidays.Where(day => day.Date == date).Select(day => $"{day.Name} ({day.Country})"));

    private static async Task<IResult> ResultsAsync(int? page, Visitor visitor, ListPublished published, CancellationToken cancellationToken)
    {
        // Pages beyond all results are empty; far numbers would not fit into a query.
        var at = Math.Clamp(page ?? 0, 0, 10_000);
        return new RazorComponentResult<ResultsPage>(new { Published = await published.HandleAsync(at, visitor.Culture, cancellationToken), Page = at });
    }
}
