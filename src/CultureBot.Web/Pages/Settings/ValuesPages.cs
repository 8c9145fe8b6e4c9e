using CultureBot.Kudos;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Settings;

/// <summary>The page on which HR keeps the organization's values.</summary>
internal static class ValuesPages
{
    public const string Address = "/settings/values";

    public static void MapValuesPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, (string? saved, CompanyValues values, CancellationToken cancellationToken) =>
            PageAsync(values, ValuesForm.Empty, saved is "added" or "changed" or "moved" or "retired" or "restored" ? saved : "", cancellationToken));
        app.MapPost(Address + "/add", AddAsync);
        app.MapPost(Address + "/change", ChangeAsync);
        app.MapPost(Address + "/raise", RaiseAsync);
        app.MapPost(Address + "/retire", RetireAsync);
        app.MapPost(Address + "/restore", RestoreAsync);
    }

    private static async Task<IResult> AddAsync(IFormCollection posted, ChangeValues change, CompanyValues values, Visitor visitor, CancellationToken cancellationToken)
    {
        var form = ValuesForm.Read(posted) with { Which = "" };
        var refusal = await change.AddAsync(Request(posted, visitor), form.Name, form.Emoji, form.Sentence, cancellationToken);
        return await AnswerAsync("added", form, refusal, values, cancellationToken);
    }

    private static async Task<IResult> ChangeAsync(IFormCollection posted, ChangeValues change, CompanyValues values, Visitor visitor, CancellationToken cancellationToken)
    {
        var form = ValuesForm.Read(posted);
        var refusal = await change.ChangeAsync(Request(posted, visitor), form.Which, form.Name, form.Emoji, form.Sentence, cancellationToken);
        return await AnswerAsync("changed", form, refusal, values, cancellationToken);
    }

    private static async Task<IResult> RaiseAsync(IFormCollection posted, ChangeValues change, CompanyValues values, Visitor visitor, CancellationToken cancellationToken) =>
        await AnswerAsync("moved", ValuesForm.Empty, await change.RaiseAsync(Request(posted, visitor), Which(posted), cancellationToken), values, cancellationToken);

    private static async Task<IResult> RetireAsync(IFormCollection posted, ChangeValues change, CompanyValues values, Visitor visitor, CancellationToken cancellationToken) =>
        await AnswerAsync("retired", ValuesForm.Empty, await change.RetireAsync(Request(posted, visitor), Which(posted), cancellationToken), values, cancellationToken);

    private static async Task<IResult> RestoreAsync(IFormCollection posted, ChangeValues change, CompanyValues values, Visitor visitor, CancellationToken cancellationToken) =>
        await AnswerAsync("restored", ValuesForm.Empty, await change.RestoreAsync(Request(posted, visitor), Which(posted), cancellationToken), values, cancellationToken);

    private static ValuesChange Request(IFormCollection posted, Visitor visitor) => new(SettingsEndpoints.Revision(posted), visitor.Account!.Id);

    private static string Which(IFormCollection posted) => posted["value"].ToString();

    private static async Task<IResult> AnswerAsync(string done, ValuesForm form, ValueRefusal? refusal, CompanyValues values, CancellationToken cancellationToken) =>
        refusal is null
            ? TypedResults.LocalRedirect($"{Address}?saved={done}")
            : await PageAsync(values, form with { Refusal = refusal }, "", cancellationToken);

    private static async Task<IResult> PageAsync(CompanyValues values, ValuesForm form, string done, CancellationToken cancellationToken) =>
        new RazorComponentResult<ValuesPage>(new { List = await values.ReadAsync(cancellationToken), Form = form, Done = done })
        {
            StatusCode = form.Refusal switch
            {
                null => StatusCodes.Status200OK,
                ValueRefusal.ChangedMeanwhile => StatusCodes.Status409Conflict,
                ValueRefusal.Unknown => StatusCodes.Status404NotFound,
                _ => StatusCodes.Status422UnprocessableEntity,
            },
        };
}
