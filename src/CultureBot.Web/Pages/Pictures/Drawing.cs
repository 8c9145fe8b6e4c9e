using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CultureBot.Web.Pages.Pictures;

/// <summary>What is drawn, without colours or places: <c>wwwroot/pictures.js</c> draws it in the page's own colours. Every word in it is for people.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TrendDrawing), "trend")]
[JsonDerivedType(typeof(BarsDrawing), "bars")]
[JsonDerivedType(typeof(HeatDrawing), "heat")]
[JsonDerivedType(typeof(GraphDrawing), "graph")]
public abstract record Drawing
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public string ToJson() => JsonSerializer.Serialize(this, Options);
}

/// <summary>Lines over time, each with the band in which its share likely is.</summary>
/// <param name="Times">Along the bottom, the earliest first.</param>
/// <param name="Lines">At most six, so that their colours can be told apart.</param>
/// <param name="Unit">Behind each number.</param>
/// <param name="Most">Where the scale ends; it begins at 0. Null: at what there is.</param>
public sealed record TrendDrawing(ImmutableArray<string> Times, ImmutableArray<TrendLine> Lines, string Unit, double? Most) : Drawing;

/// <param name="Name">Stands at its end.</param>
/// <param name="Points">One for each time; null where there is nothing to show, and there the line has a gap.</param>
public sealed record TrendLine(string Name, ImmutableArray<TrendPoint?> Points);

/// <param name="Value">The figure.</param>
/// <param name="Low">Where it likely begins; null for a count that is known exactly.</param>
/// <param name="High">Where it likely ends; null likewise.</param>
public sealed record TrendPoint(double Value, double? Low, double? High);

/// <summary>Bars that begin at zero, with the range in which the figure likely is.</summary>
/// <param name="Bars">From the top.</param>
/// <param name="Unit">Behind each number.</param>
/// <param name="Most">Where the scale ends; null: at what there is.</param>
public sealed record BarsDrawing(ImmutableArray<PictureBar> Bars, string Unit, double? Most) : Drawing;

/// <param name="Name">In front of it.</param>
/// <param name="Value">Null: not shown, and hatched.</param>
/// <param name="Low">Where it likely begins; null for a count that is known exactly.</param>
/// <param name="High">Where it likely ends; null likewise.</param>
public sealed record PictureBar(string Name, double? Value, double? Low = null, double? High = null);

/// <summary>Rows by columns; what is not shown is hatched.</summary>
/// <param name="Columns">Their heads.</param>
/// <param name="Rows">Their heads.</param>
/// <param name="Cells">By row and column; null where it is not shown.</param>
/// <param name="Unit">Behind each number.</param>
/// <param name="Most">The number of the darkest; the lightest is 0.</param>
public sealed record HeatDrawing(
    ImmutableArray<string> Columns, ImmutableArray<string> Rows, ImmutableArray<ImmutableArray<HeatPoint?>> Cells, string Unit, double Most) : Drawing;

/// <param name="Value">The number in the cell.</param>
/// <param name="Least">What it likely is at least: the higher the darker.</param>
public sealed record HeatPoint(double Value, double Least);

/// <summary>Who serves whom: those on the left serve those on the right.</summary>
/// <param name="Left">From the top.</param>
/// <param name="Right">From the top.</param>
/// <param name="Lines">Those drawn last lie above the others.</param>
/// <param name="Legend">The looks that occur, each with its words.</param>
public sealed record GraphDrawing(ImmutableArray<string> Left, ImmutableArray<string> Right, ImmutableArray<GraphLine> Lines, ImmutableArray<GraphLook> Legend) : Drawing;

/// <param name="From">The place of its left end in <see cref="GraphDrawing.Left"/>.</param>
/// <param name="To">The place of its right end in <see cref="GraphDrawing.Right"/>.</param>
/// <param name="Look">How it is drawn.</param>
/// <param name="Words">What it says when it is pointed at.</param>
public sealed record GraphLine(int From, int To, LineLook Look, string Words);

/// <param name="Look">One that occurs.</param>
/// <param name="Words">What it stands for.</param>
public sealed record GraphLook(LineLook Look, string Words);

/// <summary>How a line is drawn; each has a colour of its own, too.</summary>
public enum LineLook
{
    Plain,
    Dashed,
    Dotted,
    DashDotted,
    Fine,
}
