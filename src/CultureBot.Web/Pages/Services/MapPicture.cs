using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Feedback;
using CultureBot.Web.Pages.Pictures;
using CultureBot.Web.Pages.Pulse;

namespace CultureBot.Web.Pages.Services;

/// <summary>The map as a picture: providers on the left, customers on the right, and a line for each edge.</summary>
internal static class MapPicture
{
    /// <summary>More teams than this cannot be told apart; those with the most edges are drawn.</summary>
    public const int MostTeams = 40;

    // A browser takes long over more; one team's are never as many.
    private const int MostRows = 1000;

    /// <param name="map">Which has an edge.</param>
    /// <param name="culture">The reader's language.</param>
    public static Picture Of(ServiceMap map, CultureInfo culture)
    {
        var states = Enum.GetValues<EdgeState>().Where(state => map.Count(state) > 0).ToImmutableArray();
        var (drawing, leftOut) = Draw(map, culture, states);
        return new()
        {
            Id = "map",
            Title = MapText.Finding(culture, map).ToPlain(),
            Measure = Say("Measure", ("n", map.Edges.Length), ("days", ServiceMap.Days)),
            Summary = string.Join(" · ", states.Select(CountOf)) + (leftOut > 0 ? ". " + Say("LeftOut", ("most", MostTeams), ("n", leftOut)) : ""),
            Drawing = drawing,
            Table = new(
                [Say("Provider"), Say("Customer"), Say("State"), Say("ProviderSays"), Say("CustomerSays"), Say("Traces"), Say("Fives")],
                [.. map.Edges.Take(MostRows).Select(edge => PictureRow.Of(
                    edge.Provider.Name, edge.Customer.Name, MapText.State(culture, edge.State), Said(edge.ProviderSays), Said(edge.CustomerSays), TracesOf(edge), FivesOf(edge)))])
            {
                LeftOut = Math.Max(0, map.Edges.Length - MostRows),
            },
        };

        string CountOf(EdgeState state) => Say("Count", ("state", MapText.State(culture, state)), ("n", map.Count(state)));

        string Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => ServiceMapWords.Say(culture, key, values);

        string Said(EdgeWord? word) => Say(word is { } said ? "Says" + said : "SaysNothing");

        string TracesOf(MapEdge edge) => edge.Customers switch
        {
            null => Say("TracesFew", ("least", ServiceMap.LeastCustomers)),
            0 => Say("TracesNone"),
            { } n => Say("TracesOf", ("n", n)),
        };

        string FivesOf(MapEdge edge) => edge.Fives is { } fives
            ? Say("FivesOf", ("share", Shares.Percent(fives.Share, culture)), ("n", fives.N), ("low", Shares.Percent(fives.Low, culture)), ("high", Shares.Percent(fives.High, culture)))
            : Say("FivesNone");
    }

    private static (GraphDrawing Drawing, int LeftOut) Draw(ServiceMap map, CultureInfo culture, ImmutableArray<EdgeState> states)
    {
        var busy = map.Edges.SelectMany(edge => (ProviderTeam[])[edge.Provider, edge.Customer]).CountBy(team => team)
            .OrderByDescending(team => team.Value).ThenBy(team => team.Key.Name, StringComparer.OrdinalIgnoreCase).Select(team => team.Key).ToList();
        var drawn = busy.Take(MostTeams).ToHashSet();
        var edges = map.Edges.Where(edge => drawn.Contains(edge.Provider) && drawn.Contains(edge.Customer)).ToList();
        var left = busy.Where(team => edges.Exists(edge => edge.Provider == team)).ToList();
        // A customer beside those who serve it, so that fewer lines cross.
        var right = edges.GroupBy(edge => edge.Customer, edge => left.IndexOf(edge.Provider))
            .OrderBy(places => places.Average()).ThenBy(places => places.Key.Name, StringComparer.OrdinalIgnoreCase).Select(places => places.Key).ToList();
        return (
            new(
                [.. left.Select(team => team.Name)],
                [.. right.Select(team => team.Name)],
                // What needs attention is drawn last, above the others.
                [.. edges.OrderByDescending(edge => edge.State).Select(edge => new GraphLine(
                    left.IndexOf(edge.Provider), right.IndexOf(edge.Customer), LookOf(edge.State), ServiceMapWords.Say(
                        culture, "Line", ("provider", edge.Provider.Name), ("customer", edge.Customer.Name), ("state", MapText.State(culture, edge.State)))))],
                [.. states.Select(state => new GraphLook(LookOf(state), MapText.State(culture, state)))]),
            busy.Count - drawn.Count);
    }

    private static LineLook LookOf(EdgeState state) => state switch
    {
        EdgeState.Sound => LineLook.Plain,
        EdgeState.OneWay => LineLook.Dashed,
        EdgeState.Unserved => LineLook.Dotted,
        EdgeState.Broken => LineLook.DashDotted,
        _ => LineLook.Fine,
    };
}
