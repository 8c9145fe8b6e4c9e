using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CultureBot.Chat;

/// <summary>
/// Something a person or a platform asked for, verified and translated by an adapter. It is plain data, so that it can
/// be stored and finished later. Ids are the platform's own.
/// </summary>
[JsonDerivedType(typeof(CommandRequest), "command")]
[JsonDerivedType(typeof(ShortcutRequest), "shortcut")]
[JsonDerivedType(typeof(ButtonRequest), "button")]
[JsonDerivedType(typeof(FormRequest), "form")]
[JsonDerivedType(typeof(ReactionRequest), "reaction")]
[JsonDerivedType(typeof(MentionRequest), "mention")]
[JsonDerivedType(typeof(HomeOpened), "home_opened")]
[JsonDerivedType(typeof(SearchRequest), "search")]
[JsonDerivedType(typeof(AccountChanged), "account_changed")]
[JsonDerivedType(typeof(DirectChatChanged), "direct_chat_changed")]
[JsonDerivedType(typeof(ChannelChanged), "channel_changed")]
[JsonDerivedType(typeof(WorkspaceDisconnected), "workspace_disconnected")]
[JsonDerivedType(typeof(WorkspaceAccessChanged), "workspace_access_changed")]
public abstract record ChatRequest
{
    /// <summary>The platform's name, for example <c>slack</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>The workspace's id on its platform.</summary>
    public required string WorkspaceId { get; init; }

    /// <summary>The account that acted; empty when the platform itself reports something.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>Equal for two deliveries of the same thing, so that the second changes nothing. At most 200 characters.</summary>
    public required string RequestKey { get; init; }

    /// <summary>Where it happened.</summary>
    public ChatPlace Place { get; init; } = ChatPlace.Nowhere;

    /// <summary>Where a later answer to this request goes, in the platform's words (a response_url); empty when there is no such place.</summary>
    public string ReplyTo { get; init; } = "";

    /// <summary>What opens a form in answer to this request (a trigger_id, good for seconds); never stored.</summary>
    [JsonIgnore]
    public string FormTrigger { get; init; } = "";
}

/// <summary>A channel, group or direct conversation.</summary>
public sealed record ChatPlace(string ChannelId, string Name, PlaceKind Kind)
{
    public static ChatPlace Nowhere { get; } = new("", "", PlaceKind.Unknown);
}

public enum PlaceKind
{
    Unknown,
    Channel,
    PrivateChannel,
    Direct,
    Group,
}

/// <summary>A slash command: its name without the slash, and what was typed after it.</summary>
public sealed record CommandRequest : ChatRequest
{
    public required string Command { get; init; }

    public required CommandText Text { get; init; }
}

/// <summary>A global shortcut or a message shortcut.</summary>
public sealed record ShortcutRequest : ChatRequest
{
    public required string Shortcut { get; init; }

    /// <summary>The message whose menu it was chosen from; null for a global one.</summary>
    public ChatMessage? Message { get; init; }
}

/// <summary>A message that somebody wrote.</summary>
/// <param name="ChannelId">Where it stands.</param>
/// <param name="MessageId">Its id on the platform, unique within the channel.</param>
/// <param name="AuthorId">The account that wrote it; empty when the platform does not say.</param>
public sealed record ChatMessage(string ChannelId, string MessageId, string AuthorId);

/// <summary>An emoji that somebody put on a message, or took off it. They may arrive in any order.</summary>
public sealed record ReactionRequest : ChatRequest
{
    /// <summary>The emoji's name without colons and without a skin tone.</summary>
    public required string Emoji { get; init; }

    public required ChatMessage Message { get; init; }

    /// <summary>True when it was taken off.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>When it happened, in Unix microseconds: of two about the same message the later one counts.</summary>
    public required long HappenedAt { get; init; }
}

/// <summary>Something said to the bot in a channel: <c>@CultureBot thanks @ana …</c>, without the leading mention.</summary>
public sealed record MentionRequest : ChatRequest
{
    public required CommandText Text { get; init; }
}

/// <summary>Somebody opened their home page of the app within the platform.</summary>
public sealed record HomeOpened : ChatRequest;

/// <summary>A button that was pressed.</summary>
public sealed record ButtonRequest : ChatRequest
{
    public required string Action { get; init; }

    public string Value { get; init; } = "";
}

/// <summary>A form that was submitted. Answer with field errors to keep it open with everything that was typed.</summary>
public sealed record FormRequest : ChatRequest
{
    public required string FormId { get; init; }

    public string State { get; init; } = "";

    /// <summary>By field name: one entry for text and choice, any number for people and choices.</summary>
    public required ImmutableDictionary<string, ImmutableArray<string>> Values { get; init; }

    /// <summary>The same, to be read.</summary>
    public FormValues Filled => new(Values);

    public string Text(string field) => Filled.Text(field);

    public ImmutableArray<string> All(string field) => Filled.All(field);
}

/// <summary>Somebody looks for something to put into what they write; answered with <see cref="FoundAnswer"/>. Stores nothing.</summary>
public sealed record SearchRequest : ChatRequest
{
    /// <summary>The route's name, for example <c>my_kudos</c>.</summary>
    public required string Search { get; init; }

    /// <summary>What they typed so far; empty for the latest.</summary>
    public string Text { get; init; } = "";

    /// <summary>How many results were shown before.</summary>
    public int Skip { get; init; }

    /// <summary>How many are wanted at most.</summary>
    public int Count { get; init; } = 25;
}

/// <summary>
/// Somebody opened direct messages with the bot (on Teams by installing it for themselves), or closed them: nothing
/// reaches them there any more. The answer to an opening welcomes them.
/// </summary>
public sealed record DirectChatChanged : ChatRequest
{
    public required bool IsOpen { get; init; }
}

/// <summary>An account joined, changed or left.</summary>
public sealed record AccountChanged : ChatRequest
{
    public required PlatformAccount Account { get; init; }
}

/// <summary>
/// A channel that the bot was added to or removed from, renamed or archived. The account is whoever invited the bot, when
/// somebody did; an answer is seen by them alone.
/// </summary>
public sealed record ChannelChanged : ChatRequest
{
    public required PlatformChannel Channel { get; init; }

    /// <summary>The bot has just become a member.</summary>
    public bool BotJoined { get; init; }
}

/// <summary>
/// The app was removed from the workspace, or its token revoked: nothing more can be sent there. The id may be that of an
/// organization, which takes all its workspaces along.
/// </summary>
public sealed record WorkspaceDisconnected : ChatRequest
{
    /// <summary>When it happened, in Unix seconds, since the news may come late; 0 when unknown.</summary>
    public long HappenedAt { get; init; }
}

/// <summary>An organization, whose id stands in <see cref="ChatRequest.WorkspaceId"/>, opened workspaces to the app or closed them.</summary>
public sealed record WorkspaceAccessChanged : ChatRequest
{
    public required ImmutableArray<string> WorkspaceIds { get; init; }

    public required bool IsGranted { get; init; }

    /// <summary>When it happened, in Unix seconds, since the news may come late; 0 when unknown.</summary>
    public long HappenedAt { get; init; }
}
