namespace CultureBot.Web.Visitors;

/// <summary>Remembers for an hour that this browser came with the first administrator's address, so that signing in leads back to it.</summary>
internal static class FirstAdministratorCookie
{
    public const string Name = "culturebot-first";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public static void Write(HttpContext context, string secret)
    {
        var options = Options(context);
        options.MaxAge = Lifetime;
        context.Response.Cookies.Append(Name, secret, options);
    }

    /// <summary>The address's secret, and takes the cookie back; null when this browser did not come with one.</summary>
    public static string? Take(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 and < 200 } secret) return null;
        context.Response.Cookies.Delete(Name, Options(context));
        return secret;
    }

    /// <summary>Only signing in reads it. Lax, not Strict: people come to that by a link in chat.</summary>
    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = "/sign-in",
        IsEssential = true,
    };
}
