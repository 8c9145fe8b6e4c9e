using CultureBot.Feedback;
using CultureBot.Kudos;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Extensions;

namespace CultureBot.Web.Pages;

/// <summary>The pages, each rendered on the server from what its use case reads.</summary>
internal static class PagesEndpoints
{
    /// <summary>Below these a program asks, and an error is JSON.</summary>
    private static readonly string[] ProgramPaths = ["/api", "/slack/events", "/openapi", "/scim"];

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", HomeAsync);
        app.Map("/error", Failed);
        app.Map("/{*path}", NotFound);
    }

    private static async Task<IResult> HomeAsync(
        Visitor visitor, MyKudos myKudos, NextDigests nextDigests, ReadOwnService services, TimeProvider time, CancellationToken cancellationToken)
    {
        if (visitor.Account is not { } account) return new RazorComponentResult<SignInHintPage>();
        return Page<MyPage>(
            ("Kudos", await myKudos.ReadAsync(account, cancellationToken)),
            ("Digests", await nextDigests.ForAsync(account, visitor.Zone, cancellationToken)),
            ("Service", await services.OfPersonAsync(account, cancellationToken)),
            ("MadeAt", time.GetUtcNow().ToInstant()));
    }

    private static IResult Failed(HttpContext context) => IsForProgram(context)
        ? TypedResults.Problem(statusCode: StatusCodes.Status500InternalServerError)
        : new RazorComponentResult<ErrorPage> { StatusCode = StatusCodes.Status500InternalServerError };

    private static IResult NotFound(HttpContext context) => IsForProgram(context)
        ? TypedResults.Problem(statusCode: StatusCodes.Status404NotFound)
        : new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };

    private static bool IsForProgram(HttpContext context) =>
        ProgramPaths.Any(start => OriginalPath(context).StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));

    private static PathString OriginalPath(HttpContext context) =>
        context.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerPathFeature>()?.Path is { } path
            ? new PathString(path)
            : context.Request.Path;

    private static RazorComponentResult<TPage> Page<TPage>(params IEnumerable<(string Name, object? Value)> parameters)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));
}
