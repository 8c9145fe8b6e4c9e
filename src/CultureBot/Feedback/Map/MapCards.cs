using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>The map in chat: what stands out, how many edges are in which state, and one team's own in words.</summary>
internal static class MapCards
{
    private const int MostListed = 8;
    private const int MostAsked = 4;

    public static Card Of(CultureInfo culture, TeamMap map)
    {
        var finding = MapText.Finding(culture, map.Whole);
        return new(
            finding,
            [
                new HeadingBlock(Say(culture, "Title")),
                .. Chart(culture, map.Whole, finding),
                .. map.Team is { } team ? [.. Side(culture, map, team, EdgeSide.Provider), .. Side(culture, map, team, EdgeSide.Customer), .. Asked(culture, map)] : (CardBlock[])[],
                new ActionsBlock([.. Buttons(culture, map)]),
                new NoteBlock(Say(culture, map.MaySpeak ? "NoteSpeaker" : "Note", ("days", EdgeStates.Days))),
            ]);
    }

    /// <summary>What a form has changed.</summary>
    public static Card Declared(CultureInfo culture, ProviderTeam team, EdgeSide side, ImmutableArray<ProviderTeam> chosen, int asked)
    {
        var said = chosen.IsEmpty
            ? Say(culture, "DeclaredNone" + side, ("team", team.Name))
            : Say(culture, "Declared" + side, ("team", team.Name), ("teams", string.Join(", ", chosen.Select(one => one.Name))));
        return asked == 0 ? Card.Of(said) : new(said, [new TextBlock(said), new NoteBlock(Say(culture, "DeclaredAsked", ("n", asked)))]);
    }

    public static Card NotYours(CultureInfo culture, ProviderTeam team) => Card.Of(Say(culture, "NotYours", ("team", team.Name)));

    private static IEnumerable<CardBlock> Chart(CultureInfo culture, ServiceMap map, ChatText finding)
    {
        if (map.Edges.IsEmpty) return [new TextBlock(finding)];
        return
        [
            new ChartBlock(ChartKind.Bar, finding, [.. Enum.GetValues<EdgeState>().Select(Point)]) { Unit = MapWords.SayPlain(culture, "Unit") },
        ];

        ChartPoint Point(EdgeState state) => new(
            MapText.State(culture, state), map.Count(state), Say(culture, "Point", ("state", MapText.State(culture, state)), ("n", map.Count(state))));
    }

    private static IEnumerable<CardBlock> Side(CultureInfo culture, TeamMap map, ProviderTeam team, EdgeSide side)
    {
        var edges = map.Edges(side).ToList();
        yield return new TextBlock(Say(culture, edges.Count == 0 ? "ListNone" + side : "List" + side, ("team", team.Name)));
        if (edges.Count == 0) yield break;
        var lines = edges.Take(MostListed).Select(edge => Say(
            culture,
            "Edge",
            ("team", side == EdgeSide.Provider ? edge.Customer.Name : edge.Provider.Name), ("state", MapText.State(culture, edge.State)), ("reason", MapText.Reason(culture, edge))));
        yield return new ListBlock([.. lines, .. edges.Count > MostListed ? [Say(culture, "More", ("n", edges.Count - MostListed))] : (ChatText[])[]]);
    }

    // Where the other side says something that this one has not answered, or does not see so; then what was learned.
    private static IEnumerable<CardBlock> Asked(CultureInfo culture, TeamMap map)
    {
        if (!map.MaySpeak) yield break;
        var open = Enum.GetValues<EdgeSide>().SelectMany(side => map.Edges(side).Where(edge => IsOpen(edge, side)).Select(edge => (Edge: edge, Side: side)))
            .OrderBy(one => one.Edge.State).Take(MostAsked);
        foreach (var (edge, side) in open)
        {
            yield return new TextBlock(Say(culture, "Ask", ("provider", edge.Provider.Name), ("customer", edge.Customer.Name)));
            yield return EdgeCards.Buttons(culture, edge.Id, side, MapChat.EdgeButton);
        }
    }

    private static bool IsOpen(MapEdge edge, EdgeSide side) => edge.State == EdgeState.Broken || (side == EdgeSide.Provider ? edge.ProviderSays : edge.CustomerSays) is null;

    private static IEnumerable<Button> Buttons(CultureInfo culture, TeamMap map)
    {
        if (map is { MaySpeak: true, Team: { } team })
        {
            foreach (var side in Enum.GetValues<EdgeSide>())
            {
                yield return new()
                {
                    Label = MapWords.SayPlain(culture, "Title" + side), Action = MapChat.FormButton, Value = MapForm.StateOf(team, side), OpensForm = true,
                    Style = side == EdgeSide.Provider && !map.Edges(side).Any() ? ButtonStyle.Primary : ButtonStyle.Plain,
                };
            }
        }

        yield return new() { Label = MapWords.SayPlain(culture, "ButtonPage"), Action = MapChat.PageButton, Value = map.Team is { } shown ? MapForm.ValueOf(shown) : "" };
    }

    private static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) => MapWords.Say(culture, key, values);
}
