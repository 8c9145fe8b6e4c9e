using System.Globalization;
using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime.Extensions;

namespace CultureBot.People;

/// <summary>Keeps up with what platforms report between two syncs.</summary>
public sealed class PeopleChat(
    Database database,
    WorkspaceLookup workspaces,
    ChannelChanges channels,
    IEnumerable<IChatPlatform> platforms,
    WorkspaceConnected connected,
    TimeProvider time)
{
    public async Task<ChatAnswer> AccountChangedAsync(AccountChanged change, CancellationToken cancellationToken)
    {
        foreach (var workspace in await workspaces.ListAsync(change, cancellationToken))
        {
            // Of an organization's people each workspace holds its own; the sync brings who is new. Somebody of another
            // organization is known only once they were thanked.
            var isNews = workspace.ExternalId == change.WorkspaceId && change.Account.Kind != AccountKind.Stranger;
            await database.WriteAsync(
                async sql =>
                {
                    if (!isNews && await PeopleStore.FindAsync(sql, workspace.Id, change.Account.AccountId) is null) return;
                    await AccountsStore.SaveAsync(sql, workspace.Id, [change.Account], time.GetCurrentInstant());
                },
                WriteUrgency.Acknowledgement,
                cancellationToken);
        }

        return ChatAnswer.Nothing;
    }

    /// <summary>Whoever invited the bot is thanked, they alone and once; nothing is said to the channel.</summary>
    public async Task<ChatAnswer> ChannelChangedAsync(ChannelChanged change, CancellationToken cancellationToken)
    {
        var answer = ChatAnswer.Nothing;
        foreach (var workspace in await workspaces.ListAsync(change, cancellationToken))
        {
            var isNamed = workspace.ExternalId == change.WorkspaceId;
            var (greets, inviter) = await database.WriteAsync(
                sql => ApplyAsync(sql, workspace, isNamed, change), WriteUrgency.Acknowledgement, cancellationToken);
            if (BringsPeople(workspace, change)) connected.Notify();
            if (greets) answer = Greeting(Languages.Of(inviter, workspace), change.Channel);
        }

        return answer;
    }

    private async Task<(bool Greets, Account? Inviter)> ApplyAsync(SqlSession sql, Workspace workspace, bool isNamed, ChannelChanged change)
    {
        var now = time.GetCurrentInstant();
        if (!isNamed && await WorkspacesStore.FindChannelAsync(sql, workspace.Id, change.Channel.ChannelId) is null) return (false, null);
        await channels.ApplyAsync(sql, workspace, now, () => WorkspacesStore.SaveChannelsAsync(sql, workspace.Id, [change.Channel], now));
        if (BringsPeople(workspace, change)) await WorkspacesStore.WantPeopleAsync(sql, workspace.Id, now);
        if (!change.BotJoined || change.AccountId.Length == 0) return (false, null);
        return (
            await WorkspacesStore.GreetAsync(sql, workspace.Id, change.Channel.ChannelId, change.RequestKey),
            await PeopleStore.FindAsync(sql, workspace.Id, change.AccountId));
    }

    // Where people are known only through the places that the bot is in, a new place may be full of people who are not known yet.
    private bool BringsPeople(Workspace workspace, ChannelChanged change) =>
        change.BotJoined && platforms.Any(platform => platform.Name == workspace.Platform && platform.PeopleFollowPlaces);

    private static ChatAnswer Greeting(CultureInfo culture, PlatformChannel channel) => ChatAnswer.Private(Card.Of(
        PeopleWords.Book.Say(culture, "ThanksForInviting", ("channel", ChatText.Channel(channel.ChannelId, channel.Name)))));
}
