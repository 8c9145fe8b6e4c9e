using Microsoft.AspNetCore.Antiforgery;

namespace CultureBot.Web.Simulator;

/// <summary>Refuses a form that did not come from one of our pages: another site could post to this machine's browser.</summary>
internal sealed class OwnFormsOnly(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context) : TypedResults.BadRequest();
}
