namespace CultureBot.Chat.Teams;

/// <summary>What verified activities told of a conversation.</summary>
internal sealed record KnownConversation
{
    public required ConversationKind Kind { get; init; }

    /// <summary>Where it is reached; null for a channel that only its team has told of.</summary>
    public Uri? Service { get; init; }

    /// <summary>Of a channel: its team (19:…).</summary>
    public string? Team { get; init; }

    public string? Name { get; init; }

    /// <summary>Of somebody's own chat with the bot: whose (29:…).</summary>
    public string? With { get; init; }
}

internal enum ConversationKind
{
    Personal,
    GroupChat,
    Channel,
}

/// <summary>A team that the bot is in.</summary>
internal sealed record KnownTeam
{
    public Uri? Service { get; init; }

    public string? Name { get; init; }

    /// <summary>Its id in Entra, which links name.</summary>
    public string? Group { get; init; }
}

/// <summary>What activities told of somebody, and rosters do not.</summary>
internal sealed record KnownPerson
{
    public string? Entra { get; init; }

    public string? Name { get; init; }

    /// <summary>An IANA zone.</summary>
    public string? Zone { get; init; }

    public string? Locale { get; init; }

    /// <summary>A roster had them: from then on rosters tell whether they are still there.</summary>
    public bool? IsListed { get; init; }
}
