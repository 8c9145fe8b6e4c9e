using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Teams;

/// <summary>Translates what people write to the bot, and cards that are submitted as a message.</summary>
internal sealed class TeamsMessageReader(ChatRoutes routes, TeamsActions actions, IOptions<TeamsOptions> options)
{
    /// <summary>What a word that means nothing is answered with in somebody's own chat.</summary>
    private const string Overview = "culture";

    private readonly string _bot = TeamsAccounts.BotId(options.Value);

    public TeamsIncoming Read(TeamsOrigin origin)
    {
        var activity = origin.Activity;
        // What was said nowhere cannot be answered, and what another app says thanks nobody.
        if (origin.User.Length == 0 || TeamsAccounts.IsBot(origin.User) || origin.Place == ChatPlace.Nowhere) return TeamsIncoming.Ignored;
        if (activity.Value.ValueKind == JsonValueKind.Object && actions.Read(origin, activity.Value, TeamsWay.Message) is { } action) return action;
        if (activity.Value.ValueKind == JsonValueKind.Object && string.IsNullOrWhiteSpace(activity.Text)) return TeamsIncoming.Ignored;

        var mentions = Mentions(activity);
        // With a permission of its own the bot hears what is not meant for it, too.
        if (!activity.IsPersonal && !mentions.Any(IsBot)) return TeamsIncoming.Ignored;
        return TeamsIncoming.Of(TeamsWay.Message, Request(origin, WithoutTheBot(TeamsText.Parse(activity.Text ?? "", mentions, Html(activity)), activity.Recipient?.Name ?? "")));
    }

    private ChatRequest Request(TeamsOrigin origin, CommandText text)
    {
        var (word, rest) = FirstWord(text);
        var command = routes.Commands.FirstOrDefault(name => string.Equals(name, word, StringComparison.OrdinalIgnoreCase));
        if (command is null && origin.Activity.IsPersonal && IsOneWord(text)) (command, rest) = (Overview, CommandText.Empty);
        return command is null
            ? new MentionRequest
            {
                Platform = TeamsPlatform.PlatformName,
                WorkspaceId = origin.Tenant,
                AccountId = origin.User,
                RequestKey = origin.Key,
                Place = origin.Place,
                ReplyTo = origin.ReplyTo(),
                Text = text,
            }
            : new CommandRequest
            {
                Platform = TeamsPlatform.PlatformName,
                WorkspaceId = origin.Tenant,
                AccountId = origin.User,
                RequestKey = origin.Key,
                Place = origin.Place,
                ReplyTo = origin.ReplyTo(),
                Command = command,
                Text = rest,
            };
    }

    /// <summary>"kudos", "/kudos" and "Kudos:" with what follows.</summary>
    private static (string Word, CommandText After) FirstWord(CommandText text)
    {
        if (text.Parts is not [TypedText { Text: var typed }, ..]) return ("", text);
        var start = typed.AsSpan().TrimStart(" \n:,");
        if (start is ['/', ..]) start = start[1..];
        var end = start.IndexOfAny(" \n:,");
        var word = end < 0 ? start : start[..end];
        var rest = end < 0 ? "" : start[end..].TrimStart(" :,").ToString();
        var parts = rest.Length == 0 ? text.Parts.RemoveAt(0) : text.Parts.SetItem(0, new TypedText(rest));
        return (word.ToString(), new(parts));
    }

    private static bool IsOneWord(CommandText text) => text.Parts switch
    {
        [] => true,
        [TypedText { Text: var typed }] => typed.AsSpan().Trim().IndexOfAny(" \n") < 0,
        _ => false,
    };

    // Only the first: "@CultureBot thanks @CultureBot" is about the bot.
    private CommandText WithoutTheBot(CommandText text, string name)
    {
        var bot = text.Parts.FirstOrDefault(part => part is NamedAccount named && named.AccountId == _bot);
        // In one's own chat with the bot nobody has to pick it from a list.
        if (bot is null && text.Parts is [TypedHandle first, ..] && string.Equals(first.Handle, name, StringComparison.OrdinalIgnoreCase)) bot = first;
        if (bot is null) return text;
        var at = text.Parts.IndexOf(bot);
        var parts = text.Parts.RemoveAt(at);
        if (at == 0 && parts is [TypedText typed, ..])
            parts = typed.Text.TrimStart() is { Length: > 0 } rest ? parts.SetItem(0, new TypedText(rest)) : parts.RemoveAt(0);
        return new(parts);
    }

    private bool IsBot(TeamsMention mention) => mention.Mentioned?.Id == _bot;

    private static ImmutableArray<TeamsMention> Mentions(TeamsActivity activity) =>
    [
        .. (activity.Entities ?? [])
            .Where(entity => entity.ValueKind == JsonValueKind.Object && entity.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("mention"))
            .Select(entity => entity.Deserialize(TeamsJson.Default.TeamsMention)!),
    ];

    private static string Html(TeamsActivity activity) =>
        activity.Attachments?.FirstOrDefault(attachment => attachment?.ContentType == "text/html") is { Content: { ValueKind: JsonValueKind.String } html }
            ? html.GetString()!
            : "";
}
