using System.Text.Json;
using System.Text.Json.Serialization;

namespace CultureBot.Chat.Teams;

/// <summary>
/// What Teams sends: an activity of the Bot Framework protocol, as far as we read it. Everything may be missing; what is of an
/// unknown kind is passed over.
/// </summary>
internal sealed record TeamsActivity
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    /// <summary>Of an invoke: which one.</summary>
    public string? Name { get; init; }

    /// <summary>Of an installationUpdate: add, remove, add-upgrade, remove-upgrade.</summary>
    public string? Action { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>An IANA zone.</summary>
    public string? LocalTimezone { get; init; }

    public string? Locale { get; init; }

    public string? ServiceUrl { get; init; }

    /// <summary>msteams, or another of Microsoft's channels, which we do not speak.</summary>
    public string? ChannelId { get; init; }

    public TeamsAccount? From { get; init; }

    public TeamsAccount? Recipient { get; init; }

    public TeamsConversationRef? Conversation { get; init; }

    public string? Text { get; init; }

    /// <summary>The activity that this one answers, reacts to or was pressed on.</summary>
    public string? ReplyToId { get; init; }

    public IReadOnlyList<TeamsAccount>? MembersAdded { get; init; }

    public IReadOnlyList<TeamsAccount>? MembersRemoved { get; init; }

    public IReadOnlyList<TeamsReaction>? ReactionsAdded { get; init; }

    public IReadOnlyList<TeamsReaction>? ReactionsRemoved { get; init; }

    /// <summary>Mentions, client information, and what else Microsoft thinks of.</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    public TeamsChannelData? ChannelData { get; init; }

    /// <summary>Beside what was attached, the message once more as HTML.</summary>
    public IReadOnlyList<TeamsAttachment>? Attachments { get; init; }

    /// <summary>Of an invoke or a submitted card.</summary>
    public JsonElement Value { get; init; }

    [JsonIgnore]
    public string TenantId => ChannelData?.Tenant?.Id ?? Conversation?.TenantId ?? "";

    /// <summary>Whether it comes from somebody's own chat with the bot. The chat of two people is called personal, too, when they use a message extension in it.</summary>
    [JsonIgnore]
    public bool IsPersonal => Conversation is { ConversationType: "personal", Id: { } id } && !id.StartsWith("19:", StringComparison.Ordinal);
}

/// <summary>Somebody, or the bot. Ids of people (29:…) differ from bot to bot; what stays is their id in Entra.</summary>
internal sealed record TeamsAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? AadObjectId { get; init; }

    /// <summary>The same under the name that rosters use.</summary>
    public string? ObjectId { get; init; }

    public string? Email { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? GivenName { get; init; }

    public string? Surname { get; init; }

    /// <summary>user, guest, anonymous.</summary>
    public string? UserRole { get; init; }

    public string? TenantId { get; init; }

    [JsonIgnore]
    public string? EntraId => AadObjectId ?? ObjectId;
}

internal sealed record TeamsAttachment
{
    public string? ContentType { get; init; }

    public JsonElement Content { get; init; }
}

/// <summary>Where an activity belongs. In a channel's thread the id ends in <c>;messageid=…</c>.</summary>
internal sealed record TeamsConversationRef
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>personal, groupChat, channel.</summary>
    public string? ConversationType { get; init; }

    public string? TenantId { get; init; }

    public bool? IsGroup { get; init; }

    /// <summary>The channel or chat itself, without the thread.</summary>
    [JsonIgnore]
    public string ChannelId => TeamsThread.Base(Id ?? "");

    /// <summary>The message that began the thread; empty outside of one.</summary>
    [JsonIgnore]
    public string RootId => TeamsThread.Root(Id ?? "");
}

internal sealed record TeamsReaction
{
    /// <summary>like, heart, laugh, surprised, sad, angry, or a newer one such as 1f64c_raisinghands.</summary>
    public string? Type { get; init; }
}

internal sealed record TeamsChannelData
{
    public TeamsNamed? Tenant { get; init; }

    public TeamsNamed? Team { get; init; }

    public TeamsNamed? Channel { get; init; }

    /// <summary>Of a conversationUpdate: channelCreated, teamMemberAdded and the like.</summary>
    public string? EventType { get; init; }
}

internal sealed record TeamsNamed
{
    public string? Id { get; init; }

    /// <summary>Null for a team's General channel, whose id is the team's.</summary>
    public string? Name { get; init; }

    public string? AadGroupId { get; init; }

    /// <summary>Of a channel: standard, private, shared.</summary>
    public string? Type { get; init; }
}
