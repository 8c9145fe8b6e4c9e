using System.Globalization;
using CultureBot.Web.Pages;
using CultureBot.Web.Pages.Install;
using CultureBot.Workspaces.Installs;

namespace CultureBot.Web.Start;

/// <summary><c>slack-install-link</c>: an invitation to connect a workspace, for the first one, when nobody can sign in yet.</summary>
internal static class SlackInstallLinkCommand
{
    /// <summary>Stores an invitation in the configured database, beside a running program if there is one.</summary>
    /// <exception cref="StartRefusedException">Installs are not configured, or the database is not one to start with.</exception>
    public static async Task<string> RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        await using var app = CultureBotApp.Build(settings);
        if (app.Services.GetRequiredService<ChatInstalls>().Find("slack") is null)
        {
            throw new StartRefusedException(
                ["Slack:ClientId and Slack:ClientSecret are missing: copy both from the app's Basic Information page."]);
        }

        await CultureBotApp.PrepareAsync(app, cancellationToken);
        var secret = await app.Services.GetRequiredService<InstallInvites>().CreateAsync(createdBy: null, cancellationToken);
        var words = WebWords.Book.Say(
            CultureInfo.CurrentUICulture, "install_link.printed", ("hours", (int)InstallInvites.Lifetime.TotalHours));
        return $"{app.Services.GetRequiredService<InstallAddresses>().Invite(secret)}\n{words.ToPlain()}";
    }
}
