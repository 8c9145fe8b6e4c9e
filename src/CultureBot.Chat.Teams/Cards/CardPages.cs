using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams;

/// <summary>Puts parts on pages of so many bytes, and pages together.</summary>
internal static class CardPages
{
    public static ImmutableArray<ImmutableArray<CardPart>> Fill(ImmutableArray<CardPart> parts, int bytes)
    {
        var pages = ImmutableArray.CreateBuilder<ImmutableArray<CardPart>>();
        var page = new List<CardPart>();
        var used = 0;
        foreach (var part in parts)
        {
            if (page.Count > 0 && used + part.Bytes > bytes)
            {
                var taken = Taken(page, part, bytes);
                pages.Add([.. page[..^taken]]);
                page.RemoveRange(0, page.Count - taken);
                used = page.Sum(p => p.Bytes);
            }

            page.Add(part);
            used += part.Bytes;
        }

        pages.Add([.. page]);
        return pages.ToImmutable();
    }

    /// <summary>As much as one page holds: what stands last, if it is buttons, and of the rest the beginning.</summary>
    public static ImmutableArray<CardPart> Cut(ImmutableArray<CardPart> parts, int bytes)
    {
        if (parts.Sum(part => part.Bytes) <= bytes) return parts;

        var buttons = parts.Reverse().TakeWhile(part => part.IsButtons).Reverse().ToImmutableArray();
        while (!buttons.IsEmpty && buttons.Sum(part => part.Bytes) > bytes / 2) buttons = buttons.RemoveAt(buttons.Length - 1);
        var left = bytes - buttons.Sum(part => part.Bytes);
        var more = CardParts.More();
        var page = new List<CardPart>();
        foreach (var part in parts)
        {
            if (part.Bytes + more.Bytes <= left)
            {
                page.Add(part);
                left -= part.Bytes;
                continue;
            }

            var cut = part.Line is null ? more : CardParts.Cut(part, left);
            page.Add(cut.Bytes <= left ? cut : more);
            break;
        }

        return [.. page, .. buttons];
    }

    /// <summary>The elements of a page, the parts of a quotation in their box.</summary>
    public static JsonArray Body(ImmutableArray<CardPart> page)
    {
        var body = new JsonArray();
        JsonArray? box = null;
        var quotation = 0;
        foreach (var part in page)
        {
            var element = part.Element.DeepClone().AsObject();
            if (part.Quotation > 0 && part.Quotation == quotation)
            {
                box!.Add((JsonNode)Placed(element, part));
                continue;
            }

            quotation = part.Quotation;
            if (quotation > 0)
            {
                box = [element];
                element = new() { ["type"] = "Container", ["style"] = "emphasis", ["items"] = box };
            }

            body.Add((JsonNode)Placed(element, part));
        }

        return body;
    }

    // A heading goes with what it stands above, and buttons with what they stand below.
    private static int Taken(List<CardPart> page, CardPart next, int bytes)
    {
        var taken = 0;
        while (taken < page.Count - 1 && (page[^(taken + 1)].IsHeading || (next.IsButtons && taken == 0))) taken++;
        return page[^taken..].Sum(part => part.Bytes) + next.Bytes <= bytes ? taken : 0;
    }

    private static JsonObject Placed(JsonObject element, CardPart part)
    {
        if (part.Spacing.Length > 0) element["spacing"] = part.Spacing;
        if (part.HasSeparator) element["separator"] = true;
        return element;
    }
}
