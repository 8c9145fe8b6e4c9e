using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CultureBot.Chat.Teams;

/// <summary>The bodies that invokes are answered with, each in the shape that Teams documents for it.</summary>
internal static class TeamsBodies
{
    private const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
    private const string Toast = "application/vnd.microsoft.activity.message";
    private const string Wrong = "application/vnd.microsoft.error";
    private const string Thumbnail = "application/vnd.microsoft.card.thumbnail";

    /// <summary>A dialog with a card in it.</summary>
    public static JsonObject Dialog(string title, JsonObject card) => Task("continue", new JsonObject
    {
        ["title"] = title,
        ["height"] = "medium",
        ["width"] = "medium",
        ["card"] = Attachment(card),
    });

    /// <summary>A dialog with one sentence in it.</summary>
    public static JsonObject DialogMessage(string text) => Task("message", text);

    /// <summary>The card takes the place of the one that was pressed.</summary>
    public static JsonObject InPlace(JsonObject card) => Action(StatusCodes.Status200OK, AdaptiveCard, card);

    /// <summary>A sentence that whoever pressed sees for a moment.</summary>
    public static JsonObject Said(string text) => Action(StatusCodes.Status200OK, Toast, text);

    /// <summary>Teams shows the message and leaves the card as it is; the HTTP status stays 200.</summary>
    public static JsonObject Error(int status, string message) => Action(status, Wrong, new JsonObject
    {
        ["code"] = status == StatusCodes.Status400BadRequest ? "BadRequest" : "InternalServerError",
        ["message"] = message,
    });

    /// <summary>A list to choose from; what is chosen is put into the message.</summary>
    public static JsonObject Results(IEnumerable<(FoundCard Found, JsonObject Card)> found) => new()
    {
        ["composeExtension"] = new JsonObject
        {
            ["type"] = "result",
            ["attachmentLayout"] = "list",
            ["attachments"] = new JsonArray([.. found.Select(result => Attachment(result.Card, new JsonObject
            {
                ["contentType"] = Thumbnail,
                // The text of a thumbnail is HTML, its title is not.
                ["content"] = new JsonObject { ["title"] = result.Found.Title, ["text"] = WebUtility.HtmlEncode(result.Found.Text) },
            }))]),
        },
    };

    /// <summary>A sentence in the place of results.</summary>
    public static JsonObject SearchMessage(string text) =>
        new() { ["composeExtension"] = new JsonObject { ["type"] = "message", ["text"] = text } };

    private static JsonObject Task(string type, JsonNode value) => new() { ["task"] = new JsonObject { ["type"] = type, ["value"] = value } };

    private static JsonObject Action(int status, string type, JsonNode value) => new() { ["statusCode"] = status, ["type"] = type, ["value"] = value };

    private static JsonObject Attachment(JsonObject card, JsonObject? preview = null)
    {
        var attachment = new JsonObject { ["contentType"] = AdaptiveCard, ["content"] = card };
        if (preview is not null) attachment["preview"] = preview;
        return attachment;
    }
}
