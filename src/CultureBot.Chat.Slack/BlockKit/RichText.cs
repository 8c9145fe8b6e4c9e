using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Slack;

/// <summary>
/// Chat text as Slack's rich_text, whose text elements Slack shows to the letter: no mrkdwn is ever written, so that no
/// word a person types can become markup, a mention or a link.
/// </summary>
internal static class RichText
{
    /// <summary>The text as Slack can take it; what it cannot (a mention without an id, an odd address) becomes plain.</summary>
    public static ChatText Prepare(ChatText text) => Joined(
        text.Segments
            .Select(segment => segment switch
            {
                PlainSegment plain => plain with { Text = LiteralText.Clean(plain.Text) },
                LinkSegment link when SlackLiteral.IsAddress(link.Address) => link with { Text = LiteralText.Clean(link.Text) },
                MentionSegment { AccountId.Length: > 0 } or ChannelSegment { ChannelId.Length: > 0 } => segment,
                _ => new PlainSegment(LiteralText.Clean(segment.Plain)) { IsBold = segment.IsBold },
            })
            .Where(segment => segment.Plain.Length > 0));

    public static bool IsPlain(ChatText text) => text.Segments.All(segment => segment is PlainSegment { IsBold: false });

    public static JsonObject Block(params ReadOnlySpan<JsonNode?> elements) =>
        new() { ["type"] = "rich_text", ["elements"] = new JsonArray([.. elements]) };

    /// <summary>A section, a quotation or a list's item, by its type.</summary>
    public static JsonObject Run(string type, ChatText text) => new() { ["type"] = type, ["elements"] = Elements(text.Segments) };

    public static JsonObject Bullets(IEnumerable<ChatText> items) => new()
    {
        ["type"] = "rich_text_list",
        ["style"] = "bullet",
        ["elements"] = new JsonArray([.. items.Select(item => Run("rich_text_section", item))]),
    };

    /// <summary>Plain text beside plain text is one run, as whoever copies it expects.</summary>
    private static ChatText Joined(IEnumerable<ChatSegment> segments)
    {
        var joined = ImmutableArray.CreateBuilder<ChatSegment>();
        foreach (var segment in segments)
        {
            if (segment is PlainSegment next && joined.Count > 0 && joined[^1] is PlainSegment last && last.IsBold == next.IsBold)
                joined[^1] = last with { Text = last.Text + next.Text };
            else
                joined.Add(segment);
        }

        return new(joined.ToImmutable());
    }

    private static JsonArray Elements(ImmutableArray<ChatSegment> segments)
    {
        var elements = new JsonArray();
        foreach (var segment in segments)
        {
            var element = segment switch
            {
                MentionSegment mention => new JsonObject { ["type"] = "user", ["user_id"] = mention.AccountId },
                ChannelSegment channel => new JsonObject { ["type"] = "channel", ["channel_id"] = channel.ChannelId },
                LinkSegment link => new JsonObject { ["type"] = "link", ["url"] = link.Address.AbsoluteUri, ["text"] = link.Text },
                _ => new JsonObject { ["type"] = "text", ["text"] = segment.Plain },
            };
            if (segment.IsBold) element["style"] = new JsonObject { ["bold"] = true };
            elements.Add((JsonNode)element);
        }

        return elements;
    }
}
