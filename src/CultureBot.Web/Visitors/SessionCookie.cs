namespace CultureBot.Web.Visitors;

/// <summary>The cookie that carries a session's secret; the database holds only its hash.</summary>
internal static class SessionCookie
{
    public const string Name = "culturebot-session";

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: > 0 and < 200 } secret ? secret : null;

    public static void Write(HttpContext context, string secret, DateTimeOffset expires) =>
        context.Response.Cookies.Append(Name, secret, Options(context, expires));

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    /// <summary>Lax, not Strict: people arrive by a link in chat, and a Strict cookie would not come with them.</summary>
    private static CookieOptions Options(HttpContext context, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = "/",
        IsEssential = true,
        Expires = expires,
    };
}
