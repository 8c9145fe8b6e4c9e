using System.Text.Json.Nodes;

namespace CultureBot.Chat.Slack;

/// <summary>Slack's plain_text object, in which every character means itself.</summary>
internal static class PlainText
{
    public static JsonObject Of(string text) => new() { ["type"] = "plain_text", ["text"] = text, ["emoji"] = true };

    /// <summary>On one line and cut to the limit; Slack refuses an empty text, so that becomes "…".</summary>
    public static JsonObject Of(string text, int limit)
    {
        var line = LiteralText.Line(text);
        return Of(line.Length == 0 ? "…" : TextCut.Cut(line, limit));
    }
}
