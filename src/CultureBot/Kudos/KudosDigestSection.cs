using System.Globalization;
using CultureBot.Chat;
using CultureBot.Digests;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>
/// The kudos of the week (methodology §5): at most three stories, values lived, quiet helpers, first-time givers; no
/// ranking of people; and an older thank-you for a quiet week.
/// </summary>
internal sealed class KudosDigestSection(Database database, KudosCards cards, KudosWords words) : IDigestSection
{
    private const int MostRead = 2000;
    private const int MostStories = 3;
    private const int MostNames = 5;
    private static readonly Duration LongAgo = Duration.FromDays(56);

    public int Order => 100;

    public Task<ChannelDigestPart> ForChannelAsync(ChannelDigestScope scope, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async sql =>
            {
                var kudos = await KudosStore.ListPublicAsync(sql, scope.Workspace.Id, scope.After, scope.UpTo, MostRead);
                return kudos.Count == 0 ? await QuietAsync(sql, scope) : await NewsAsync(sql, scope, kudos);
            },
            cancellationToken);

    public Task<PersonalDigestPart> ForPersonAsync(PersonalDigestScope scope, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => KudosPersonalDigest.MakeAsync(sql, words, scope, scope.UpTo - LongAgo), cancellationToken);

    private async Task<ChannelDigestPart> NewsAsync(SqlSession sql, ChannelDigestScope scope, IReadOnlyList<Kudos> kudos)
    {
        var colleagues = await ListColleaguesAsync(sql, kudos);
        var thanked = kudos.SelectMany(k => k.Recipients).Select(r => r.AccountId).Where(colleagues.Contains).ToHashSet();
        var headline = words.Say(scope.Culture, "DigestHeadline", ("kudos", kudos.Count), ("people", thanked.Count));
        var stories = await KudosStory.WithPeopleAsync(sql, KudosStories.Choose(kudos, MostStories));
        return new()
        {
            Post = [new TextBlock(headline), .. stories.SelectMany(s => cards.Retold(scope.Culture, s))],
            Details =
            [
                .. KudosValues.Lived(words, scope.Culture, kudos.SelectMany(k => k.Tags)),
                .. await NamesAsync(sql, scope.Culture, "DigestQuietHelpers", await QuietHelpersAsync(sql, scope, thanked)),
                .. await NamesAsync(sql, scope.Culture, "DigestFirstTime", await FirstTimeGiversAsync(sql, scope, kudos.Select(k => k.GiverId).Where(colleagues.Contains).ToHashSet())),
            ],
            PostCarries = [.. kudos.Select(k => k.Id.Subject)],
            DetailsCarries = [.. kudos.Select(k => k.Id.Subject)],
        };
    }

    private async Task<ChannelDigestPart> QuietAsync(SqlSession sql, ChannelDigestScope scope)
    {
        var older = await KudosStore.FindOlderPublicAsync(
            sql, scope.Workspace.Id, scope.UpTo - Duration.FromDays(365), scope.UpTo - Duration.FromDays(28), scope.UpTo)
            ?? await KudosStore.FindOlderPublicAsync(sql, scope.Workspace.Id, Instant.MinValue, scope.After, scope.UpTo);
        if (older is null) return ChannelDigestPart.Empty;
        var story = (await KudosStory.WithPeopleAsync(sql, [older]))[0];
        var intro = words.Say(scope.Culture, "DigestQuiet", ("month", KudosMonth.Name(scope.Culture, older.CreatedAt, scope.Workspace.TimeZone)));
        return new()
        {
            WhenQuiet = [new TextBlock(intro), .. cards.Retold(scope.Culture, story)],
            PostCarries = [older.Id.Subject],
        };
    }

    // People of other organizations are thanked by name and counted in no figure.
    private static async Task<HashSet<AccountId>> ListColleaguesAsync(SqlSession sql, IReadOnlyList<Kudos> kudos) =>
    [
        .. (await PeopleStore.ListAsync(sql, [.. kudos.SelectMany(k => k.Recipients.Select(r => r.AccountId).Append(k.GiverId))]))
            .Where(a => a.Kind != AccountKind.Stranger).Select(a => a.Id),
    ];

    // Somebody who keeps things going without being noticed often: thanked now, and not in the two months before.
    private static async Task<IEnumerable<AccountId>> QuietHelpersAsync(SqlSession sql, ChannelDigestScope scope, IReadOnlyCollection<AccountId> thanked)
    {
        var since = scope.After - LongAgo;
        if (!await KudosStore.AnyPublicUpToAsync(sql, scope.Workspace.Id, since)) return [];
        return thanked.Except(await KudosStore.ListThankedAsync(sql, thanked, since, scope.After));
    }

    private static async Task<IEnumerable<AccountId>> FirstTimeGiversAsync(SqlSession sql, ChannelDigestScope scope, IReadOnlyCollection<AccountId> givers)
    {
        if (!await KudosStore.AnyPublicUpToAsync(sql, scope.Workspace.Id, scope.After)) return [];
        return givers.Except(await KudosStore.ListGiversAsync(sql, givers, scope.After));
    }

    private async Task<IEnumerable<CardBlock>> NamesAsync(SqlSession sql, CultureInfo culture, string key, IEnumerable<AccountId> ids)
    {
        var accounts = (await PeopleStore.ListAsync(sql, [.. ids])).OrderBy(a => a.Name, StringComparer.Create(culture, ignoreCase: true)).ToList();
        if (accounts.Count == 0) return [];
        List<ChatText> names = [.. accounts.Take(MostNames).Select(a => (ChatText)a.Name)];
        if (accounts.Count > MostNames) names.Add(words.Say(culture, "MorePeople", ("count", accounts.Count - MostNames)));
        return [new TextBlock(words.Say(culture, key)), new TextBlock(words.Say(culture, key + "Note", ("people", words.List(culture, names))))];
    }
}
