using System.Text.Json;

namespace CultureBot.Chat.Slack;

/// <summary>What every Web API method answers.</summary>
internal record SlackReply
{
    public bool Ok { get; init; }

    public string? Error { get; init; }

    public SlackMetadata? ResponseMetadata { get; init; }

    public string NextCursor => ResponseMetadata?.NextCursor ?? "";
}

internal sealed record SlackMetadata(string? NextCursor);

internal sealed record PostReply : SlackReply
{
    public string? Channel { get; init; }

    public string? Ts { get; init; }
}

internal sealed record ConnectionReply : SlackReply
{
    public string? Url { get; init; }
}

internal sealed record PermalinkReply : SlackReply
{
    public string? Permalink { get; init; }
}

internal sealed record AuthReply : SlackReply
{
    public string? Url { get; init; }

    public string? Team { get; init; }

    public string? TeamId { get; init; }

    public string? UserId { get; init; }
}

internal sealed record TeamReply : SlackReply
{
    public SlackNamed? Team { get; init; }
}

internal sealed record UserReply : SlackReply
{
    public SlackUser? User { get; init; }
}

internal sealed record UsersReply : SlackReply
{
    public SlackUser[]? Members { get; init; }
}

internal sealed record SlackUser
{
    public string? Id { get; init; }

    public string? TeamId { get; init; }

    public string? Name { get; init; }

    public string? RealName { get; init; }

    public bool Deleted { get; init; }

    public bool IsBot { get; init; }

    public bool IsAppUser { get; init; }

    public bool IsRestricted { get; init; }

    public bool IsUltraRestricted { get; init; }

    public bool IsStranger { get; init; }

    public bool IsEmailConfirmed { get; init; }

    public string? Tz { get; init; }

    public string? Locale { get; init; }

    public long Updated { get; init; }

    public SlackUserProfile? Profile { get; init; }

    public SlackEnterpriseUser? EnterpriseUser { get; init; }
}

internal sealed record SlackUserProfile
{
    public string? DisplayName { get; init; }

    public string? RealName { get; init; }

    public string? Email { get; init; }

    public string? Title { get; init; }

    [System.Text.Json.Serialization.JsonPropertyName("image_192")]
    public string? Image192 { get; init; }
}

internal sealed record SlackEnterpriseUser(string[]? Teams);

internal sealed record ProfileFieldsReply : SlackReply
{
    public ProfileFields? Profile { get; init; }
}

internal sealed record ProfileFields(ProfileField[]? Fields);

internal sealed record ProfileField(string? Id, string? Label, string? Type);

internal sealed record ProfileReply : SlackReply
{
    public ProfileValues? Profile { get; init; }
}

/// <summary>Fields by id; Slack sends an empty array instead of an empty object.</summary>
internal sealed record ProfileValues(JsonElement Fields);

internal sealed record UserGroupsReply : SlackReply
{
    public SlackUserGroup[]? Usergroups { get; init; }
}

internal sealed record SlackUserGroup(string? Id, string? Handle, string? Name, long DateDelete, string[]? Users);

internal sealed record ChannelsReply : SlackReply
{
    public SlackChannel[]? Channels { get; init; }
}

internal sealed record ChannelReply : SlackReply
{
    public SlackChannel? Channel { get; init; }
}

internal sealed record SlackChannel
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public bool IsPrivate { get; init; }

    public bool IsArchived { get; init; }

    public bool IsGeneral { get; init; }

    public bool IsMember { get; init; }

    public int NumMembers { get; init; }
}
