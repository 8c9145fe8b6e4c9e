using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.Feedback;

namespace CultureBot.House.Tests.Cards;

/// <summary>Every card and form of the service map, in each of its shapes.</summary>
internal sealed class MapCardExamples(Company company, CultureInfo culture)
{
    // As HR names them.
    private static readonly ProviderTeam It = ProviderTeam.Of("4001");
    private static readonly ProviderTeam Sales = ProviderTeam.Of("4002");

    private ProviderTeam Named => ProviderTeam.Of(company.Said.Place.Length == 0 ? "4003" : company.Said.Place);

    public IEnumerable<ProductCard> All() => [.. Maps(), .. Asked(), .. Said(), .. Forms()];

    private IEnumerable<ProductCard> Maps()
    {
        yield return new("map help", Card.Of(MapWords.Say(culture, "Help")));
        foreach (var (provider, customer, customers) in (IEnumerable<(EdgeWord?, EdgeWord?, int)>)
            [(EdgeWord.Yes, EdgeWord.No, 0), (EdgeWord.No, EdgeWord.Yes, 0), (EdgeWord.Yes, EdgeWord.Yes, 0), (EdgeWord.Yes, EdgeWord.Yes, 4), (null, EdgeWord.Yes, 0), (null, EdgeWord.Yes, 4), (EdgeWord.Yes, null, 0), (null, null, 4)])
        {
            ServiceMap map = new([Edge(It, Named, provider, customer, customers), Edge(Named, Sales, provider, customer, customers)], [It, Sales, Named]);
            yield return new($"map {provider} {customer} {customers}", MapCards.Of(culture, new(map, Named, MaySpeak: true)));
            yield return new($"map of others {provider} {customer} {customers}", MapCards.Of(culture, new(map, It, MaySpeak: false)));
            yield return new($"map of one {provider} {customer} {customers}", MapCards.Of(culture, new(map with { Edges = [map.Edges[0]] }, null, MaySpeak: false)));
        }

        ServiceMap empty = new([], [It]);
        yield return new("empty map", MapCards.Of(culture, new(empty, It, MaySpeak: true)));
        yield return new("empty map without a team", MapCards.Of(culture, new(empty, null, MaySpeak: false)));
        foreach (var count in (int[])[9, 20])
        {
            ServiceMap full = new([.. Enumerable.Range(1, count).Select(i => Edge(It, ProviderTeam.Of($"{i} {Named.Name}"), EdgeWord.Yes, EdgeWord.No, 0))], [It]);
            yield return new($"full map {count}", MapCards.Of(culture, new(full, It, MaySpeak: true)));
        }
    }

    private IEnumerable<ProductCard> Asked()
    {
        EdgeStory story = new(new(It.Id, Named.Id), EdgeSide.Customer, It, Named, EdgeWord.Yes, company.Said.Name, null, "");
        yield return new("edge asked of its customer", EdgeCards.Asked(culture, story));
        yield return new("edge asked of its provider", EdgeCards.Asked(culture, story with { Asked = EdgeSide.Provider }));
        foreach (var other in (EdgeWord?[])[EdgeWord.Yes, EdgeWord.No, null])
        {
            foreach (var own in Enum.GetValues<EdgeWord>())
                yield return new($"edge answered {other} {own}", EdgeCards.Asked(culture, story with { Other = other, Own = own, OwnName = company.Said.Name }));
        }

        foreach (var word in Enum.GetValues<EdgeWord>()) yield return new($"edge kept {word}", EdgeCards.Kept(culture, word, It, Named));
    }

    private IEnumerable<ProductCard> Said()
    {
        foreach (var side in Enum.GetValues<EdgeSide>())
        {
            foreach (var asked in (int[])[0, 1, 2]) yield return new($"edges declared {side} {asked}", MapCards.Declared(culture, It, side, [Named, Sales], asked));
            yield return new($"no edges declared {side}", MapCards.Declared(culture, Named, side, [], 0));
        }

        yield return new("not one's own to say", MapCards.NotYours(culture, Named));
        foreach (var said in (string[])["FormExpired", "UnknownTeam", "NotItself", "TooMany", "NoOthers", "TeamGone", "PageOpens", "PageLink"])
            yield return new("map " + said, Card.Of(MapWords.Say(culture, said, ("name", company.Said.Name), ("most", MapForm.MostTeams))));
    }

    private IEnumerable<ProductCard> Forms()
    {
        ImmutableArray<ProviderTeam> many = [.. Enumerable.Range(1, 11).Select(number => ProviderTeam.Of($"{number} 1"))];
        foreach (var side in Enum.GetValues<EdgeSide>())
        {
            yield return new($"map form {side}", null, MapForm.Make(culture, Named, side, [It, Sales], [Sales]));
            yield return new($"map form of many {side}", null, MapForm.Make(culture, Named, side, many, [many[0], many[1]]));
        }
    }

    private static MapEdge Edge(ProviderTeam provider, ProviderTeam customer, EdgeWord? said, EdgeWord? answered, int customers) => new()
    {
        Provider = provider, Customer = customer, State = EdgeStates.Of(said, answered, customers)!.Value, ProviderSays = said, CustomerSays = answered, Customers = customers,
    };
}
