using System.Collections.Immutable;
using CultureBot.Feedback;
using CultureBot.People;
using NodaTime;

namespace CultureBot.Web.Demo;

/// <summary>
/// What the demo company's teams expected of their customers, whom they say they serve and who says otherwise, and what stopped people: an approval of
/// Finance most of all, less often since.
/// </summary>
internal static class DemoTeams
{
    private static readonly ImmutableArray<(string Team, ImmutableArray<int> Tenths)> Expected =
        [("IT Help", [5, 6, 7]), ("Finance", [7, 7, 6]), ("Facilities", [6, 5, 6]), ("Logistics", [6, 6, 6]), ("Front Desk", [6, 7, 7])];

    private static readonly ImmutableArray<(string Provider, string Customer)> Agreed =
    [
        ("IT Help", "Customer Care"), ("IT Help", "Logistics"), ("IT Help", "Finance"), ("IT Help", "Field Service"), ("Facilities", "Front Desk"), ("Facilities", "IT Help"),
        ("Finance", "Field Service"), ("Finance", "Logistics"), ("People", "Field Service"), ("Logistics", "Field Service"), ("Customer Care", "Field Service"),
        ("Front Desk", "People"), ("Customer Care", "Finance"), ("People", "Customer Care"),
    ];

    // Said by one side, and not answered yet.
    private static readonly ImmutableArray<(string Provider, string Customer)> Offered = [("People", "Logistics"), ("Front Desk", "Finance")];

    private static readonly ImmutableArray<(string Provider, string Customer)> Denied = [("Logistics", "Customer Care")];

    public static IEnumerable<PastPrediction> Predictions(Instant now) =>
        from expected in Expected
        from quarter in Enumerable.Range(0, DemoQuarters.Count)
        select new PastPrediction(LeadOf(expected.Team), expected.Team, expected.Tenths[quarter], DemoQuarters.At(now, quarter, 60));

    public static IEnumerable<PastEdge> Edges(Instant now) =>
    [
        .. Agreed.Concat(Denied).Concat(Offered).Select(edge => Provides(edge, now - Duration.FromDays(30))),
        .. Agreed.Select(edge => Receives(edge, EdgeWord.Yes, now - Duration.FromDays(28))),
        .. Denied.Select(edge => Receives(edge, EdgeWord.No, now - Duration.FromDays(27))),
    ];

    public static IEnumerable<PastBarrier> Barriers(Instant now) =>
    [
        .. Met(now, 0, "Finance", BarrierKind.Approval, 17), .. Met(now, 1, "Finance", BarrierKind.Approval, 9), .. Met(now, 2, "Finance", BarrierKind.Approval, 3),
        .. Met(now, 0, "IT Help", BarrierKind.Tool, 8), .. Met(now, 1, "IT Help", BarrierKind.Tool, 11),
        .. Met(now, 1, "People", BarrierKind.Rule, 6),
        new(AccountOf("kwabena"), "Finance", BarrierKind.Approval, "A new tyre needs the controller, and he is on leave.", now - Duration.FromDays(2)),
        new(AccountOf("shirin"), "IT Help", BarrierKind.Tool, "The ticket list forgets what I filtered, forty times a day.", now - Duration.FromDays(4)),
    ];

    // Counted, and answered long ago: no words of it are left to wait.
    private static IEnumerable<PastBarrier> Met(Instant now, int quarter, string team, BarrierKind kind, int people) =>
        DemoPeople.All.Where(person => person.Team != team).Skip(quarter * 7).Take(people)
            .Select(person => new PastBarrier(AccountOf(person.Handle), team, kind, "", DemoQuarters.At(now, quarter, 50)));

    private static PastEdge Provides((string Provider, string Customer) edge, Instant at) =>
        new(LeadOf(edge.Provider), edge.Provider, EdgeSide.Provider, edge.Customer, EdgeWord.Yes, at);

    private static PastEdge Receives((string Provider, string Customer) edge, EdgeWord word, Instant at) =>
        new(LeadOf(edge.Customer), edge.Customer, EdgeSide.Customer, edge.Provider, word, at);

    private static AccountId LeadOf(string team) => new(DemoIds.AccountOf(DemoPeople.Teams.First(one => one.Name == team).Manager));

    private static AccountId AccountOf(string handle) => new(DemoIds.AccountOf(DemoPeople.All.First(person => person.Handle == handle)));
}
