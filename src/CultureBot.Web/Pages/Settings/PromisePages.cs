using CultureBot.Privacy;
using CultureBot.Pulse;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Settings;

/// <summary>The page of the promise: what people read before they answer, and the numbers that HR may raise.</summary>
internal static class PromisePages
{
    public const string Address = "/settings/privacy";

    public static void MapPromisePages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync);
        app.MapPost(Address, SaveAsync);
    }

    private static async Task<IResult> ShowAsync(
        string? fives, string? bands, bool? saved, ReadLeastPromise read, ChangeLeastPromiseHandler change, Visitor visitor, CancellationToken cancellationToken)
    {
        var promise = await read.HandleAsync(visitor.Culture, cancellationToken);
        if (fives is null && bands is null) return Page(promise, PromiseForm.Of(promise.ForFives, promise.ForBands), isSaved: saved == true);
        var form = PromiseForm.Read(fives, bands);
        if (!change.Allows(form.ForFives, form.ForBands)) return Page(promise, form with { IsWrong = true });
        var teams = await read.CountTeamsAsync(form.ForFives, form.ForBands, cancellationToken);
        return Page(promise, form, teams, await read.CountTeamsAsync(promise.ForFives, promise.ForBands, cancellationToken));
    }

    private static async Task<IResult> SaveAsync(
        IFormCollection posted, ReadLeastPromise read, ChangeLeastPromiseHandler change, Visitor visitor, CancellationToken cancellationToken)
    {
        var form = PromiseForm.Read(posted["fives"], posted["bands"]);
        var refusal = await change.HandleAsync(new(form.ForFives, form.ForBands, SettingsEndpoints.Revision(posted), visitor.Account!.Id), cancellationToken);
        if (refusal is null) return TypedResults.LocalRedirect($"{Address}?saved=true");
        var promise = await read.HandleAsync(visitor.Culture, cancellationToken);
        return Page(promise, form with { IsWrong = refusal == SettingRefusal.OutOfRange }, refusal: refusal);
    }

    private static RazorComponentResult<PromisePage> Page(
        LeastPromise promise, PromiseForm form, PromisedTeams? then = null, PromisedTeams? now = null, bool isSaved = false, SettingRefusal? refusal = null) =>
        new(new { Promise = promise, Form = form, Then = then, Now = now, IsSaved = isSaved, Refusal = refusal })
        {
            StatusCode = SettingsEndpoints.StatusOf(refusal),
        };
}
