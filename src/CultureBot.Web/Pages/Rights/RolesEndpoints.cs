using CultureBot.People;
using CultureBot.People.Rights;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Rights;

/// <summary>The page on which administrators give and take roles.</summary>
internal static class RolesEndpoints
{
    public static void MapRoles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/roles", ShowAsync);
        app.MapPost("/roles/give", GiveAsync);
        app.MapPost("/roles/take", TakeAsync);
    }

    private static async Task<IResult> ShowAsync(string? find, string? done, ReadRoles read, CancellationToken cancellationToken)
    {
        var typed = find?.Trim() ?? "";
        Dictionary<string, object?> parameters = new(StringComparer.Ordinal)
        {
            ["Overview"] = await read.HandleAsync(typed, cancellationToken),
            ["Find"] = typed,
            ["Done"] = done is "given" or "taken" ? done : "",
        };
        return new RazorComponentResult<RolesPage>(parameters);
    }

    private static async Task<IResult> GiveAsync(IFormCollection posted, GiveRoleHandler give, Visitor visitor, CancellationToken cancellationToken) =>
        Read(posted) is var (account, role)
            ? Answer(posted, "given", await give.HandleAsync(new(account, role, visitor.Account!.Id), cancellationToken))
            : NotFound();

    private static async Task<IResult> TakeAsync(IFormCollection posted, TakeRoleHandler take, Visitor visitor, CancellationToken cancellationToken) =>
        Read(posted) is var (account, role)
            ? Answer(posted, "taken", await take.HandleAsync(new(account, role, visitor.Account!.Id), cancellationToken))
            : NotFound();

    private static (AccountId Account, Role Role)? Read(IFormCollection posted) =>
        Guid.TryParse(posted["account"], out var id) && Roles.OnPage.FirstOrDefault(role => role.ToString() == posted["role"]) is var role and not Role.None
            ? (new AccountId(id), role)
            : null;

    private static IResult Answer(IFormCollection posted, string done, RoleRefusal? refusal)
    {
        var find = posted["find"].ToString();
        return refusal switch
        {
            null => TypedResults.LocalRedirect($"/roles?done={done}{(find.Length == 0 ? "" : "&find=" + Uri.EscapeDataString(find))}"),
            RoleRefusal.LastAdministrator => Notice("role_last"),
            RoleRefusal.Configured => Notice("role_configured"),
            _ => Notice("role_gone"),
        };
    }

    private static RazorComponentResult<NoticePage> Notice(string key) => new(new { Key = key }) { StatusCode = StatusCodes.Status409Conflict };

    private static RazorComponentResult<NotFoundPage> NotFound() => new() { StatusCode = StatusCodes.Status404NotFound };
}
