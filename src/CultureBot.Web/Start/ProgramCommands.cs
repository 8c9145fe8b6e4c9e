namespace CultureBot.Web.Start;

/// <summary>What the program does instead of serving when its first argument is a word: it prints one text and ends.</summary>
internal static class ProgramCommands
{
    /// <summary>From the arguments after the word to the text. They are configuration as for serving, unless the command says otherwise.</summary>
    private static readonly Dictionary<string, Func<string[], CancellationToken, Task<Printed>>> Commands = new(StringComparer.Ordinal)
    {
        ["slack-manifest"] = Text(SlackManifestCommand.RunAsync),
        ["slack-install-link"] = Text(SlackInstallLinkCommand.RunAsync),
        ["teams-package"] = Text(TeamsPackageCommand.RunAsync),
        ["attack"] = AttackCommand.RunAsync,
    };

    /// <summary>Runs the command that the arguments begin with, and returns its exit code; null when they begin with none.</summary>
    /// <exception cref="StartRefusedException">There is no such command, or it cannot be done with this configuration.</exception>
    public static async Task<int?> RunAsync(string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        if (args is not [var word, .. var settings] || IsSetting(word)) return null;
        if (!Commands.TryGetValue(word, out var command))
            throw new StartRefusedException([$"There is no command '{word}'. There are: {string.Join(", ", Commands.Keys)}. Without one it serves."]);
        var printed = await command(settings, cancellationToken);
        await output.WriteLineAsync(printed.Text.AsMemory(), cancellationToken);
        return printed.ExitCode;
    }

    /// <summary>A command that has done what was asked whenever it has a text.</summary>
    private static Func<string[], CancellationToken, Task<Printed>> Text(Func<string[], CancellationToken, Task<string>> command) =>
        async (settings, cancellationToken) => new(await command(settings, cancellationToken));

    private static bool IsSetting(string argument) =>
        argument.StartsWith('-') || argument.StartsWith('/') || argument.Contains('=', StringComparison.Ordinal);
}

/// <param name="Text">What is printed.</param>
/// <param name="ExitCode">0 when all is well.</param>
internal sealed record Printed(string Text, int ExitCode = 0);
