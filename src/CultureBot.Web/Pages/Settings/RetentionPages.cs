using System.Collections.Immutable;
using CultureBot.Privacy;
using CultureBot.Privacy.Retention;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Settings;

/// <summary>The page on which HR shortens for how long things are kept: what would go is said before it is stored.</summary>
internal static class RetentionPages
{
    public const string Address = "/settings/retention";

    public static void MapRetentionPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync);
        app.MapPost(Address, SaveAsync);
    }

    private static async Task<IResult> ShowAsync(HttpRequest request, bool? saved, ReadRetention read, RetentionOptions options, CancellationToken cancellationToken)
    {
        var times = await read.HandleAsync(cancellationToken);
        if (!request.Query.ContainsKey(RetentionForm.NameOf(Retained.Kudos))) return Page(times, options, RetentionForm.Of(times), isSaved: saved == true);
        var (form, days) = RetentionForm.Read(name => request.Query[name], options);
        return days is null ? Page(times, options, form) : Page(times, options, form, await read.CountForgottenAsync(days, cancellationToken));
    }

    private static async Task<IResult> SaveAsync(
        IFormCollection posted, ReadRetention read, ChangeRetentionHandler change, RetentionOptions options, Visitor visitor, CancellationToken cancellationToken)
    {
        var times = await read.HandleAsync(cancellationToken);
        var (form, days) = RetentionForm.Read(name => posted[name], options);
        if (days is null) return Page(times, options, form, refusal: SettingRefusal.OutOfRange);
        var refusal = await change.HandleAsync(new(days, SettingsEndpoints.Revision(posted), visitor.Account!.Id), cancellationToken);
        return refusal is null
            ? TypedResults.LocalRedirect($"{Address}?saved=true")
            : Page(await read.HandleAsync(cancellationToken), options, form, refusal: refusal);
    }

    private static RazorComponentResult<RetentionPage> Page(
        RetentionTimes times, RetentionOptions options, RetentionForm form, ImmutableDictionary<Retained, long>? forgotten = null, bool isSaved = false, SettingRefusal? refusal = null) =>
        new(new { Times = times, Options = options, Form = form, Forgotten = forgotten, IsSaved = isSaved, Refusal = refusal })
        {
            StatusCode = SettingsEndpoints.StatusOf(refusal),
        };
}
