using System.Globalization;
using CultureBot.Chat.Teams;
using CultureBot.Web.Pages;

namespace CultureBot.Web.Start;

/// <summary><c>teams-package [path.zip]</c>: writes the package of the Teams app for this configuration, to upload.</summary>
internal static class TeamsPackageCommand
{
    private const string DefaultPath = "culturebot-teams.zip";

    /// <exception cref="StartRefusedException">The app would not reach this installation, or the file cannot be written.</exception>
    public static async Task<string> RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        var (path, rest) = SplitPath(settings);
        var configuration = CultureBotApp.Configuration(rest);
        if (Problems(configuration).ToArray() is { Length: > 0 } problems) throw new StartRefusedException([.. problems]);

        var zip = TeamsPackage.Zip(Guid.Parse(configuration["Teams:AppId"]!), new(configuration["Web:PublicUrl"]!));
        await WriteAsync(path, zip, cancellationToken);
        return WebWords.Book.Say(CultureInfo.CurrentUICulture, "teams_package.printed", ("path", Path.GetFullPath(path))).ToPlain();
    }

    // A path may begin with '/', and so may a setting: the ending tells them apart.
    private static (string Path, string[] Settings) SplitPath(string[] settings)
    {
        if (settings is not [var first, .. var rest] || first.StartsWith('-') || first.Contains('=', StringComparison.Ordinal)) return (DefaultPath, settings);
        if (first.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return (first, rest);
        return first.StartsWith('/')
            ? (DefaultPath, settings)
            : throw new StartRefusedException([$"'{first}' is no file for the package: its name must end in .zip."]);
    }

    private static IEnumerable<string> Problems(IConfiguration configuration)
    {
        if (!Guid.TryParse(configuration["Teams:AppId"], out _))
            yield return "Teams:AppId must be the Application (client) ID of the bot's app registration, for example 00000000-0000-0000-0000-000000000000.";
        if (SettingsCheck.PublicUrl(configuration).FirstOrDefault() is { } problem)
            yield return problem;
        else if (configuration["Web:PublicUrl"] is not { Length: > 0 } url || new Uri(url).Scheme != Uri.UriSchemeHttps)
            yield return "Web:PublicUrl must be the https address at which Teams reaches this host, for example https://culturebot.example.com.";
    }

    private static async Task WriteAsync(string path, byte[] zip, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllBytesAsync(path, zip, cancellationToken);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException([$"The package cannot be written to '{path}': {refused.Message}"]);
        }
    }
}
