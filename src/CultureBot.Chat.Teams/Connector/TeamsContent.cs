using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams;

/// <summary>What a message shows, in as many cards as a size in bytes needs.</summary>
internal sealed record TeamsContent(string Summary, Func<int, ImmutableArray<JsonObject>> Pages)
{
    // 413: half of it, and once more half.
    public static readonly ImmutableArray<int> Sizes =
        [AdaptiveCardRenderer.MostBytes, AdaptiveCardRenderer.MostBytes / 2, AdaptiveCardRenderer.MostBytes / 4];

    public static TeamsContent Of(Card card) => new(TeamsCommands.Written(card.Summary).ToPlain(), bytes => AdaptiveCardRenderer.Pages(card, bytes));

    /// <summary>A form whose inputs stand on a card.</summary>
    /// <param name="form">What to ask.</param>
    /// <param name="people">Whom to choose from at once.</param>
    public static TeamsContent Of(Form form, ImmutableArray<FormOption> people) =>
        new(form.Title, _ => [AdaptiveCardRenderer.Form(form, people, isDialog: false)]);

    /// <summary>A card alone: text beside an attachment would be split into a message of its own, and no id returned.</summary>
    public JsonObject Activity(JsonObject card, string botId) => new()
    {
        ["type"] = "message",
        ["from"] = new JsonObject { ["id"] = botId },
        ["summary"] = Summary,
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card }),
    };
}
