using CultureBot.Chat;

namespace CultureBot.Web.Simulator;

/// <summary>A channel, or a direct conversation of two accounts.</summary>
/// <param name="Id">A channel's id, or <c>D-</c> and both accounts in order.</param>
/// <param name="Name">The channel's name, or the other one's.</param>
/// <param name="Kind">What kind of place handlers see.</param>
public sealed record Conversation(string Id, string Name, PlaceKind Kind)
{
    /// <summary>The other one in a direct conversation.</summary>
    public SimulatorAccount? With { get; init; }

    public ChatPlace Place => new(Id, Kind == PlaceKind.Direct ? "" : Name, Kind);

    public static string DirectId(string one, string other) =>
        string.CompareOrdinal(one, other) < 0 ? $"D-{one}-{other}" : $"D-{other}-{one}";

    public static Conversation Direct(SimulatorAccount viewer, SimulatorAccount other) =>
        new(DirectId(viewer.ExternalId, other.ExternalId), other.Name, PlaceKind.Direct) { With = other };

    public static Conversation Of(SimulatorChannel channel) =>
        new(channel.ExternalId, channel.Name, channel.IsPrivate ? PlaceKind.PrivateChannel : PlaceKind.Channel);

    /// <summary>The conversation with this id, if the viewer is in it.</summary>
    public static Conversation? Find(SimulatorDirectory directory, SimulatorAccount viewer, string id)
    {
        if (directory.ChannelsOf(viewer).FirstOrDefault(c => c.ExternalId == id) is { } channel) return Of(channel);

        var other = directory.Accounts.FirstOrDefault(a => a != viewer && DirectId(a.ExternalId, viewer.ExternalId) == id);
        return other is null ? null : Direct(viewer, other);
    }
}
