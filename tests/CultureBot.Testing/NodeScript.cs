using System.Diagnostics;
using System.Text;

namespace CultureBot.Testing;

/// <summary>A script of Node.js that reads its input whole and prints its findings, a line each.</summary>
internal static class NodeScript
{
    /// <summary>What it printed; where it failed without a word, that.</summary>
    /// <param name="folder">Where it runs, and finds the packages that it needs.</param>
    /// <param name="arguments">The script, and what it is told.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<IReadOnlyList<string>> RunAsync(
        string folder, IEnumerable<string> arguments, string input, CancellationToken cancellationToken)
    {
        using var node = Start(folder, arguments);
        await node.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        node.StandardInput.Close();
        var output = node.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = node.StandardError.ReadToEndAsync(cancellationToken);
        await node.WaitForExitAsync(cancellationToken);
        var said = await output + await errors;
        if (node.ExitCode != 0 && said.Length == 0) said = $"node ended with {node.ExitCode}";
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public static Process Start(string folder, IEnumerable<string> arguments) => Process.Start(new ProcessStartInfo("node", arguments)
    {
        WorkingDirectory = folder,
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
    })!;
}
