using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>What somebody gave and got, for their own page.</summary>
/// <param name="Got">What they may read themselves, the latest first; at most 200.</param>
/// <param name="Given">All they gave, the latest first; at most 200.</param>
public sealed record MyKudosPage(ImmutableArray<MyKudosEntry> Got, ImmutableArray<MyKudosEntry> Given);

/// <summary>One kudos on somebody's own page.</summary>
public sealed record MyKudosEntry
{
    public required Instant When { get; init; }

    /// <summary>The giver of one that was got; the recipients, joined in the reader's language, of one that was given.</summary>
    public required string Who { get; init; }

    /// <summary>The link to the message it is for, if it is for one that has a link.</summary>
    public Uri? Source { get; init; }

    /// <summary>How many others added their +1.</summary>
    public int Boosts { get; init; }

    /// <summary>Whole, on their own lines; may be empty when it is for a message.</summary>
    public required string Words { get; init; }

    /// <summary>Tags without '#'.</summary>
    public required ImmutableArray<string> Values { get; init; }

    public required Visibility Visibility { get; init; }
}

/// <summary>Reads somebody's own page.</summary>
public sealed class MyKudos(Database database, TimeProvider clock)
{
    private const int Most = 200;

    public Task<MyKudosPage> ReadAsync(Account account, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return database.ReadAsync(
            async sql =>
            {
                AccountId[] own = [.. (await PeopleStore.ListSamePersonAsync(sql, account.PersonId)).Select(a => a.Id)];
                var got = await KudosStory.WithPeopleAsync(sql, await KudosStore.ListGotAsync(sql, own, Instant.MinValue, now, Most));
                var given = await KudosStory.WithPeopleAsync(sql, await KudosStore.ListGivenAsync(sql, own, Instant.MinValue, now, Most));
                return new MyKudosPage(
                    [.. got.Select(s => Entry(s, s.Giver.Name))],
                    [.. given.Select(s => Entry(s, string.Join(", ", s.Recipients.Select(r => r.Name))))]);
            },
            cancellationToken);
    }

    private static MyKudosEntry Entry(KudosStory story, string who) => new()
    {
        When = story.Kudos.CreatedAt,
        Who = who,
        Words = KudosText.WithoutClosingTags(story.Kudos.Words, story.Kudos.Tags),
        Source = story.Kudos.Source?.Address,
        Boosts = story.Kudos.Boosts,
        Values = story.Kudos.Tags,
        Visibility = story.Kudos.Visibility,
    };
}
