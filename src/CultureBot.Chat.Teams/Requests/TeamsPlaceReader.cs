using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Teams;

/// <summary>
/// Translates what becomes of the places that the bot is in: installs, channels, teams and who is in them ("Conversation
/// events in your Teams bot").
/// </summary>
internal sealed class TeamsPlaceReader(IOptions<TeamsOptions> options)
{
    private readonly string _bot = TeamsAccounts.BotId(options.Value);

    public TeamsIncoming ReadInstallation(TeamsOrigin origin) => (origin.Activity.Action, origin.Activity.IsPersonal) switch
    {
        _ when origin.Place == ChatPlace.Nowhere => TeamsIncoming.Ignored,
        ("add", true) when origin.User.Length > 0 => TeamsIncoming.Of(TeamsWay.Event, Direct(origin, isOpen: true)),
        ("remove", true) when origin.User.Length > 0 => TeamsIncoming.Of(TeamsWay.Event, Direct(origin, isOpen: false)) with { IsFarewell = true },
        ("add", false) => TeamsIncoming.Of(TeamsWay.Event, Channel(origin, Here(origin) with { CanPost = true }) with
        {
            BotJoined = true,
            AccountId = origin.User,
            ReplyTo = origin.ReplyTo(),
        }),
        ("remove", false) => Left(origin),
        // An upgrade takes nothing away.
        _ => TeamsIncoming.Ignored,
    };

    public TeamsIncoming ReadUpdate(TeamsOrigin origin)
    {
        if (origin.Place == ChatPlace.Nowhere) return TeamsIncoming.Ignored;
        var activity = origin.Activity;
        return activity.ChannelData?.EventType switch
        {
            "channelCreated" or "channelRestored" or "channelRenamed" or "channelShared" => Named(origin, channel => channel with { CanPost = true }),
            "channelDeleted" or "channelUnshared" => Named(origin, channel => channel with { IsArchived = true }),
            "teamRenamed" or "teamUnarchived" or "teamRestored" => Team(origin, channel => channel with { CanPost = true }),
            "teamArchived" or "teamDeleted" or "teamHardDeleted" => Team(origin, channel => channel with { IsArchived = true }),
            // That the bot came is told by an installationUpdate, too; that it went, not always.
            _ when activity.MembersRemoved?.Any(member => member?.Id == _bot) == true => activity.IsPersonal ? TeamsIncoming.Ignored : Left(origin),
            _ => People(origin, [.. activity.MembersAdded ?? [], .. activity.MembersRemoved ?? []]),
        };
    }

    /// <summary>The bot has left; of a team, all its channels.</summary>
    private static TeamsIncoming Left(TeamsOrigin origin)
    {
        var team = TeamId(origin.Activity);
        return TeamsIncoming.Of(TeamsWay.Event, Channel(origin, team.Length > 0 ? Here(origin) with { ChannelId = team } : Here(origin))) with
        {
            IsOfWholeTeam = team.Length > 0,
            IsFarewell = true,
        };
    }

    private static TeamsIncoming Named(TeamsOrigin origin, Func<PlatformChannel, PlatformChannel> change) =>
        origin.Activity.ChannelData?.Channel is { Id: { Length: > 0 } id } channel
            ? TeamsIncoming.Of(TeamsWay.Event, Channel(origin, change(new() { ChannelId = id, Name = channel.Name ?? "", IsPrivate = channel.Type == "private" })))
            : TeamsIncoming.Ignored;

    private static TeamsIncoming Team(TeamsOrigin origin, Func<PlatformChannel, PlatformChannel> change) =>
        TeamId(origin.Activity) is { Length: > 0 } team
            ? TeamsIncoming.Of(TeamsWay.Event, Channel(origin, change(new() { ChannelId = team, Name = "" }))) with { IsOfWholeTeam = true }
            : TeamsIncoming.Ignored;

    // Who they are and whether they are still there is asked of Teams, since an event says neither.
    private static TeamsIncoming People(TeamsOrigin origin, ImmutableArray<TeamsAccount> members) =>
        TeamsIncoming.Of(TeamsWay.Event, [.. members
            .Where(member => member?.Id is { Length: > 0 } id && !TeamsAccounts.IsBot(id))
            .DistinctBy(member => member.Id, StringComparer.Ordinal)
            .Select((member, at) => new AccountChanged
            {
                Platform = TeamsPlatform.PlatformName,
                WorkspaceId = origin.Tenant,
                RequestKey = $"{origin.Key}:{at}",
                Account = new() { AccountId = member.Id!, DisplayName = member.Name ?? "", Kind = AccountKind.Member },
            })]);

    private static DirectChatChanged Direct(TeamsOrigin origin, bool isOpen) => new()
    {
        Platform = TeamsPlatform.PlatformName,
        WorkspaceId = origin.Tenant,
        AccountId = origin.User,
        RequestKey = origin.Key,
        Place = origin.Place,
        ReplyTo = origin.ReplyTo(),
        IsOpen = isOpen,
    };

    private static ChannelChanged Channel(TeamsOrigin origin, PlatformChannel channel) => new()
    {
        Platform = TeamsPlatform.PlatformName,
        WorkspaceId = origin.Tenant,
        RequestKey = origin.Key,
        Channel = channel,
    };

    private static PlatformChannel Here(TeamsOrigin origin) => new()
    {
        ChannelId = origin.Place.ChannelId,
        Name = origin.Place.Name,
        IsPrivate = origin.Place.Kind == PlaceKind.PrivateChannel,
    };

    private static string TeamId(TeamsActivity activity) =>
        activity.ChannelData?.Team?.Id is { Length: > 0 } team ? team : "";
}
