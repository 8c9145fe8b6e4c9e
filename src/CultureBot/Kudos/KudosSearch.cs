using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>
/// Finds the public kudos that somebody got or gave, the latest first, to be told again in what they write. What was private
/// stays where it was said.
/// </summary>
internal sealed class KudosSearch(Database database, AskerLookup askers, KudosCards cards, KudosWords words, TimeProvider clock)
{
    private const int MostLookedAt = 200;
    private const int MostShown = 25;

    public async Task<ChatAnswer> AnswerAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        var asker = await askers.FindAsync(request, cancellationToken);
        // Whoever was never seen has none.
        if (asker is not { IsConnected: true, Account: { } account }) return ChatAnswer.Found([]);
        var stories = await ReadAsync(account, cancellationToken);
        return ChatAnswer.Found(
        [
            .. stories.Where(story => Matches(story, request.Text.Trim(), asker.Culture))
                .Skip(request.Skip)
                .Take(Math.Clamp(request.Count, 1, MostShown))
                .Select(story => Show(asker.Culture, account, story)),
        ]);
    }

    private Task<ImmutableArray<KudosStory>> ReadAsync(Account account, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return database.ReadAsync<ImmutableArray<KudosStory>>(
            async sql =>
            {
                AccountId[] own = [.. (await PeopleStore.ListSamePersonAsync(sql, account.PersonId)).Select(a => a.Id)];
                var got = await KudosStore.ListGotAsync(sql, own, Instant.MinValue, now, MostLookedAt);
                var given = await KudosStore.ListGivenAsync(sql, own, Instant.MinValue, now, MostLookedAt);
                var latest = got.Concat(given)
                    .Where(kudos => kudos is { Visibility: Visibility.Public, UndoneAt: null })
                    .OrderByDescending(kudos => kudos.CreatedAt)
                    .Take(MostLookedAt);
                return [.. await KudosStory.WithPeopleAsync(sql, [.. latest])];
            },
            cancellationToken);
    }

    private static bool Matches(KudosStory story, string typed, CultureInfo culture) =>
        typed.Length == 0
        || story.Recipients.Select(r => r.Name).Append(story.Giver.Name).Append(story.Kudos.Words).Any(text =>
            culture.CompareInfo.IndexOf(text, typed, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);

    private FoundCard Show(CultureInfo culture, Account reader, KudosStory story)
    {
        var title = story.Giver.PersonId == reader.PersonId
            ? words.SayPlain(culture, "FoundGiven", ("recipients", cards.Recipients(culture, story, a => a.Name)))
            : words.SayPlain(culture, "FoundGot", ("giver", story.Giver.Name));
        var shown = KudosText.WithoutClosingTags(story.Kudos.Words, story.Kudos.Tags);
        return new(title, shown, new(title, [.. cards.Retold(culture, story)]));
    }
}
