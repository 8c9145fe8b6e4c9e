using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using CultureBot.Web.Pages;
using CultureBot.Web.Start;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;

namespace CultureBot.Web.Visitors;

/// <summary>
/// How often a minute somebody may try to sign in, by their address and in all. Secrets are too long to be guessed; this keeps those who
/// try nevertheless from keeping everybody else waiting.
/// </summary>
internal static class SignInLimits
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static void AddSignInLimits(this IServiceCollection services, WebOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = RefuseAsync;
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            Limiter(options.SignInsPerMinuteByAddress, context => Neighbourhood(context.Connection.RemoteIpAddress)),
            Limiter(options.SignInsPerMinute, _ => ""));
    });

    /// <summary>Counts each request to the endpoint as a try to sign in.</summary>
    public static void LimitedAsSignIn(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(new SignInTry());

    private static PartitionedRateLimiter<HttpContext> Limiter(int most, Func<HttpContext, string> partition) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => context.GetEndpoint()?.Metadata.GetMetadata<SignInTry>() is null
            ? RateLimitPartition.GetNoLimiter("unlimited")
            : RateLimitPartition.GetFixedWindowLimiter(
                "limited " + partition(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Minute, QueueLimit = 0 }));

    /// <summary>Of IPv6 the network, since one machine has as many addresses in it as it likes.</summary>
    internal static string Neighbourhood(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private static async ValueTask RefuseAsync(OnRejectedContext refused, CancellationToken cancellationToken)
    {
        var context = refused.HttpContext;
        var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Minute;
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        // Nobody has looked up yet who visits.
        context.RequestServices.GetRequiredService<Visitor>().Culture = PageLanguage.Pick(PageLanguage.Accepted(context.Request));
        await Notice().ExecuteAsync(context);
    }

    private static RazorComponentResult<NoticePage> Notice() => new(new { Key = "too_many" }) { StatusCode = StatusCodes.Status429TooManyRequests };

    private sealed record SignInTry;
}
