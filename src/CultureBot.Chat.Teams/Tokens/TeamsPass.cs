using System.Collections.Immutable;

namespace CultureBot.Chat.Teams;

/// <summary>What a valid token lets in.</summary>
/// <param name="ServiceUrl">The address that the activity has to name; null when the token names none, as Entra's.</param>
/// <param name="Channels">The channels that its key may sign for; null when keys say nothing of that, as Entra's.</param>
internal sealed record TeamsPass(string? ServiceUrl, ImmutableHashSet<string>? Channels)
{
    private const string Channel = "msteams";

    /// <summary>For a program of this machine that sent no token, where that is allowed.</summary>
    public static TeamsPass OfThisMachine { get; } = new(null, null) { IsOfThisMachine = true };

    private bool IsOfThisMachine { get; init; }

    /// <summary>Whether the activity is one that the token was made for; only Teams is spoken here.</summary>
    public bool IsFor(TeamsActivity activity) =>
        activity.ChannelId == Channel
        && Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var address)
        && (!IsOfThisMachine || address.IsLoopback)
        // The slash at the end counts: it is another address without it.
        && (ServiceUrl is null || string.Equals(ServiceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase))
        && (Channels is null || Channels.Contains(Channel));
}
