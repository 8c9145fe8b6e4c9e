using System.Text.Json;

namespace CultureBot.Chat.Teams;

/// <summary>The value of an invoke: of a pressed card, a dialog, or a message extension ("Message extensions: action commands, search commands").</summary>
internal sealed record TeamsInvoke
{
    /// <summary>Of adaptiveCard/action.</summary>
    public TeamsInvokeAction? Action { get; init; }

    /// <summary>Of a dialog: what the button carried, or what was filled in.</summary>
    public JsonElement Data { get; init; }

    /// <summary>Of a message extension: the command of the manifest.</summary>
    public string? CommandId { get; init; }

    /// <summary>compose, commandbox or message.</summary>
    public string? CommandContext { get; init; }

    /// <summary>edit or send, of a preview; we show none.</summary>
    public string? BotMessagePreviewAction { get; init; }

    /// <summary>The message whose menu a command was chosen from.</summary>
    public TeamsMessagePayload? MessagePayload { get; init; }

    /// <summary>Of a search: what was typed.</summary>
    public IReadOnlyList<TeamsParameter>? Parameters { get; init; }

    public TeamsQueryOptions? QueryOptions { get; init; }
}

internal sealed record TeamsInvokeAction
{
    public string? Verb { get; init; }

    public JsonElement Data { get; init; }
}

internal sealed record TeamsMessagePayload
{
    public string? Id { get; init; }

    /// <summary>The message that began the thread; empty for that one itself.</summary>
    public string? ReplyToId { get; init; }

    public TeamsMessageFrom? From { get; init; }
}

/// <summary>Who wrote a message: a user by their Entra id, or an application.</summary>
internal sealed record TeamsMessageFrom
{
    public TeamsNamed? User { get; init; }
}

internal sealed record TeamsParameter
{
    public string? Name { get; init; }

    public JsonElement Value { get; init; }
}

internal sealed record TeamsQueryOptions
{
    public int Skip { get; init; }

    public int Count { get; init; }
}

/// <summary>An entity of the type <c>mention</c>.</summary>
internal sealed record TeamsMention
{
    public string? Type { get; init; }

    public TeamsAccount? Mentioned { get; init; }

    /// <summary>What stands for it in the text, tags and all; lacking for a name with characters of HTML in it.</summary>
    public string? Text { get; init; }
}
