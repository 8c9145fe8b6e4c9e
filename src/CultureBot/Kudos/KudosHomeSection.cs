using System.Globalization;
using CultureBot.Chat;
using CultureBot.Home;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>The latest few that somebody got and gave, on their home page, and the button to give one.</summary>
internal sealed class KudosHomeSection(Database database, KudosCards cards, KudosWords words, TimeProvider clock) : IHomeSection
{
    private const int MostShown = 3;

    public int Order => 100;

    public Task<HomePart> MakeAsync(HomeScope scope, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async sql =>
            {
                var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
                AccountId[] own = [.. (await PeopleStore.ListSamePersonAsync(sql, scope.Account.PersonId)).Select(a => a.Id)];
                var got = await KudosStory.WithPeopleAsync(sql, await KudosStore.ListGotAsync(sql, own, Instant.MinValue, now, MostShown));
                var given = await KudosStory.WithPeopleAsync(sql, await KudosStore.ListGivenAsync(sql, own, Instant.MinValue, now, MostShown));
                return new HomePart
                {
                    Blocks = [.. Got(scope, got), GiveOne(scope.Culture), .. Given(scope, given)],
                    Carries = [.. got.Concat(given).Select(story => story.Kudos.Id.Subject)],
                };
            },
            cancellationToken);

    private IEnumerable<CardBlock> Got(HomeScope scope, IReadOnlyList<KudosStory> stories)
    {
        yield return new HeadingBlock(words.Say(scope.Culture, "HomeGotTitle"));
        if (stories.Count == 0) yield return new TextBlock(words.Say(scope.Culture, "HomeGotNone"));
        foreach (var story in stories)
        {
            yield return new TextBlock(words.Say(scope.Culture, "HomeGotOne", ("giver", story.Giver.Name), ("day", Day(scope, story))));
            yield return Words(story);
        }
    }

    private IEnumerable<CardBlock> Given(HomeScope scope, IReadOnlyList<KudosStory> stories)
    {
        yield return new HeadingBlock(words.Say(scope.Culture, "HomeGaveTitle"));
        if (stories.Count == 0) yield return new TextBlock(words.Say(scope.Culture, "HomeGaveNone"));
        foreach (var story in stories)
        {
            var recipients = cards.Recipients(scope.Culture, story, account => account.Name);
            yield return new TextBlock(words.Say(scope.Culture, "HomeGaveOne", ("recipients", recipients), ("day", Day(scope, story))));
            yield return Words(story);
        }
    }

    private ActionsBlock GiveOne(CultureInfo culture) => new(
        [new Button { Label = words.SayPlain(culture, "ButtonGiveKudos"), Action = KudosChat.FormButton, Style = ButtonStyle.Primary, OpensForm = true }]);

    private static QuoteBlock Words(KudosStory story) => new(KudosText.WithoutClosingTags(story.Kudos.Words, story.Kudos.Tags));

    /// <summary>"March 6", as the language writes it, where the reader lives.</summary>
    private static string Day(HomeScope scope, KudosStory story)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(scope.Account.TimeZone) ?? DateTimeZoneProviders.Tzdb.GetZoneOrNull(scope.Workspace.TimeZone);
        return story.Kudos.CreatedAt.InZone(zone ?? DateTimeZone.Utc).ToDateTimeUnspecified().ToString("M", scope.Culture);
    }
}
