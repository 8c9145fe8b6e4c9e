using System.Net;

namespace CultureBot.Web.Tests.Simulator;

/// <summary>A browser without script: keeps cookies and follows redirects.</summary>
internal static class Browser
{
#pragma warning disable RS0030 // A real client of a real server: there is no factory to take it from.
    public static HttpClient Open(Uri address) =>
        new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseCookies = true }) { BaseAddress = address };
#pragma warning restore RS0030
}
