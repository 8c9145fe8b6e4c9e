using System.Text.Json;
using System.Text.Json.Serialization;

namespace CultureBot.Chat.Teams;

/// <summary>What a posting, an update or a deletion answers.</summary>
internal sealed record PostedActivity
{
    /// <summary>Null when Teams gives none.</summary>
    public string? Id { get; init; }
}

/// <summary>A conversation that was opened; of a thread with its first message.</summary>
internal sealed record OpenedConversation
{
    public string? Id { get; init; }

    public string? ActivityId { get; init; }
}

/// <summary>One page of who is in a conversation.</summary>
internal sealed record MembersPage
{
    public string? ContinuationToken { get; init; }

    public IReadOnlyList<TeamsAccount>? Members { get; init; }
}

internal sealed record TeamDetails
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? AadGroupId { get; init; }

    public int MemberCount { get; init; }
}

internal sealed record TeamChannels
{
    public IReadOnlyList<TeamsNamed>? Conversations { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PostedActivity))]
[JsonSerializable(typeof(OpenedConversation))]
[JsonSerializable(typeof(MembersPage))]
[JsonSerializable(typeof(TeamsAccount))]
[JsonSerializable(typeof(TeamDetails))]
[JsonSerializable(typeof(TeamChannels))]
[JsonSerializable(typeof(KnownConversation))]
[JsonSerializable(typeof(KnownTeam))]
[JsonSerializable(typeof(KnownPerson))]
[JsonSerializable(typeof(string))]
internal sealed partial class ConnectorJson : JsonSerializerContext;
