using CultureBot.Chat;

namespace CultureBot.Web.Simulator;

/// <summary>A channel, a direct conversation of two accounts, or somebody's home page of the app.</summary>
/// <param name="Id">A channel's id, <c>D-</c> and both accounts in order, or <c>H-</c> and whose home it is.</param>
/// <param name="Name">The channel's name, or the other one's; empty for a home page.</param>
/// <param name="Kind">What kind of place handlers see.</param>
public sealed record Conversation(string Id, string Name, PlaceKind Kind)
{
    /// <summary>The other one in a direct conversation.</summary>
    public SimulatorAccount? With { get; init; }

    /// <summary>A page that the bot keeps up to date, and nobody writes in.</summary>
    public bool IsHome { get; init; }

    public ChatPlace Place => IsHome ? ChatPlace.Nowhere : new(Id, Kind == PlaceKind.Direct ? "" : Name, Kind);

    public static string DirectId(string one, string other) =>
        string.CompareOrdinal(one, other) < 0 ? $"D-{one}-{other}" : $"D-{other}-{one}";

    public static string HomeId(string account) => "H-" + account;

    public static Conversation Home(SimulatorAccount viewer) => new(HomeId(viewer.ExternalId), "", PlaceKind.Unknown) { IsHome = true };

    public static Conversation Direct(SimulatorAccount viewer, SimulatorAccount other) =>
        new(DirectId(viewer.ExternalId, other.ExternalId), other.Name, PlaceKind.Direct) { With = other };

    public static Conversation Of(SimulatorChannel channel) =>
        new(channel.ExternalId, channel.Name, channel.IsPrivate ? PlaceKind.PrivateChannel : PlaceKind.Channel);

    /// <summary>The conversation with this id, if the viewer is in it.</summary>
    public static Conversation? Find(SimulatorDirectory directory, SimulatorAccount viewer, string id)
    {
        if (id == HomeId(viewer.ExternalId)) return Home(viewer);
        if (directory.ChannelsOf(viewer).FirstOrDefault(c => c.ExternalId == id) is { } channel) return Of(channel);

        var other = directory.Accounts.FirstOrDefault(a => a != viewer && DirectId(a.ExternalId, viewer.ExternalId) == id);
        return other is null ? null : Direct(viewer, other);
    }
}
