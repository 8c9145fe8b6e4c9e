using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.Kudos;

/// <summary>A kudos with the people and the channel in it, as a card or a page tells it.</summary>
internal sealed record KudosStory
{
    public required Kudos Kudos { get; init; }

    public required Account Giver { get; init; }

    /// <summary>In the giver's order.</summary>
    public required ImmutableArray<Account> Recipients { get; init; }

    public Channel? Channel { get; init; }

    /// <summary>Where the message stands that it is for.</summary>
    public Channel? SourceChannel { get; init; }

    /// <summary>Whether people outside the message's channel may know where it stands: they may of one in a public channel.</summary>
    public bool IsSourceOpen => SourceChannel is { IsPrivate: false };

    /// <summary>The recipients' groups in their order, each with how many people were thanked through it.</summary>
    public IEnumerable<(string Name, int Count)> Groups =>
        Kudos.Recipients.Where(r => r.GroupName is not null).GroupBy(r => r.GroupName!, StringComparer.Ordinal).Select(g => (g.Key, g.Count()));

    /// <summary>Those who were named themselves.</summary>
    public IEnumerable<Account> Named =>
        Kudos.Recipients.Zip(Recipients).Where(pair => pair.First.GroupName is null).Select(pair => pair.Second);

    public static async Task<KudosStory?> FindAsync(SqlSession sql, KudosId id) =>
        await KudosStore.FindAsync(sql, id) is { } kudos ? (await WithPeopleAsync(sql, [kudos]))[0] : null;

    /// <summary>Adds people and channels to kudos, in the same order.</summary>
    public static async Task<IReadOnlyList<KudosStory>> WithPeopleAsync(SqlSession sql, IReadOnlyList<Kudos> kudos)
    {
        var ids = kudos.SelectMany(k => k.Recipients.Select(r => r.AccountId).Append(k.GiverId)).Distinct().ToArray();
        var people = new Dictionary<AccountId, Account>();
        foreach (var some in ids.Chunk(500))
        {
            foreach (var account in await PeopleStore.ListAsync(sql, some)) people[account.Id] = account;
        }

        var channels = new Dictionary<(WorkspaceId, string), Channel?>();
        foreach (var place in kudos.SelectMany(k => new[] { k.ChannelId, k.Source?.ChannelId }.OfType<string>().Select(id => (k.WorkspaceId, id))).Distinct())
            channels[place] = await WorkspacesStore.FindChannelAsync(sql, place.WorkspaceId, place.id);

        return
        [
            .. kudos.Select(k => new KudosStory
            {
                Kudos = k,
                Giver = people[k.GiverId],
                Recipients = [.. k.Recipients.Select(r => people[r.AccountId])],
                Channel = k.ChannelId is { } id ? channels[(k.WorkspaceId, id)] : null,
                SourceChannel = k.Source is { } source ? channels[(k.WorkspaceId, source.ChannelId)] : null,
            }),
        ];
    }
}
