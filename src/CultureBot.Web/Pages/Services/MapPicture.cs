using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.Feedback;

namespace CultureBot.Web.Pages.Services;

/// <summary>The map as a drawing: providers on the left, customers on the right, and a line for each edge. All numbers are units of the drawing.</summary>
internal sealed record MapPicture
{
    /// <summary>More teams than this cannot be told apart; those with the most edges are drawn.</summary>
    public const int MostTeams = 40;

    public const int Width = 480;
    public const int LeftEnd = 150;
    public const int RightStart = Width - LeftEnd;

    private const int Row = 28;
    private const int LongestName = 18;
    private const int Gap = 8;

    public required ImmutableArray<PictureTeam> Providers { get; init; }

    public required ImmutableArray<PictureTeam> Customers { get; init; }

    public required ImmutableArray<PictureEdge> Edges { get; init; }

    /// <summary>How many teams that have an edge are not drawn.</summary>
    public required int LeftOut { get; init; }

    public int Height => (Math.Max(Providers.Length, Customers.Length) * Row) + Gap;

    public static MapPicture Of(ServiceMap map)
    {
        var busy = map.Edges.SelectMany(edge => (ProviderTeam[])[edge.Provider, edge.Customer]).CountBy(team => team)
            .OrderByDescending(team => team.Value).ThenBy(team => team.Key.Name, StringComparer.OrdinalIgnoreCase).Select(team => team.Key).ToList();
        var drawn = busy.Take(MostTeams).ToHashSet();
        var edges = map.Edges.Where(edge => drawn.Contains(edge.Provider) && drawn.Contains(edge.Customer)).ToList();
        var providers = Place(busy.Where(team => edges.Exists(edge => edge.Provider == team)));
        // A customer beside those who serve it, so that fewer lines cross.
        var customers = Place(edges.GroupBy(edge => edge.Customer, edge => providers[edge.Provider].Y)
            .OrderBy(heights => heights.Average()).ThenBy(heights => heights.Key.Name, StringComparer.OrdinalIgnoreCase).Select(heights => heights.Key));
        return new()
        {
            Providers = [.. providers.Values.OrderBy(team => team.Y)],
            Customers = [.. customers.Values.OrderBy(team => team.Y)],
            // What needs attention is drawn last, above the others.
            Edges = [.. edges.OrderByDescending(edge => edge.State).Select(edge => new PictureEdge(edge, Line(providers[edge.Provider].Y, customers[edge.Customer].Y)))],
            LeftOut = busy.Count - drawn.Count,
        };
    }

    private static Dictionary<ProviderTeam, PictureTeam> Place(IEnumerable<ProviderTeam> teams) => teams
        .Select((team, row) => new PictureTeam(team, ChartDrawing.Line(team.Name, LongestName), Gap + (row * Row) + (Row / 2)))
        .ToDictionary(placed => placed.Team);

    private static string Line(int from, int to)
    {
        const int start = LeftEnd + Gap;
        const int end = RightStart - Gap;
        const int middle = (start + end) / 2;
        return string.Create(CultureInfo.InvariantCulture, $"M{start} {from}C{middle} {from} {middle} {to} {end} {to}");
    }
}

/// <param name="Team">Which.</param>
/// <param name="Label">Its name, cut to fit.</param>
/// <param name="Y">How far down its middle is.</param>
internal sealed record PictureTeam(ProviderTeam Team, string Label, int Y);

/// <param name="Edge">Which.</param>
/// <param name="Path">Its line, in SVG's own words.</param>
internal sealed record PictureEdge(MapEdge Edge, string Path);
