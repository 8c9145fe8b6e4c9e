using CultureBot.Chat.Slack;

namespace CultureBot.Web.Start;

/// <summary><c>slack-manifest</c>: the manifest of the Slack app for this configuration, to paste.</summary>
internal static class SlackManifestCommand
{
    /// <exception cref="StartRefusedException">Slack could not reach what is configured.</exception>
    public static Task<string> RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        var configuration = CultureBotApp.Configuration(settings);
        if (SettingsCheck.PublicUrl(configuration).ToArray() is { Length: > 0 } problems) throw new StartRefusedException([.. problems]);
        var publicUrl = configuration["Web:PublicUrl"] is { Length: > 0 } url ? new Uri(url) : null;
        var isReachable = publicUrl?.Scheme == Uri.UriSchemeHttps;
        if (configuration["Slack:AppToken"] is { Length: > 0 }) return Task.FromResult(SlackAppManifest.OverSockets(isReachable ? publicUrl : null));
        if (!isReachable)
        {
            throw new StartRefusedException(
                ["Web:PublicUrl must be the https address at which Slack reaches this host, for example "
                + "https://culturebot.example.com; where there is none, set Slack:AppToken (xapp-…) to use Socket Mode."]);
        }

        return Task.FromResult(SlackAppManifest.OverHttp(publicUrl!));
    }
}
