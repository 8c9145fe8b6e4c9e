using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Celebrations;
using CultureBot.Chat;
using CultureBot.Kudos;
using NodaTime;

namespace CultureBot.House.Tests.Cards;

/// <summary>Posts that celebrate one, several and all of the company, and the question for dates as it is asked, answered and refused.</summary>
internal sealed class CelebrationCardExamples(Company company, CultureInfo culture)
{
    private static readonly LocalDate Today = new(2026, 3, 6);

    public IEnumerable<ProductCard> All()
    {
        foreach (var kind in Enum.GetValues<CelebrationKind>())
        {
            foreach (var days in (int[])[-1, 0, 1])
            {
                yield return new($"{kind} of one, {days} days off", Post(Celebrated(kind, days, 1)));
                yield return new($"{kind} of several, {days} days off", Post(Celebrated(kind, days, company.People.Length)));
            }
        }

        yield return new("everything on one post", Post([.. Enum.GetValues<CelebrationKind>().SelectMany(kind => Celebrated(kind, 0, 3))]));
        foreach (var own in Own())
        {
            yield return new("asked for dates", DateCards.Asked(culture, own), DateCards.Form(culture, own));
            yield return new("answer to what was asked", DateCards.Answer(culture, own));
        }

        foreach (var error in (string[])["ErrorBirthday", "ErrorBirthdayHalf", "ErrorStart", "ErrorStartAhead", "ErrorNothing", "FormExpired"])
            yield return new(error, Card.Of(CelebrationWords.Say(culture, error)));
        yield return new("own celebrations", null, OwnCelebrations.FormOf(culture, Own().First()));
    }

    private static IEnumerable<IReadOnlyList<OwnCelebration>> Own()
    {
        foreach (var (isWanted, birthday, start) in ((bool, string?, string?)[])[(true, null, null), (true, "02-29", null), (true, null, "2021-09-01"), (true, "02-29", "2021-09-01"), (false, null, null)])
        {
            yield return
            [
                new() { Kind = CelebrationKind.Birthday, IsWanted = isWanted, Listed = null, Said = birthday },
                new() { Kind = CelebrationKind.Anniversary, IsWanted = isWanted, Listed = null, Said = start },
            ];
        }

        yield return [new() { Kind = CelebrationKind.Birthday, IsWanted = true, Listed = null, Said = null }];
    }

    private IReadOnlyList<CelebratedPerson> Celebrated(CelebrationKind kind, int days, int people) =>
        [.. company.People.Take(people).Select((account, i) => new CelebratedPerson(account, new(account.Id, kind, Today.PlusDays(days), kind == CelebrationKind.Birthday ? 0 : 5), IsAway: i == 1))];

    private Card Post(IReadOnlyList<CelebratedPerson> people)
    {
        ImmutableArray<string> accounts = [.. people.Select(one => one.Account.ExternalId)];
        return CelebrationCards.Post(culture, Today, people, [new KudosForCelebrated(new()).ButtonFor(culture, accounts)]);
    }
}
