using System.Collections.Immutable;
using CultureBot.Feedback;
using NodaTime;

namespace CultureBot.Web.Demo;

/// <summary>What the demo company's teams say that one can expect of them. Facilities has changed its promise this week, and two teams promise nothing yet.</summary>
internal static class DemoPromises
{
    private static readonly ImmutableArray<(string Team, int DaysAgo, ImmutableArray<string> Lines)> Promises =
    [
        ("IT Help", 80, ["An answer within two working hours", "We stay on it until it works on your desk", "No jargon"]),
        ("Front Desk", 120, ["Your visitors are expected, by name", "Parcels reach you the same day"]),
        ("Facilities", 2, ["Too hot, too cold, too dark: looked at the same day", "A date for everything that takes longer"]),
        ("Finance", 150, ["Expenses are paid within five working days", "A reason for whatever we send back"]),
        ("Logistics", 60, ["Ordered by noon, on its way the same day", "You hear of a delay before your customer does"]),
        ("Customer Care", 95, ["A complete handover, with what the customer has been promised"]),
    ];

    public static IEnumerable<PastPromise> Until(Instant now) =>
        from promise in Promises
        let manager = DemoPeople.Teams.First(team => team.Name == promise.Team).Manager
        select new PastPromise(new(DemoIds.AccountOf(manager)), promise.Team, promise.Lines, now - Duration.FromDays(promise.DaysAgo));
}
