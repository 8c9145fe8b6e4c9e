using CultureBot.People.Rights;
using CultureBot.Web.Pages;
using CultureBot.Web.Pages.Rights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Visitors;

/// <summary>The one-time address by which somebody becomes the first administrator. The start prints it.</summary>
internal static class FirstAdministratorEndpoints
{
    private const string Path = "/first-administrator/";

    public static void MapFirstAdministrator(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path + "{secret}", ShowAsync).LimitedAsSignIn();
        app.MapPost(Path + "{secret}", BecomeAsync).LimitedAsSignIn();
    }

    /// <summary>The address, as a path.</summary>
    public static string PathOf(string secret) => Path + Uri.EscapeDataString(secret);

    private static async Task<IResult> ShowAsync(
        string secret, FirstAdministrator first, Visitor visitor, HttpContext context, CancellationToken cancellationToken)
    {
        if (!await first.IsValidAsync(secret, cancellationToken)) return Over();
        if (visitor.Account is null) FirstAdministratorCookie.Write(context, secret);
        return new RazorComponentResult<FirstAdministratorPage>(new { Path = PathOf(secret) });
    }

    private static async Task<IResult> BecomeAsync(string secret, FirstAdministrator first, Visitor visitor, CancellationToken cancellationToken) =>
        await first.HandleAsync(secret, visitor.Account!.Id, cancellationToken) switch
        {
            // Beside their own name are the other roles, which are theirs to give now.
            FirstAdministratorResult.Become => TypedResults.LocalRedirect("/roles?find=" + Uri.EscapeDataString(visitor.Account!.Name)),
            FirstAdministratorResult.NotMember => Notice("first_guest", StatusCodes.Status403Forbidden),
            _ => Over(),
        };

    private static RazorComponentResult<NoticePage> Over() => Notice("first_over", StatusCodes.Status410Gone);

    private static RazorComponentResult<NoticePage> Notice(string key, int status) => new(new { Key = key }) { StatusCode = status };
}
