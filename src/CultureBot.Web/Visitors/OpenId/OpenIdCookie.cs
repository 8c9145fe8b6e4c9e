using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace CultureBot.Web.Visitors.OpenId;

/// <summary>The short-lived cookie that ties a visit to the browser that began it; nobody can read or change what is in it.</summary>
internal sealed class OpenIdCookie(IDataProtectionProvider protection)
{
    public const string Name = "culturebot-openid";

    // The longest page of ours in it stays far below what browsers keep.
    private const int Longest = 4000;

    private readonly IDataProtector _protector = protection.CreateProtector("CultureBot.Web.Visitors.OpenId");

    public void Write(HttpContext context, OpenIdVisit visit)
    {
        var options = Options(context);
        options.MaxAge = OpenIdVisit.Lifetime.ToTimeSpan();
        context.Response.Cookies.Append(Name, _protector.Protect(JsonSerializer.Serialize(visit, OpenIdJson.Default.OpenIdVisit)), options);
    }

    /// <summary>The visit that this browser is on, and takes the cookie back; null when there is none, or not one of ours.</summary>
    public OpenIdVisit? Take(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 and < Longest } wrapped) return null;
        context.Response.Cookies.Delete(Name, Options(context));
        try
        {
            return JsonSerializer.Deserialize(_protector.Unprotect(wrapped), OpenIdJson.Default.OpenIdVisit);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Lax, not Strict: people come back from the platform's own page.</summary>
    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = "/sign-in",
        IsEssential = true,
    };
}
