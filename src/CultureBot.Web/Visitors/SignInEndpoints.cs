using CultureBot.People;
using CultureBot.People.Rights;
using CultureBot.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Visitors;

/// <summary>Signing in by the one-time links that one is given in chat, and signing out.</summary>
internal static class SignInEndpoints
{
    // Longer than any page's path, and short enough for a cookie.
    private const int LongestPage = 300;

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", IResult () => new RazorComponentResult<SignInHintPage>());
        app.MapGet("/sign-in/{secret}", IResult () => new RazorComponentResult<SignInPage>());
        app.MapPost("/sign-in/{secret}", RedeemAsync).LimitedAsSignIn();
        app.MapPost("/sign-out", SignOutAsync);
        app.MapPost("/sign-out/everywhere", SignOutEverywhereAsync);
    }

    /// <summary>A page of ours that somebody wanted, as a path; one's own for everything else.</summary>
    public static string PageOf(string? to) => to is { Length: <= LongestPage } && RedirectHttpResult.IsLocalUrl(to) ? to : "/";

    private static async Task<IResult> RedeemAsync(
        string secret, string? to, SignIn signIn, FirstAdministrator first, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        if (await signIn.RedeemLinkAsync(secret, cancellationToken) is not { } session)
            return new RazorComponentResult<LinkUsedPage> { StatusCode = StatusCodes.Status410Gone };
        SessionCookie.Write(context, session, time.GetUtcNow() + SignIn.SessionLifetime.ToTimeSpan());

        // The link was for one's own page: whoever came with the first administrator's address goes on to that.
        var goesOn = FirstAdministratorCookie.Take(context) is { } address && to is null && await first.IsValidAsync(address, cancellationToken)
            ? FirstAdministratorEndpoints.PathOf(address)
            : PageOf(to);
        return TypedResults.LocalRedirect(goesOn);
    }

    private static async Task<RedirectHttpResult> SignOutAsync(SignIn signIn, HttpContext context, CancellationToken cancellationToken)
    {
        if (SessionCookie.Read(context.Request) is { } secret) await signIn.SignOutAsync(secret, cancellationToken);
        SessionCookie.Remove(context);
        return TypedResults.LocalRedirect("/");
    }

    private static async Task<RedirectHttpResult> SignOutEverywhereAsync(SignIn signIn, Visitor visitor, HttpContext context, CancellationToken cancellationToken)
    {
        await signIn.SignOutEverywhereAsync(visitor.Account!.PersonId, cancellationToken);
        SessionCookie.Remove(context);
        return TypedResults.LocalRedirect("/");
    }
}
