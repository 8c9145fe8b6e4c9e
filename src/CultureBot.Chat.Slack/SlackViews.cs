using System.Text.Json.Nodes;

namespace CultureBot.Chat.Slack;

/// <summary>A modal that only shows something, in the place of the form that it answers.</summary>
internal static class SlackViews
{
    private const string Product = "CultureBot";

    public static JsonObject Showing(Card card, SlackView? before) => new()
    {
        ["type"] = "modal",
        ["title"] = Plain(before?.Title?.Text is { Length: > 0 } title ? title : Product),
        ["close"] = Plain(SlackWords.Close),
        ["blocks"] = BlockKitRenderer.ViewBlocks(card),
    };

    private static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = text };
}
