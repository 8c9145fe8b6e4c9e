using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.Digests;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>What somebody got and gave in a week, and one person who helped them before and whom they have not thanked for long.</summary>
internal static class KudosPersonalDigest
{
    private const int MostShown = 5;

    public static async Task<PersonalDigestPart> MakeAsync(SqlSession sql, KudosWords words, PersonalDigestScope scope, Instant longAgo)
    {
        AccountId[] own = [.. (await PeopleStore.ListSamePersonAsync(sql, scope.Account.PersonId)).Select(a => a.Id)];
        var got = await KudosStory.WithPeopleAsync(sql, await KudosStore.ListGotAsync(sql, own, scope.After, scope.UpTo, MostShown));
        var given = await KudosStory.WithPeopleAsync(sql, await KudosStore.ListGivenAsync(sql, own, scope.After, scope.UpTo, 100));
        var boosts = await KudosBoostStore.CountGotAsync(sql, own, scope.After, scope.UpTo);
        if (got.Count == 0 && given.Count == 0 && boosts == 0) return PersonalDigestPart.Empty;

        var news = ImmutableArray.CreateBuilder<CardBlock>();
        if (got.Count > 0)
        {
            news.Add(new TextBlock(words.Say(scope.Culture, "PersonalGot")));
            news.Add(new ListBlock([.. got.Select(s => GotOne(words, scope.Culture, s))]));
        }

        if (boosts > 0) news.Add(new TextBlock(words.Say(scope.Culture, "PersonalBoosts", ("count", boosts))));

        if (given.Count > 0)
        {
            var names = given.SelectMany(s => s.Recipients).DistinctBy(a => a.Id).Select(a => (ChatText)a.Name).ToList();
            if (names.Count > MostShown)
                names = [.. names.Take(MostShown), words.Say(scope.Culture, "MorePeople", ("count", names.Count - MostShown))];
            news.Add(new TextBlock(words.Say(scope.Culture, "PersonalGave", ("people", words.List(scope.Culture, names)))));
        }

        var (aside, remembered) = await RememberAsync(sql, words, scope, own, longAgo);
        return new()
        {
            News = news.ToImmutable(),
            Aside = aside,
            Carries = [.. got.Concat(given).Select(s => s.Kudos.Id.Subject), .. remembered],
        };
    }

    private static ChatText GotOne(KudosWords words, CultureInfo culture, KudosStory story) =>
        story.Kudos.Words.Length > 0
            ? words.Say(culture, "PersonalGotOne", ("giver", ChatText.Bold(story.Giver.Name)), ("words", story.Kudos.Words))
            : words.Say(culture, "PersonalGotForMessage", ("giver", ChatText.Bold(story.Giver.Name)));

    private static async Task<(ImmutableArray<CardBlock> Aside, ImmutableArray<string> Carries)> RememberAsync(
        SqlSession sql, KudosWords words, PersonalDigestScope scope, AccountId[] own, Instant longAgo)
    {
        var forgotten = await KudosStore.ListLastThankedBeforeAsync(sql, own, longAgo, scope.UpTo);
        // By turns: another week, another person.
        var week = (int)((scope.UpTo - Instant.FromUnixTimeTicks(0)).TotalDays / 7);
        for (var i = 0; i < forgotten.Count; i++)
        {
            var kudos = (await KudosStore.FindAsync(sql, forgotten[(week + i) % forgotten.Count].KudosId))!;
            var person = await PeopleStore.FindAsync(sql, forgotten[(week + i) % forgotten.Count].AccountId);
            if (person is not { IsActive: true } || kudos.Words.Length == 0) continue;
            var text = words.Say(
                scope.Culture,
                "PersonalRemember",
                ("name", ChatText.Bold(person.Name)),
                ("month", KudosMonth.Name(scope.Culture, kudos.CreatedAt, scope.Account.TimeZone)),
                ("words", KudosText.WithoutClosingTags(kudos.Words, kudos.Tags)));
            return ([new DividerBlock(), new TextBlock(text)], [kudos.Id.Subject]);
        }

        return ([], []);
    }
}
