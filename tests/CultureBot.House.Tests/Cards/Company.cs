using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.House.Tests.Cards;

/// <summary>A workspace of ten people with a history, in which everything that can be named is what people brought.</summary>
internal sealed record Company(Workspace Workspace, ImmutableArray<Account> People, Channel Channel, Said Said)
{
    /// <summary>Somebody of another organization, beside the ten.</summary>
    public const string Stranger = "Ustranger";

    public static readonly ImmutableArray<string> Tags = ["4001", "4002"];

    public static Task<Company> FoundAsync(Database database, CultureInfo culture, Said said) => database.WriteAsync(
        async sql =>
        {
            var founded = await WorkspacesStore.SaveConnectedAsync(
                sql, "fake", new PlatformWorkspace("T" + said.Kind, said.Place, null, "UBOT"), [1], Product.Now - Duration.FromDays(400));
            await sql.ExecuteAsync("UPDATE workspaces SET locale = @Locale WHERE id = @Id", new { Locale = culture.Name, founded.Id });
            var workspace = (await WorkspacesStore.FindAsync(sql, founded.Id))!;
            var saved = await AccountsStore.SaveAsync(
                sql, workspace.Id, [.. Enumerable.Range(0, 10).Select(i => Person(i, culture, said))], Product.Now - Duration.FromDays(400));
            await AccountsStore.SaveAsync(sql, workspace.Id, [Person(10, culture, said) with { AccountId = Stranger, Kind = AccountKind.Stranger }], Product.Now);
            await WorkspacesStore.SaveChannelsAsync(
                sql, workspace.Id, [new PlatformChannel { ChannelId = "C1", Name = said.Place, IsGeneral = true, CanPost = true, MemberCount = 9 }], Product.Now);
            var people = saved.OrderBy(a => a.ExternalId, StringComparer.Ordinal).ToImmutableArray();
            var channel = (await WorkspacesStore.FindChannelAsync(sql, workspace.Id, "C1"))!;
            return new Company(workspace, people, channel, said);
        },
        WriteUrgency.Background,
        TestContext.Current.CancellationToken);

    /// <summary>This week: one to seven people with values, one by the reader. Before: somebody whom the reader has not thanked for long.</summary>
    public Task RememberAsync(Database database) => database.WriteAsync(
        async sql =>
        {
            await AddAsync(sql, "old", 0, [1], 100);
            await AddAsync(sql, "reader", 0, [2, 3, 4, 5, 6, 7, 8], 2);
            await AddAsync(sql, "got", 3, [0], 1);
            await AddAsync(sql, "first", 4, [5], 1);
            var forMessage = Kudos("message", 3, [4]) with { Words = "", Source = new(Channel.ExternalId, null) };
            Assert.True(await KudosStore.AddAsync(sql, forMessage, Said.Kind + "message"));
            await KudosBoostStore.AddAsync(sql, forMessage.Id, People[0].Id, Product.Now - Duration.FromDays(1));
        },
        WriteUrgency.Background,
        TestContext.Current.CancellationToken);

    /// <summary>A kudos that only a quiet week brings back.</summary>
    public Task RememberOnlyOldAsync(Database database) => database.WriteAsync(
        sql => AddAsync(sql, "quiet", 1, [2], 60), WriteUrgency.Background, TestContext.Current.CancellationToken);

    public CultureBot.Kudos.Kudos Kudos(string key, int giver, int[] to, Visibility visibility = Visibility.Public, double daysAgo = 1) => new()
    {
        Id = new(Guid.CreateVersion7((Product.Now - Duration.FromDays(daysAgo)).ToDateTimeOffset())),
        WorkspaceId = Workspace.Id,
        GiverId = People[giver].Id,
        Words = Said.Words.Length == 0 ? "" : Said.Words + "\n" + key.Length,
        Visibility = visibility,
        ChannelId = visibility == Visibility.Public ? Channel.ExternalId : null,
        CreatedAt = Product.Now - Duration.FromDays(daysAgo),
        Recipients = [.. to.Select(i => new KudosRecipient(People[i].Id, i >= 8 ? Said.Place : null))],
        Tags = Tags,
    };

    private async Task AddAsync(SqlSession sql, string key, int giver, int[] to, double daysAgo) =>
        Assert.True(await KudosStore.AddAsync(sql, Kudos(key, giver, to, Visibility.Public, daysAgo), Said.Kind + key));

    private static PlatformAccount Person(int number, CultureInfo culture, Said said) => new()
    {
        AccountId = "U" + number.ToString(CultureInfo.InvariantCulture),
        DisplayName = said.Name,
        Handle = said.Name.Length > 100 ? "" : said.Name,
        Kind = AccountKind.Member,
        Locale = culture.Name,
        TimeZone = "Europe/Berlin",
        JobTitle = said.Name,
    };
}
