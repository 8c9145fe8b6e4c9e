using System.Text.Json.Nodes;

namespace CultureBot.Web.Tests.EndToEnd.TenThousand;

/// <summary>A button of a card, as its platform has it.</summary>
/// <param name="Action">The route, without what makes it unique in its card.</param>
/// <param name="Value">What it carries.</param>
/// <param name="Raw">Slack's element, or Teams' action.</param>
internal sealed record CardButton(string Action, string Value, JsonNode Raw)
{
    /// <summary>What a button of a question answers.</summary>
    public string Tap => Value.Split('.')[2];

    /// <param name="card">Slack's blocks, or an Adaptive Card.</param>
    public static IEnumerable<CardButton> Of(JsonNode card) => card is JsonArray blocks
        ? from block in blocks
          from element in block!["elements"] as JsonArray ?? []
          where (string?)element["type"] == "button" && element["value"] is not null
          select new CardButton(((string)element["action_id"]!).Split('#')[0], (string)element["value"]!, element)
        : from part in card["body"]!.AsArray()
          from action in part!["actions"] as JsonArray ?? []
          where action["data"]?["value"] is not null
          select new CardButton((string)action["verb"]!, (string)action["data"]!["value"]!, action);
}
