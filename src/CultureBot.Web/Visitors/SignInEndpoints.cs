using CultureBot.People;
using CultureBot.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Visitors;

/// <summary>Signing in by the one-time links that one is given in chat, and signing out.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", () => new RazorComponentResult<SignInHintPage>());
        app.MapGet("/sign-in/{secret}", () => new RazorComponentResult<SignInPage>());
        app.MapPost("/sign-in/{secret}", RedeemAsync);
        app.MapPost("/sign-out", SignOutAsync);
    }

    private static async Task<IResult> RedeemAsync(
        string secret, string? to, SignIn signIn, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        if (await signIn.RedeemLinkAsync(secret, cancellationToken) is not { } session)
            return new RazorComponentResult<LinkUsedPage> { StatusCode = StatusCodes.Status410Gone };
        SessionCookie.Write(context, session, time.GetUtcNow() + SignIn.SessionLifetime.ToTimeSpan());
        return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(to) ? to! : "/");
    }

    private static async Task<RedirectHttpResult> SignOutAsync(SignIn signIn, HttpContext context, CancellationToken cancellationToken)
    {
        if (SessionCookie.Read(context.Request) is { } secret) await signIn.SignOutAsync(secret, cancellationToken);
        SessionCookie.Remove(context);
        return TypedResults.LocalRedirect("/");
    }
}
