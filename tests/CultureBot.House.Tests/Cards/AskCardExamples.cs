using System.Globalization;
using CultureBot.Chat;
using CultureBot.Feedback;
using CultureBot.People;
using NodaTime;

namespace CultureBot.House.Tests.Cards;

/// <summary>Every card and form with which people are asked how they were served, and ask.</summary>
internal sealed class AskCardExamples(Company company, CultureInfo culture)
{
    private static readonly ReceiptCode Code = ReceiptCode.Read("01234-56789-01234-56789-01234")!;
    private static readonly AskingId Id = new(new Guid("01920000-0000-7000-8000-000000000004"));
    private static readonly CheckInRound Round = new("2026-Q4", "2026-11-18");

    private static readonly Quarter Quarter = new()
    {
        Id = default, Name = "2026-Q4", State = QuarterState.Open, ForFives = 5, ForComments = 10, PublicKey = [],
        OpenedAt = Product.Now, ClosesAt = Product.Now,
    };

    private ProviderTeam Team => ProviderTeam.Of(company.Said.Place);

    public IEnumerable<ProductCard> All() => [.. Asked(), .. Said(), .. CheckIns(), .. Forms()];

    private IEnumerable<ProductCard> Asked()
    {
        var named = Service(Provider.Of(Team), company.People[0]);
        var ruled = Service(Provider.Of(company.People[1]), null);
        var round = ruled with { Asking = ruled.Asking with { Purpose = "" }, Provider = Provider.Of(Team) };
        var receipt = Card.Of(company.Said.Name);
        foreach (var way in Enum.GetValues<FeedbackWay>())
        {
            yield return new($"asked {way}", AskCards.Ask(culture, named, way, Quarter));
            yield return new($"asked by a rule {way}", AskCards.Ask(culture, ruled, way, Quarter));
            yield return new($"asked in a round {way}", AskCards.Ask(culture, round, way, Quarter));
            yield return new($"tapped {way}", AskCards.Rated(culture, receipt, new(Id, way, 4, Code, Quarter.Name)));
            yield return new($"tapped five {way}", AskCards.Rated(culture, receipt, new(Id, way, 5, Code, Quarter.Name)));
        }

        yield return new("what is stored", WhatIsStored.Card(culture, Quarter));
        yield return new("tapped for nothing", AskCards.Rated(culture, Card.Of(AskWords.Say(culture, "AskGone")), null));
        yield return new("ask: asked", AskCards.Asked(culture, Provider.Of(Team), new(
            null, [company.People[0], company.People[1]],
            [.. new[] { AskRefusal.Yourself, AskRefusal.OwnTeam, AskRefusal.NotHere, AskRefusal.AskedLately, AskRefusal.Away }.Select(why => (company.People[2], why))])));
        yield return new("ask: nobody", AskCards.Asked(culture, Provider.Of(Team), new(null, [], [(company.People[2], AskRefusal.AskedLately)])));
    }

    private IEnumerable<ProductCard> Said()
    {
        string[] keys =
        [
            "HelpAsk", "HelpEvery", "HelpStored", "AskGone", "AddedSealed", "AddedBefore", "EverySet", "EveryOff", "EveryWhat", "EveryNotYours", "ServedNotYourTeam", "ServedWhom",
            .. new[] { AskRefusal.NotYourTeam, AskRefusal.NoCustomers, AskRefusal.TooMany, AskRefusal.TooLong }.Select(why => "AskRefused" + why),
            .. Enum.GetValues<ServedResult>().Select(result => "Served" + result),
        ];
        foreach (var key in keys)
        {
            foreach (var every in (int[])[1, 5])
            {
                yield return new(key, Card.Of(AskWords.Say(
                    culture, key, ("provider", company.Said.Place), ("team", company.Said.Place), ("customer", company.Said.Name), ("every", every), ("most", 100), ("people", 10))));
            }
        }
    }

    private IEnumerable<ProductCard> CheckIns()
    {
        yield return new("screener", CheckInCards.Screener(culture, Round));
        yield return new("rounds", CheckInCards.Rounds(culture, [Product.Now, Product.Now + Duration.FromDays(28)], DateTimeZone.Utc));
        yield return new("no rounds", CheckInCards.Rounds(culture, [], DateTimeZone.Utc));
        foreach (var key in (string[])["HelpCheckIns", "UnknownTeam", "ScreenedAsked", "ScreenedKept", "ScreenedOver", "WrongRhythm", "RoundsNotYours"])
            yield return new(key, Card.Of(CheckInCards.Say(culture, key, ("name", company.Said.Name))));
    }

    private IEnumerable<ProductCard> Forms()
    {
        yield return new("ask form", null, AskForms.Ask(culture, [Team], new(IsForMe: false, [], "")));
        yield return new("ask form begun", null, AskForms.Ask(culture, [Team], new(IsForMe: true, ["U1"], TextCut.Cut(company.Said.Words, Asking.MostCharacters))));
        yield return new("ask form without a team", null, AskForms.Ask(culture, [], new(IsForMe: false, [], "")));
        yield return new("served form", null, AskForms.Served(culture, "U1", TextCut.Cut(company.Said.Words, Asking.MostCharacters)));
        yield return new("words of a five", null, AskForms.Words(culture, new(Id, FeedbackWay.Sealed, 5, Code, Quarter.Name)));
        yield return new("words of a four", null, AskForms.Words(culture, new(Id, FeedbackWay.Relayed, 4, Code, Quarter.Name)));
        yield return new("screener form", null, CheckInForms.Screen(culture, Round, [Team], areAll: true));
        yield return new("screener form of many", null, CheckInForms.Screen(culture, Round, [.. Enumerable.Range(1, 10).Select(number => ProviderTeam.Of($"{number} 1"))], areAll: false));
        yield return new("screener form without teams", null, CheckInForms.Screen(culture, Round, [], areAll: false));
        foreach (var rhythm in Enum.GetValues<CheckInRhythm>()) yield return new($"rounds form {rhythm}", null, CheckInForms.Rounds(culture, rhythm));
    }

    private AskedService Service(Provider provider, Account? asker) => new(
        new() { Id = Id, CustomerId = company.People[2].Id, Provider = provider.Reference, AskedBy = asker?.Id, Purpose = company.Said.Words, AskedAt = Product.Now },
        provider,
        asker,
        provider.Team is null ? null : new() { Team = Team, Lines = [company.Said.Name], ChangedBy = default, ChangedAt = Product.Now });
}
