using CultureBot.Pulse;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Pulse;

/// <summary>HR and auditors try to single people out of all that was published, without a shell.</summary>
internal static class LedgerAttackPages
{
    public static void MapLedgerAttackPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/pulse/attack", IResult () => new RazorComponentResult<LedgerAttackPage>());
        app.MapPost("/pulse/attack", RunAsync);
    }

    private static async Task<IResult> RunAsync(AttackLedgerHandler attack, Visitor visitor, CancellationToken cancellationToken) =>
        new RazorComponentResult<LedgerAttackPage>(new { Report = await attack.HandleAsync(new(visitor.Account!.Id), cancellationToken) });
}
