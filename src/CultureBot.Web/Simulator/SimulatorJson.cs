using System.Text.Json;
using CultureBot.Chat;

namespace CultureBot.Web.Simulator;

/// <summary>Cards as they are kept in the simulator's table.</summary>
internal static class SimulatorJson
{
    public static string Write(Card card) => JsonSerializer.Serialize(card, ChatJson.Default.Card);

    public static Card Read(string json) =>
        JsonSerializer.Deserialize(json, ChatJson.Default.Card) ?? throw new JsonException("A stored card is null.");
}
