using System.Text;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams;

/// <summary>
/// One line of text as an element. A RichTextBlock's runs are shown to the letter, so every word goes there, save where Teams
/// wants a TextBlock: around a mention, and for a heading that screen readers know as one.
/// </summary>
internal static class TeamsLine
{
    private const int LongestAddress = 2000;

    public static JsonObject Element(ChatText line, TeamsLineStyle style, TeamsMentions mentions)
    {
        if (line.Segments.Any(segment => segment is MentionSegment mention && mentions.CanMention(mention)))
        {
            // A line that is bold as a whole needs no stars, which would leave the mentions out.
            var isBold = line.Segments.All(segment => segment.IsBold || string.IsNullOrWhiteSpace(segment.Plain));
            var text = string.Concat(line.Segments.Select(segment => Markdown(isBold ? segment with { IsBold = false } : segment, mentions)));
            var element = TextBlock(TeamsMarkup.InertStart(text.Trim()), style);
            if (isBold) element["weight"] = "Bolder";
            return element;
        }

        var isText = line.Segments.All(segment => segment is not LinkSegment);
        var plain = line.ToPlain().Trim();
        return style.IsHeading && isText && TeamsMarkup.IsInert(plain) ? TextBlock(plain, style) : RichTextBlock(line, style);
    }

    public static bool IsAddress(Uri? address) =>
        address is { IsAbsoluteUri: true, Scheme: "http" or "https" or "mailto" } && address.AbsoluteUri.Length <= LongestAddress;

    private static JsonObject TextBlock(string text, TeamsLineStyle style)
    {
        var element = style.On(new() { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true });
        if (style.IsHeading) element["style"] = "heading";
        return element;
    }

    private static JsonObject RichTextBlock(ChatText line, TeamsLineStyle style)
    {
        var runs = new JsonArray();
        foreach (var segment in line.Segments)
        {
            if (segment is LinkSegment link && IsAddress(link.Address))
            {
                var run = style.On(Run(segment.Plain), segment.IsBold);
                run["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = link.Address.AbsoluteUri };
                runs.Add((JsonNode)run);
                continue;
            }

            foreach (var piece in Pieces(segment.Plain)) runs.Add((JsonNode)style.On(Run(piece), segment.IsBold));
        }

        return new() { ["type"] = "RichTextBlock", ["inlines"] = runs };
    }

    private static JsonObject Run(string text) => new() { ["type"] = "TextRun", ["text"] = text };

    // Runs know no Markdown, but {{DATE(…)}} and {{TIME(…)}}; and nobody's words should look like the tag of a mention.
    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if ((text[i] != '{' || text[i + 1] != '{') && (text[i] != '<' || text[i + 1] is not ('a' or 'A' or '/'))) continue;
            yield return text[start..(i + 1)];
            start = i + 1;
        }

        yield return text[start..];
    }

    private static string Markdown(ChatSegment segment, TeamsMentions mentions)
    {
        if (segment is MentionSegment mention && mentions.CanMention(mention)) return mentions.Tag(mention);
        var text = Spaced(segment.Plain);
        if (segment is LinkSegment link && IsAddress(link.Address)) text = $"[{text}]({Escaped(link.Address)})";

        var word = text.Trim();
        // Stars beside a space or a sign stay stars.
        return segment.IsBold && word.Length > 0 && char.IsLetterOrDigit(word[0]) && char.IsLetterOrDigit(word[^1]) ? text.Replace(word, $"**{word}**", StringComparison.Ordinal) : text;
    }

    // What stands beside another segment keeps its spaces.
    private static string Spaced(string text)
    {
        var start = text.Length - text.TrimStart().Length;
        if (start == text.Length) return text;
        var end = text.TrimEnd().Length;
        return text[..start] + TeamsMarkup.InertPart(text[start..end]) + text[end..];
    }

    private static string Escaped(Uri address)
    {
        var escaped = new StringBuilder(address.AbsoluteUri);
        return escaped.Replace("(", "%28").Replace(")", "%29").Replace("*", "%2A").Replace("_", "%5F").ToString();
    }
}
