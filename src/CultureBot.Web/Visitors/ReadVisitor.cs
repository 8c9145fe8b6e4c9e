using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Web.Pages;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Web.Visitors;

/// <summary>Finds out who visits: the session's account, its roles, its language and its zone.</summary>
internal sealed class ReadVisitor(Database database)
{
    public async ValueTask IntoAsync(Visitor visitor, HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var services = context.RequestServices;
        if (SessionCookie.Read(context.Request) is { } secret
            && await services.GetRequiredService<SignIn>().FindSessionAsync(secret, cancellationToken) is { } account)
        {
            visitor.Account = account;
            visitor.Roles = await services.GetRequiredService<Roles>().FindAsync(account, cancellationToken);
            var workspace = await database.ReadAsync(sql => WorkspacesStore.FindAsync(sql, account.WorkspaceId), cancellationToken);
            visitor.Zone = Zone(account.TimeZone) ?? Zone(workspace?.TimeZone ?? "") ?? DateTimeZone.Utc;
            visitor.Culture = PageLanguage.Pick([account.ChosenLanguage, account.Locale, .. PageLanguage.Accepted(context.Request), workspace?.Locale ?? ""]);
        }
        else
        {
            visitor.Culture = PageLanguage.Pick(PageLanguage.Accepted(context.Request));
        }
    }

    private static DateTimeZone? Zone(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
}
