using CultureBot.Workspaces.Installs;

namespace CultureBot.Web.Pages.Install;

/// <summary>Ties a visit to Slack to the browser that began it; the database holds only the hash.</summary>
internal static class InstallCookie
{
    public const string Name = "culturebot-install";

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: > 0 and < 200 } secret ? secret : null;

    public static void Write(HttpContext context, string secret)
    {
        var options = Options(context);
        options.MaxAge = InstallInvites.VisitLifetime.ToTimeSpan();
        context.Response.Cookies.Append(Name, secret, options);
    }

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context));

    /// <summary>Lax, not Strict: people come back from Slack's own page.</summary>
    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = "/slack",
        IsEssential = true,
    };
}
