using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams;

/// <summary>Something of a card that stands on one page whole: a line, a chart, a row of buttons.</summary>
/// <param name="Element">The Adaptive Card element.</param>
/// <param name="Entities">The mentions in it.</param>
internal sealed record CardPart(JsonObject Element, ImmutableArray<JsonObject> Entities)
{
    /// <summary>What commas, spacing and the box of a quotation add to an element, at most.</summary>
    private const int Around = 110;

    public CardPart(JsonObject element)
        : this(element, [])
    {
    }

    /// <summary>What it takes of a page, rather more than less.</summary>
    public int Bytes { get; } = Size(Element) + Entities.Sum(Size) + Around;

    /// <summary>The line, where it is one, so that it can be cut.</summary>
    public ChatText? Line { get; init; }

    public TeamsLineStyle Style { get; init; } = TeamsLineStyle.Body;

    /// <summary>Parts with the same number, over 0, stand in one box.</summary>
    public int Quotation { get; init; }

    /// <summary>Adaptive Cards' word for the room above; empty for what is usual.</summary>
    public string Spacing { get; init; } = "";

    /// <summary>A rule above it.</summary>
    public bool HasSeparator { get; init; }

    public bool IsHeading => Style.IsHeading;

    public bool IsButtons { get; init; }

    /// <summary>The bytes of the JSON in UTF-8, with every character that can be escaped escaped: it cannot be written longer.</summary>
    public static int Size(JsonNode json) => Encoding.UTF8.GetByteCount(json.ToJsonString());
}
