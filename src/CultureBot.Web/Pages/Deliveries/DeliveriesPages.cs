using CultureBot.Delivery.Watch;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Extensions;

namespace CultureBot.Web.Pages.Deliveries;

/// <summary>The page on which administrators see how messages go, and let those be tried again that have ended.</summary>
internal static class DeliveriesPages
{
    public static void MapDeliveriesPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/jobs/deliveries", ShowAsync);
        app.MapPost("/jobs/deliveries/resend", ResendAsync);
    }

    private static async Task<IResult> ShowAsync(int? resent, WatchDeliveries watch, TimeProvider time, CancellationToken cancellationToken) =>
        new RazorComponentResult<DeliveriesPage>(new { Deliveries = await watch.ReadAsync(cancellationToken), Resent = resent, MadeAt = time.GetUtcNow().ToInstant() });

    private static async Task<IResult> ResendAsync(IFormCollection posted, WatchDeliveries watch, Visitor visitor, CancellationToken cancellationToken)
    {
        var count = await watch.ResendAsync(posted["kind"].ToString(), posted["error"].ToString(), visitor.Account!.Id, cancellationToken);
        return TypedResults.LocalRedirect($"/jobs/deliveries?resent={count}");
    }
}
