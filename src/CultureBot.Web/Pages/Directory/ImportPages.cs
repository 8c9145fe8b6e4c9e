using CultureBot.People.Directory;
using CultureBot.People.Directory.Imports;
using CultureBot.Privacy;
using CultureBot.Web.Access;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Extensions;

namespace CultureBot.Web.Pages.Directory;

/// <summary>The pages on which a file of people is looked at before it is imported, and the last import is undone.</summary>
internal static class ImportPages
{
    private const string Address = "/people/import";

    private static readonly string[] Columns = ["who", "email", "what", "field", "before", "after"];

    public static void MapImportPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync);
        app.MapPost(Address, SendAsync).WithMetadata(new LargeForm($"{Address}?done=too_large"));
        app.MapGet("/people/import/{file:guid}", LookAsync);
        app.MapGet("/people/import/{file:guid}/changes.csv", ChangesAsync);
        app.MapPost("/people/import/{file:guid}", ImportAsync);
        app.MapPost("/people/import/{file:guid}/forget", ForgetAsync);
        app.MapGet("/people/import/undo/{import:guid}", LookAtUndoAsync);
        app.MapPost("/people/import/undo/{import:guid}", UndoAsync);
    }

    private static Task<IResult> ShowAsync(
        string? done, ReadImports imports, WaitingFiles waiting, Visitor visitor, TimeProvider clock, CancellationToken cancellationToken) =>
        PageAsync(done ?? "", problems: null, imports, waiting, visitor, clock, cancellationToken);

    private static async Task<IResult> SendAsync(
        IFormCollection posted, PlanImport plan, ReadImports imports, WaitingFiles waiting, Visitor visitor, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (posted.Files is not [{ Length: > 0 } sent]) return await PageAsync("no_file", problems: null, imports, waiting, visitor, clock, cancellationToken);
        using var file = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(file, cancellationToken);
        var bytes = file.GetBuffer().AsMemory(0, (int)file.Length);
        if (await plan.CheckAsync(new(bytes, IsDryRun: true) { MayBeWindows = true }, cancellationToken) is { } refused)
            return await PageAsync("", refused, imports, waiting, visitor, clock, cancellationToken);
        var kept = await waiting.KeepAsync(visitor.Account!.Id, bytes, posted["everybody"] == "true", cancellationToken);
        return TypedResults.LocalRedirect($"{Address}/{kept.Id.Value:D}");
    }

    private static async Task<IResult> LookAsync(
        Guid file, string? moved, int? page, PlanImport plan, WaitingFiles waiting, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await waiting.ReadAsync(visitor.Account!.Id, new(file), cancellationToken) is not { } request) return Gone();
        var changes = new ShownChanges(page ?? 1);
        return await plan.HandleAsync(request, changes.Add, cancellationToken) switch
        {
            ImportPlan shown => new RazorComponentResult<PlanPage>(new { File = file, Plan = shown, Changes = changes, request.IsComplete, HasMoved = moved is not null }),
            ImportRefused refused => new RazorComponentResult<PlanPage>(new { File = file, Refused = refused, Changes = changes, request.IsComplete, HasMoved = moved is not null }),
            var other => throw new InvalidOperationException($"{other.GetType().Name} has no page."),
        };
    }

    private static async Task<IResult> ChangesAsync(
        Guid file, PlanImport plan, WaitingFiles waiting, PeoplePagesWords words, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await waiting.ReadAsync(visitor.Account!.Id, new(file), cancellationToken) is not { } request) return Gone();
        var rows = new List<object?[]>();
        var planned = await plan.HandleAsync(
            request, change => rows.Add([change.Who, change.Email, words["kind." + change.Kind], words.Field(change.Field), change.Before, change.After]), cancellationToken);
        return planned is ImportPlan
            ? TypedResults.Stream(stream => CsvFile.WriteAsync(stream, Columns, rows.ToAsyncEnumerable(), cancellationToken), CsvFile.ContentType, "changes.csv")
            : Gone();
    }

    private static async Task<IResult> ImportAsync(Guid file, IFormCollection posted, RunImports imports, WaitingFiles waiting, Visitor visitor, CancellationToken cancellationToken)
    {
        var by = visitor.Account!.Id;
        if (await waiting.FindAsync(by, cancellationToken) is not { } found || found.Id.Value != file) return Gone();
        return await imports.ImportAsync(by, found.Id, posted["shown"].ToString(), cancellationToken) switch
        {
            PeopleImported => Done("imported"),
            ImportMoved or ImportRefused or ImportStopped => TypedResults.LocalRedirect($"{Address}/{file:D}?moved=true"),
            _ => Done("started"),
        };
    }

    private static async Task<IResult> ForgetAsync(Guid file, WaitingFiles waiting, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await waiting.FindAsync(visitor.Account!.Id, cancellationToken) is not { } found || found.Id.Value != file) return Gone();
        await waiting.ForgetAsync(found.Id, cancellationToken);
        return Done("forgotten");
    }

    private static async Task<IResult> LookAtUndoAsync(Guid import, UndoImportHandler undo, CancellationToken cancellationToken) =>
        await undo.LookAsync(new(import), cancellationToken) is { } result
            ? new RazorComponentResult<UndoPage>(new { Import = import, Result = result })
            : Gone();

    private static async Task<IResult> UndoAsync(Guid import, UndoImportHandler undo, RunImports imports, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await undo.FindAsync(cancellationToken) is not { } last || last.Id.Value != import) return Gone();
        return Done(await imports.UndoAsync(visitor.Account!.Id, last.Id, cancellationToken) is null ? "started" : "undone");
    }

    private static async Task<IResult> PageAsync(
        string done, ImportRefused? problems, ReadImports imports, WaitingFiles waiting, Visitor visitor, TimeProvider clock, CancellationToken cancellationToken) =>
        new RazorComponentResult<ImportPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Imports"] = await imports.HandleAsync(cancellationToken),
            ["Waiting"] = await waiting.FindAsync(visitor.Account!.Id, cancellationToken),
            ["Done"] = done is "imported" or "started" or "forgotten" or "undone" or "no_file" or "too_large" ? done : "",
            ["Problems"] = problems,
            ["Now"] = clock.GetCurrentInstant(),
        });

    private static RedirectHttpResult Done(string what) => TypedResults.LocalRedirect($"{Address}?done={what}");

    private static RazorComponentResult<FileGonePage> Gone() => new() { StatusCode = StatusCodes.Status404NotFound };
}
