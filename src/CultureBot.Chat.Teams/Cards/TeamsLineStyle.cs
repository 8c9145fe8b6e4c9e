using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams;

/// <summary>How a line looks. Colours are Teams' own, so that light, dark and high contrast are right by themselves.</summary>
internal sealed record TeamsLineStyle
{
    public static TeamsLineStyle Body { get; } = new();

    /// <summary>A heading that a card begins with.</summary>
    public static TeamsLineStyle Title { get; } = new() { IsHeading = true, IsLarge = true };

    public static TeamsLineStyle Heading { get; } = new() { IsHeading = true };

    public static TeamsLineStyle Bold { get; } = new() { IsBold = true };

    public static TeamsLineStyle Note { get; } = new() { IsSmall = true };

    public static TeamsLineStyle Error { get; } = new() { IsError = true };

    public bool IsHeading { get; private init; }

    public bool IsLarge { get; private init; }

    public bool IsBold { get; private init; }

    /// <summary>Small and subtle.</summary>
    public bool IsSmall { get; private init; }

    public bool IsError { get; private init; }

    /// <summary>Puts the style on a TextRun or a TextBlock, which call it the same.</summary>
    public JsonObject On(JsonObject element, bool isBold = false)
    {
        if (IsHeading) element["size"] = IsLarge ? "Large" : "Medium";
        if (IsHeading || IsBold || isBold) element["weight"] = "Bolder";
        if (IsError) element["color"] = "Attention";
        if (!IsSmall) return element;
        element["size"] = "Small";
        element["isSubtle"] = true;
        return element;
    }
}
