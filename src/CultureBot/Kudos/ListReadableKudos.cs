using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>One kudos that somebody may read.</summary>
/// <param name="Kudos">As the operator's API has public ones; of a private one that was got, without its other recipients.</param>
/// <param name="Visibility">Who else may read it.</param>
public sealed record ReadableKudos(PublicKudos Kudos, Visibility Visibility);

/// <summary>Everything that one person may read: public kudos, and the private ones that they gave or got. Undone ones are gone.</summary>
public sealed class ListReadableKudos(Database database)
{
    private const int PageSize = 500;

    /// <param name="reader">Who reads, by whichever of their accounts.</param>
    /// <param name="when">From its start until its end, the oldest first.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<ReadableKudos> ReadAsync(Account reader, Interval when, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (afterAt, afterId) = (Instant.FromUnixTimeTicks(0), default(KudosId));
        while (true)
        {
            var page = await database.ReadAsync(
                async sql =>
                {
                    ImmutableHashSet<AccountId> own = [.. (await PeopleStore.ListSamePersonAsync(sql, reader.PersonId)).Select(account => account.Id)];
                    var kudos = await KudosStore.PageReadableAsync(sql, own, when, afterAt, afterId, PageSize);
                    return (Own: own, Stories: await KudosStory.WithPeopleAsync(sql, kudos));
                },
                cancellationToken);
            foreach (var story in page.Stories) yield return Show(story, page.Own);
            if (page.Stories.Count < PageSize) yield break;
            (afterAt, afterId) = (page.Stories[^1].Kudos.CreatedAt, page.Stories[^1].Kudos.Id);
        }
    }

    private static ReadableKudos Show(KudosStory story, ImmutableHashSet<AccountId> own)
    {
        var mayNameAll = story.Kudos.Visibility == Visibility.Public || own.Contains(story.Kudos.GiverId);
        var shown = mayNameAll ? story : story with { Recipients = [.. story.Recipients.Where(account => own.Contains(account.Id))] };
        return new(PublicKudos.Of(shown), story.Kudos.Visibility);
    }
}
