using CultureBot.People;
using CultureBot.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Web.Visitors.OpenId;

/// <summary>The way to a platform's own sign-in and back.</summary>
internal static class OpenIdEndpoints
{
    private const string Begin = "/sign-in/with/";
    private const string Return = "/sign-in/from/";

    public static void MapOpenId(this IEndpointRouteBuilder app)
    {
        app.MapGet(Begin + "{platform}", BeginAsync).LimitedAsSignIn();
        app.MapGet(Return + "{platform}", ReturnAsync).LimitedAsSignIn();
    }

    /// <summary>Where a button leads to that signs in with a platform.</summary>
    /// <param name="platform">Its name.</param>
    /// <param name="to">The page that it leads on to, as a path; null for one's own page.</param>
    public static string AddressOf(string platform, string? to) => Begin + platform + (to is null ? "" : "?to=" + Uri.EscapeDataString(to));

    private static async Task<IResult> BeginAsync(
        string platform,
        string? to,
        OpenIdProviders providers,
        OpenIdCookie cookie,
        PublicAddress address,
        TimeProvider time,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (providers.Find(platform) is not { } provider) return new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };
        var visit = OpenIdVisit.Begin(platform, SignInEndpoints.PageOf(to), time.GetUtcNow().ToInstant());
        if (await provider.AuthorizeAsync(visit, ReturnTo(address, platform), cancellationToken) is not { } there) return Notice("openid_unreachable", StatusCodes.Status503ServiceUnavailable);
        cookie.Write(context, visit);
        return TypedResults.Redirect(there.AbsoluteUri);
    }

    private static async Task<IResult> ReturnAsync(
        string platform,
        string? code,
        string? state,
        string? error,
        OpenIdProviders providers,
        OpenIdCookie cookie,
        PublicAddress address,
        SignIn signIn,
        TimeProvider time,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (providers.Find(platform) is not { } provider) return new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };
        if (cookie.Take(context) is not { } visit || !visit.Is(platform, state, time.GetUtcNow().ToInstant())) return Notice("openid_over", StatusCodes.Status400BadRequest);
        if (!await signIn.UseStateAsync(visit.State, Instant.FromUnixTimeMilliseconds(visit.ExpiresAt), cancellationToken)) return Notice("openid_over", StatusCodes.Status400BadRequest);
        if (error == "access_denied") return Notice("openid_cancelled", StatusCodes.Status200OK);
        if (!string.IsNullOrEmpty(error) || string.IsNullOrEmpty(code)) return Notice("openid_refused", StatusCodes.Status400BadRequest);

        var answer = await provider.RedeemAsync(code, visit, ReturnTo(address, platform), cancellationToken);
        if (answer.IsUnreachable) return Notice("openid_unreachable", StatusCodes.Status503ServiceUnavailable);
        if (answer.Token is not { } token) return Notice("openid_refused", StatusCodes.Status400BadRequest);
        var identity = await provider.SignIn.FindAsync(
            name => token.TryGetPayloadValue<string>(name, out var value) ? value : null, cancellationToken);
        if (identity is null || await signIn.BeginAsync(platform, identity, cancellationToken) is not { } session)
            return Notice("openid_unknown", StatusCodes.Status403Forbidden);
        SessionCookie.Write(context, session, time.GetUtcNow() + SignIn.SessionLifetime.ToTimeSpan());
        return TypedResults.LocalRedirect(visit.To);
    }

    /// <summary>Platforms compare it with what their app is told, to the letter.</summary>
    private static Uri ReturnTo(PublicAddress address, string platform) => new(address.Root, Return + platform);

    private static RazorComponentResult<NoticePage> Notice(string key, int status) => new(new { Key = key }) { StatusCode = status };
}
