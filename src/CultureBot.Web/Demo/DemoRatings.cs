using System.Collections.Immutable;
using CultureBot.Feedback;
using NodaTime;

namespace CultureBot.Web.Demo;

/// <summary>
/// Invents sealed ratings of the two quarters before and of the one that runs, the same for the same moment: most people rate most of the teams that
/// they deal with, IT Help has become much better, Finance has not, and some handovers go worse than the rest.
/// </summary>
internal static class DemoRatings
{
    private const int Seed = 20240611;

    // Of a hundred ratings so many are fives: two quarters ago, a quarter ago, now.
    private static readonly ImmutableDictionary<string, ImmutableArray<int>> Fives = new Dictionary<string, ImmutableArray<int>>(StringComparer.Ordinal)
    {
        ["Front Desk"] = [62, 65, 66],
        ["IT Help"] = [30, 68, 70],
        ["Facilities"] = [58, 60, 64],
        ["Finance"] = [40, 36, 38],
        ["People"] = [52, 55, 50],
        ["Logistics"] = [50, 46, 52],
        ["Customer Care"] = [66, 70, 70],
        ["Field Service"] = [57, 55, 60],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    // Some serve some better, or worse, than everybody else.
    private static readonly ImmutableDictionary<(string Provider, string Customer), int> Edges = new Dictionary<(string, string), int>
    {
        [("Finance", "Field Service")] = -30,
        [("IT Help", "Logistics")] = -28,
        [("Facilities", "Front Desk")] = 30,
        [("Logistics", "Field Service")] = 34,
        [("Customer Care", "Finance")] = 25,
        [("People", "Customer Care")] = -25,
    }.ToImmutableDictionary();

    public static IEnumerable<PastRating> Until(Instant now)
    {
        var random = new Random(Seed);
        // The ballots of one quarter are stored together, so that their moments mean nothing.
        for (var quarter = 0; quarter < DemoQuarters.Count; quarter++)
        {
            foreach (var rating in OfQuarter(random, quarter, DemoQuarters.At(now, quarter, 40))) yield return rating;
        }
    }

    private static IEnumerable<PastRating> OfQuarter(Random random, int quarter, Instant at)
    {
        foreach (var provider in DemoPeople.Teams)
        {
            var words = new Queue<string>(DemoWords.Of(provider.Name, quarter));
            foreach (var customer in DemoPeople.All.Where(person => person.Team != provider.Name))
            {
                // Of the quarter that runs less than half is in yet.
                if (random.Next(100) >= (quarter == 2 ? 40 : 84)) continue;
                var five = Fives[provider.Name][quarter] + Edges.GetValueOrDefault((provider.Name, customer.Team));
                var stars = random.Next(100) < five ? 5 : random.Next(100) switch { < 62 => 4, < 87 => 3, < 96 => 2, _ => 1 };
                yield return new()
                {
                    Customer = new(DemoIds.AccountOf(customer)),
                    Team = provider.Name,
                    Way = FeedbackWay.Sealed,
                    At = at,
                    Rating = new()
                    {
                        Stars = stars,
                        Dimension = (ServiceDimension)random.Next(Enum.GetValues<ServiceDimension>().Length),
                        Wish = stars < Rating.Most && words.TryDequeue(out var wish) ? wish : "",
                    },
                };
            }
        }
    }
}
