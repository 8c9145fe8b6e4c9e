using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.People.Directory.Reading;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;

namespace CultureBot.Web.Pages.Directory;

/// <summary>
/// The pages of who works here. Lists and persons are for administrators and HR. The chart is for everybody who is signed in: who reports to
/// whom is no secret in a company, and people look for whom to ask.
/// </summary>
internal static class DirectoryPages
{
    public static void MapDirectoryPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/people", ListAsync);
        app.MapGet("/people/chart", ChartAsync);
        app.MapGet("/people/{person:guid}", PersonAsync);
        app.MapPost("/people/{person:guid}/leave", NoteLeaveAsync);
        app.MapPost("/people/{person:guid}/leave/end", EndLeaveAsync);
    }

    private static async Task<IResult> ListAsync(string? find, int? page, ListPeople people, CancellationToken cancellationToken)
    {
        var typed = find?.Trim() ?? "";
        return new RazorComponentResult<PeoplePage>(new { Find = typed, Found = await people.HandleAsync(typed, page ?? 1, cancellationToken) });
    }

    private static async Task<IResult> ChartAsync(Guid? of, int? page, ReadChart chart, CancellationToken cancellationToken) =>
        await chart.HandleAsync(of is { } head ? new PersonId(head) : null, page ?? 1, cancellationToken) is { } level
            ? new RazorComponentResult<ChartPage>(new { Level = level })
            : NotFound();

    private static Task<IResult> PersonAsync(Guid person, string? done, ReadPerson people, Visitor visitor, TimeProvider time, CancellationToken cancellationToken) =>
        ShowAsync(new(person), done is "noted" or "ended" ? done : "", LeaveForm.Empty, people, visitor, time, cancellationToken);

    private static async Task<IResult> NoteLeaveAsync(
        Guid person, IFormCollection posted, NoteLeaveHandler leaves, ReadPerson people, Visitor visitor, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = LeaveForm.Read(posted);
        var refusal = await leaves.HandleAsync(
            new(new(person), Date(form.From), Date(form.To), visitor.Account!.Id) { Instead = Date(form.Instead) }, cancellationToken);
        return refusal switch
        {
            null => TypedResults.LocalRedirect($"/people/{person:D}?done=noted"),
            LeaveRefusal.NoSuchPerson => NotFound(),
            var other => await ShowAsync(new(person), "", form with { Refusal = other }, people, visitor, time, cancellationToken),
        };
    }

    private static async Task<IResult> EndLeaveAsync(
        Guid person, IFormCollection posted, NoteLeaveHandler leaves, Visitor visitor, TimeProvider time, CancellationToken cancellationToken) =>
        Date(posted["from"].ToString()) is { } from
        && await leaves.EndAsync(new(person), from, Today(visitor, time), visitor.Account!.Id, cancellationToken) is null
            ? TypedResults.LocalRedirect($"/people/{person:D}?done=ended")
            : NotFound();

    private static async Task<IResult> ShowAsync(
        PersonId person, string done, LeaveForm form, ReadPerson people, Visitor visitor, TimeProvider time, CancellationToken cancellationToken) =>
        await people.HandleAsync(person, cancellationToken) is { } shown
            ? new RazorComponentResult<PersonPage>(new { Shown = shown, Done = done, Form = form, Today = Today(visitor, time) })
            : NotFound();

    private static LocalDate Today(Visitor visitor, TimeProvider time) => time.GetCurrentInstant().InZone(visitor.Zone).Date;

    private static LocalDate? Date(string typed) => LocalDatePattern.Iso.Parse(typed.Trim()) is { Success: true } date ? date.Value : null;

    private static RazorComponentResult<NotFoundPage> NotFound() => new() { StatusCode = StatusCodes.Status404NotFound };
}
