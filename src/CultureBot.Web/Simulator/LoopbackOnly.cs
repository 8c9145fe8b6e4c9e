using CultureBot.Web.Access;

namespace CultureBot.Web.Simulator;

/// <summary>Answers 404 to anybody but this machine: in the simulator one may be anyone.</summary>
internal sealed class LoopbackOnly : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Loopback.IsLocal(context.HttpContext) ? await next(context) : TypedResults.NotFound();
}
