using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CultureBot.Chat;

namespace CultureBot.Web.Simulator;

/// <summary>What somebody typed: a command, or words for everybody in the conversation.</summary>
internal abstract record Typed;

internal sealed record TypedWords(string Words) : Typed;

internal sealed record TypedCommand(string Command, CommandText Text) : Typed;

/// <summary>
/// Reads what was typed as Slack would deliver it: a slash and a name first is a command, <c>@handle</c> and
/// <c>#channel</c> become the people, groups and channels they name, and everything else stays to the letter.
/// </summary>
internal static partial class SimulatorInput
{
    public static Typed Read(string typed, SimulatorDirectory directory)
    {
        // Browsers send line breaks of a text area as CR LF.
        var text = typed.ReplaceLineEndings("\n").Trim();
        var command = Command.Match(text);
        return command.Success
            ? new TypedCommand(command.Groups["name"].Value, ReadText(text[command.Length..].TrimStart(' '), directory))
            : new TypedWords(text);
    }

    private static CommandText ReadText(string text, SimulatorDirectory directory)
    {
        var parts = ImmutableArray.CreateBuilder<CommandPart>();
        var written = 0;
        foreach (Match match in Named.Matches(text))
        {
            if (Resolve(match, directory) is not { } part) continue;
            if (match.Index > written) parts.Add(new TypedText(text[written..match.Index]));
            parts.Add(part);
            written = match.Index + match.Length;
        }

        if (written < text.Length) parts.Add(new TypedText(text[written..]));
        return new(parts.ToImmutable());
    }

    private static CommandPart? Resolve(Match match, SimulatorDirectory directory)
    {
        var name = match.Groups["name"].Value;
        if (match.Value[0] == '#')
        {
            return directory.Channels.FirstOrDefault(c => Same(c.Name, name)) is { } channel ? new NamedChannel(channel.ExternalId, channel.Name) : null;
        }

        return directory.Accounts.FirstOrDefault(a => Same(a.Handle, name)) is { } account ? new NamedAccount(account.ExternalId, account.Name)
            : directory.Groups.FirstOrDefault(g => Same(g.Handle, name)) is { } group ? new NamedGroup(group.ExternalId, group.Handle)
            : new TypedHandle(name);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^/(?<name>[a-z][a-z0-9-]*)(?=\s|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command { get; }

    // Not inside a word or an address, and not the full stop that ends the sentence.
    [GeneratedRegex(
        @"(?<![\p{L}\p{Nd}._@#/-])[@#](?<name>[\p{L}\p{Nd}]+([._-][\p{L}\p{Nd}]+)*)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named { get; }
}
