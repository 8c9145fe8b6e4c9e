namespace CultureBot.Chat.Slack;

/// <summary>Where a request came from, from the id and name that Slack gives a conversation.</summary>
internal static class SlackPlaces
{
    /// <summary>Slack masks the names of private conversations ("directmessage", "privategroup"): they are left empty.</summary>
    public static ChatPlace Of(string? channelId, string? name) => (channelId ?? "", name ?? "") switch
    {
        ("", _) => ChatPlace.Nowhere,
        ({ } id, "directmessage") => new(id, "", PlaceKind.Direct),
        (['D', ..] id, _) => new(id, "", PlaceKind.Direct),
        ({ } id, { } group) when group.StartsWith("mpdm-", StringComparison.Ordinal) => new(id, "", PlaceKind.Group),
        ({ } id, "privategroup") => new(id, "", PlaceKind.PrivateChannel),
        (['G', ..] id, { } hidden) => new(id, hidden, PlaceKind.PrivateChannel),
        ({ } id, { } shown) => new(id, shown, PlaceKind.Channel),
    };
}
