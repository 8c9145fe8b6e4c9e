namespace CultureBot.Web.Access;

/// <summary>What every answer tells the browser not to do.</summary>
internal static class SecurityHeaders
{
    /// <summary>No inline script or style and nothing from elsewhere, so that a person's words could not run even if they got into a page as markup.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";

        // Sign-in links hold their secret in the path.
        headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    });

    /// <summary>Pages and answers are personal: no cache on the way, or on a shared computer, keeps them.</summary>
    public static void UseNoStore(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // To the letter what antiforgery asks for, which would replace anything else and warn of it.
        context.Response.Headers.CacheControl = "no-cache, no-store";
        return next(context);
    });
}
