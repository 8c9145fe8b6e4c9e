using CultureBot.Chat;
using CultureBot.Web.Visitors;
using CultureBot.Workspaces.Installs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Install;

/// <summary>The way to Slack and back by which a workspace is connected. Nobody needs to be signed in: the invitation speaks for them.</summary>
internal static class InstallEndpoints
{
    public const string InstallPath = "/slack/install";
    public const string ReturnPath = "/slack/oauth_redirect";

    private const string Slack = "slack";

    public static void MapInstall(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<ChatInstalls>().Find(Slack) is null) return;
        app.MapGet(InstallPath, BeginAsync);
        app.MapGet(ReturnPath, ReturnAsync);
        app.MapPost("/settings/slack-install-link", InviteAsync);
    }

    private static async Task<IResult> BeginAsync(
        string? invite, ChatInstalls installs, InstallInvites invites, InstallAddresses addresses, HttpContext context, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(invite)) return Notice("install_uninvited", StatusCodes.Status403Forbidden);
        if (await invites.BeginAsync(invite, cancellationToken) is not { } visit) return Notice("install_invite_over", StatusCodes.Status410Gone);
        InstallCookie.Write(context, visit.BrowserSecret);
        return TypedResults.Redirect(installs.Find(Slack)!.AuthorizeAddress(visit.State, addresses.Return).AbsoluteUri);
    }

    private static async Task<IResult> ReturnAsync(
        string? code,
        string? state,
        string? error,
        ConnectInstall connect,
        InstallAddresses addresses,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        // Whoever pressed "Cancel" may press the link again: neither invitation nor visit is used up.
        if (error == "access_denied") return Notice("install_cancelled", StatusCodes.Status200OK);
        if (!string.IsNullOrEmpty(error)) return Notice("install_refused", StatusCodes.Status400BadRequest);
        if (string.IsNullOrEmpty(code)) return Notice("install_uninvited", StatusCodes.Status403Forbidden);

        var visit = state is { Length: > 0 } && InstallCookie.Read(context.Request) is { } secret ? new InstallVisit(state, secret) : null;
        InstallCookie.Remove(context);
        return await connect.RunAsync(Slack, code, visit, addresses.Return, cancellationToken) switch
        {
            InstallConnected connected => new RazorComponentResult<InstalledPage>(new { connected.Name }),
            InstallKnown => Notice("install_known", StatusCodes.Status409Conflict),
            InstallFailed failed => Notice(KeyOf(failed.Reason), StatusOf(failed.Reason)),
            _ => Notice("install_uninvited", StatusCodes.Status403Forbidden),
        };
    }

    private static async Task<IResult> InviteAsync(
        Visitor visitor, InstallInvites invites, InstallAddresses addresses, CancellationToken cancellationToken)
    {
        var secret = await invites.CreateAsync(visitor.Account!.Id, cancellationToken);
        return new RazorComponentResult<InstallLinkPage>(new { Link = addresses.Invite(secret) });
    }

    private static string KeyOf(NotGrantedReason reason) => reason switch
    {
        NotGrantedReason.Spent => "install_too_late",
        NotGrantedReason.Misconfigured => "install_misconfigured",
        NotGrantedReason.OrganizationHasIt => "install_organization",
        NotGrantedReason.Unreachable => "install_unreachable",
        _ => "install_refused",
    };

    private static int StatusOf(NotGrantedReason reason) => reason switch
    {
        NotGrantedReason.Unreachable => StatusCodes.Status503ServiceUnavailable,
        NotGrantedReason.Misconfigured => StatusCodes.Status500InternalServerError,
        NotGrantedReason.OrganizationHasIt => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    };

    private static RazorComponentResult<NoticePage> Notice(string key, int status) => new(new { Key = key }) { StatusCode = status };
}
