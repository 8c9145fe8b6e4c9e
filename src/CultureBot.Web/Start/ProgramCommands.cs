namespace CultureBot.Web.Start;

/// <summary>What the program does instead of serving when its first argument is a word: it prints one text and ends.</summary>
internal static class ProgramCommands
{
    /// <summary>From the arguments after the word, which are configuration as for serving, to the text.</summary>
    private static readonly Dictionary<string, Func<string[], CancellationToken, Task<string>>> Commands = new(StringComparer.Ordinal)
    {
        ["slack-manifest"] = SlackManifestCommand.RunAsync,
        ["slack-install-link"] = SlackInstallLinkCommand.RunAsync,
        ["teams-package"] = TeamsPackageCommand.RunAsync,
    };

    /// <summary>Runs the command that the arguments begin with; false when they begin with none.</summary>
    /// <exception cref="StartRefusedException">There is no such command, or it cannot be done with this configuration.</exception>
    public static async Task<bool> RunAsync(string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        if (args is not [var word, .. var settings] || IsSetting(word)) return false;
        if (!Commands.TryGetValue(word, out var command))
            throw new StartRefusedException([$"There is no command '{word}'. There are: {string.Join(", ", Commands.Keys)}. Without one it serves."]);
        var text = await command(settings, cancellationToken);
        await output.WriteLineAsync(text.AsMemory(), cancellationToken);
        return true;
    }

    private static bool IsSetting(string argument) =>
        argument.StartsWith('-') || argument.StartsWith('/') || argument.Contains('=', StringComparison.Ordinal);
}
