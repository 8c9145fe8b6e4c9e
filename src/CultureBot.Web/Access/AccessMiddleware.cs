using CultureBot.Web.Pages;
using CultureBot.Web.Scim;
using CultureBot.Web.Visitors;
using CultureBot.Web.Start;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Access;

/// <summary>Lets a request through to its endpoint when its row in <see cref="AccessTable"/> says so.</summary>
internal sealed class AccessMiddleware(
    RequestDelegate next, AccessMap access, WebOptions options, IAntiforgery antiforgery, ReadVisitor readVisitor)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var row = access.Of(endpoint);
        if (await RefusalAsync(context, row) is { } refusal) await refusal.ExecuteAsync(context);
        else await next(context);
    }

    private async ValueTask<IResult?> RefusalAsync(HttpContext context, AccessRow row)
    {
        switch (row.Who)
        {
            case Who.SlackSignature:
            case Who.TeamsToken:
                return null;
            case Who.ApiKey:
                return ApiKey.Matches(context.Request, options.ApiKey) ? null : ApiKey.Refusal(context.Response);
            case Who.ScimToken:
                if (options.ScimToken.Length == 0) return TypedResults.NotFound();
                return ApiKey.Matches(context.Request, options.ScimToken) ? null : ScimAnswers.Unauthorized(context.Response);
            case Who.LoopbackDemo:
                if (!options.IsDemo || !Loopback.IsLocal(context)) return Page<NotFoundPage>(StatusCodes.Status404NotFound);
                break;
        }

        var visitor = context.RequestServices.GetRequiredService<Visitor>();
        await readVisitor.IntoAsync(visitor, context);
        if (row.Who is Who.SignedIn or Who.InRole && visitor.Account is null)
            return Page<SignInHintPage>(StatusCodes.Status401Unauthorized);
        if (row.Who is Who.InRole && !visitor.Has(row.Role))
            return Page<NotForYouPage>(StatusCodes.Status403Forbidden);
        if (context.GetEndpoint()?.Metadata.GetMetadata<LargeForm>() is { } form)
        {
            if (context.Request.ContentLength is null or > LargeForm.LargestBody) return TypedResults.LocalRedirect(form.WhereTooLarge);
            context.Features.Set<IFormFeature>(new FormFeature(context.Request, LargeForm.Options));
        }

        return row.NeedsAntiforgery(context.Request.Method) && !await antiforgery.IsRequestValidAsync(context)
            ? Page<StaleFormPage>(StatusCodes.Status400BadRequest)
            : null;
    }

    private static RazorComponentResult<TPage> Page<TPage>(int status) where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new() { StatusCode = status };
}
