using System.Text.Json;
using System.Text.Json.Nodes;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Privacy.DataSheet;
using CultureBot.Privacy.Personal;
using CultureBot.Privacy.Retention;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Data;

/// <summary>What is kept of whoever is signed in, the audit, the data sheet, and the page on which administrators erase a person.</summary>
internal static class DataPages
{
    // Names are read by people: nothing but what JSON itself needs is escaped.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapDataPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/me/data", ShowMineAsync);
        app.MapGet("/me/data.json", DownloadMineAsync);
        app.MapGet("/audit", AuditAsync);
        app.MapGet("/data-sheet", async Task<IResult> (ReadDataSheet read, ReadRetention times, CancellationToken cancellationToken) =>
            Page<DataSheetPage>(("Sheet", read.Handle()), ("Times", await times.HandleAsync(cancellationToken))));
        app.MapGet("/people/erase", ChooseAsync);
        app.MapPost("/people/erase", EraseAsync);
    }

    private static async Task<IResult> ShowMineAsync(Visitor visitor, ReadPersonalData read, ReadRetention kept, CancellationToken cancellationToken)
    {
        var file = await read.HandleAsync(visitor.Account!.PersonId, cancellationToken);
        return Page<MyDataPage>(("Counts", file.Select(rows => (rows.Key, ((JsonArray)rows.Value!).Count)).ToList()), ("Kept", await kept.HandleAsync(cancellationToken)));
    }

    private static async Task<IResult> DownloadMineAsync(Visitor visitor, ReadPersonalData read, NoteDownload note, CancellationToken cancellationToken)
    {
        var account = visitor.Account!;
        await note.HandleAsync(account.Id, NoteDownload.Own, $"person:{account.PersonId.Value:D}", "", cancellationToken);
        var file = await read.HandleAsync(account.PersonId, cancellationToken);
        return TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(file, Readable), "application/json", "my-data.json");
    }

    private static async Task<IResult> AuditAsync(string? action, Guid? before, ReadAudit read, ReadRetention kept, CancellationToken cancellationToken) =>
        Page<AuditPage>(("Audit", await read.HandleAsync(action ?? "", before, cancellationToken)), ("Action", action ?? ""), ("Kept", await kept.HandleAsync(cancellationToken)));

    private static async Task<IResult> ChooseAsync(string? find, Guid? person, bool? done, FindErasable erasable, CancellationToken cancellationToken)
    {
        if (person is { } id) return await erasable.FindAsync(new(id), cancellationToken) is { } chosen ? Page<ErasePage>(("Chosen", chosen)) : NotFound();
        var typed = find?.Trim() ?? "";
        return Page<ErasePage>(("Find", typed), ("Found", typed.Length > 0 ? await erasable.HandleAsync(typed, cancellationToken) : []), ("IsDone", done == true));
    }

    private static async Task<IResult> EraseAsync(
        IFormCollection posted, FindErasable erasable, ErasePersonHandler erase, Visitor visitor, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(posted["person"], out var id) || await erasable.FindAsync(new(id), cancellationToken) is not { } chosen) return NotFound();
        if (AccountText.Key(posted["name"].ToString()) != AccountText.Key(chosen.Name))
            return Page<ErasePage>(StatusCodes.Status422UnprocessableEntity, ("Chosen", chosen), ("IsMistyped", true));
        return await erase.HandleAsync(chosen.Id, visitor.Account!.Id, cancellationToken) switch
        {
            ErasePersonResult.LastAdministrator => Page<ErasePage>(StatusCodes.Status409Conflict, ("Chosen", chosen), ("IsLast", true)),
            _ => TypedResults.LocalRedirect("/people/erase?done=true"),
        };
    }

    private static RazorComponentResult<NotFoundPage> NotFound() => new() { StatusCode = StatusCodes.Status404NotFound };

    private static RazorComponentResult<TPage> Page<TPage>(params IEnumerable<(string Name, object? Value)> parameters) where TPage : Microsoft.AspNetCore.Components.IComponent =>
        Page<TPage>(StatusCodes.Status200OK, parameters);

    private static RazorComponentResult<TPage> Page<TPage>(int status, params IEnumerable<(string Name, object? Value)> parameters)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)) { StatusCode = status };
}
