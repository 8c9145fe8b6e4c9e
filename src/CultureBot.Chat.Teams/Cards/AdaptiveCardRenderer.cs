using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams;

/// <summary>Neutral cards as Adaptive Cards 1.5 (the <c>content</c> of an attachment).</summary>
public static class AdaptiveCardRenderer
{
    /// <summary>
    /// Teams takes 28 KB a message; what surrounds the card needs some of it. Counted with every character escaped that can be,
    /// so that it holds however the card is written.
    /// </summary>
    public const int MostBytes = 26 * 1024;

    private const int ManyParts = 6;
    private const int LongestText = 3000;

    /// <summary>The card in as many pages as its length needs, each at most <paramref name="mostBytes"/> of UTF-8; buttons stand on the last.</summary>
    /// <exception cref="ArgumentException">A button's action or value is longer than the card's contract allows.</exception>
    public static ImmutableArray<JsonObject> Pages(Card card, int mostBytes = MostBytes)
    {
        card = TeamsCommands.Written(card);
        var bytes = mostBytes - CardPart.Size(Frame(card, [], isDialog: false)) - CardParts.Number(99, 99).Bytes;
        var pages = CardPages.Fill(CardParts.Of(card, isDialog: false, bytes / 2), bytes);
        return [.. pages.Select((page, i) => Frame(card, pages.Length == 1 ? page : Numbered(page, i + 1, pages.Length), isDialog: false))];
    }

    /// <summary>The card on one page, cut with "…" where it is too long.</summary>
    /// <exception cref="ArgumentException">A button's action or value is longer than the card's contract allows.</exception>
    public static JsonObject One(Card card, int mostBytes = MostBytes) => One(card, mostBytes, isDialog: false);

    /// <summary>A card within a dialog (task module), where only Action.Submit works.</summary>
    /// <exception cref="ArgumentException">A button's action or value is longer than the card's contract allows.</exception>
    public static JsonObject Dialog(Card card) => One(card, MostBytes, isDialog: true);

    /// <summary>A form's inputs.</summary>
    /// <param name="form">What to ask; people are suggested by <paramref name="people"/>.</param>
    /// <param name="people">Account ids and names to choose from at once; the picker finds everybody else.</param>
    /// <param name="isDialog">True in a task module; false for inputs on a card in a conversation.</param>
    /// <param name="typed">What was typed before, by field; null for a new form.</param>
    /// <param name="errors">What is wrong with it, by field.</param>
    /// <exception cref="ArgumentException">The form breaks its contract: no field, a repeated name, no options.</exception>
    public static JsonObject Form(
        Form form,
        ImmutableArray<FormOption> people,
        bool isDialog,
        ImmutableDictionary<string, ImmutableArray<string>>? typed = null,
        ImmutableDictionary<string, string>? errors = null)
    {
        TeamsFormData.Check(form);
        var data = TeamsFormData.Write(TeamsFormData.Shortened(form, LongestText));

        // One that is too large gets shorter and shorter texts; keys, options and what was typed are never left out.
        for (var longest = LongestText; ; longest /= 2)
        {
            var shortened = TeamsFormData.Shortened(form, longest);
            var body = new FormBody(shortened, people, isDialog) { Data = data.DeepClone().AsObject(), Typed = typed, Errors = errors };
            var card = Frame(shortened.Title, body.Elements());
            if (longest < 10 || CardPart.Size(card) <= MostBytes) return card;
        }
    }

    private static JsonObject One(Card card, int mostBytes, bool isDialog)
    {
        card = TeamsCommands.Written(card);
        var bytes = mostBytes - CardPart.Size(Frame(card, [], isDialog));
        return Frame(card, CardPages.Cut(CardParts.Of(card, isDialog, bytes / 2, enough: bytes), bytes), isDialog);
    }

    /// <summary>With the page's number at its end, above its buttons.</summary>
    private static ImmutableArray<CardPart> Numbered(ImmutableArray<CardPart> page, int number, int of)
    {
        var buttons = page.Reverse().TakeWhile(part => part.IsButtons).Count();
        return page.Insert(page.Length - buttons, CardParts.Number(number, of));
    }

    private static JsonObject Frame(Card card, ImmutableArray<CardPart> page, bool isDialog)
    {
        var frame = Frame(card.Summary.ToPlain(), CardPages.Body(page));
        if (isDialog) return frame;

        var teams = new JsonObject();
        var isWide = page.IsEmpty || card.Blocks.Length >= ManyParts || card.Blocks.Any(block => block is ChartBlock or ListBlock);
        if (isWide) teams["width"] = "Full";
        var entities = page.SelectMany(part => part.Entities).DistinctBy(entity => (string?)entity["text"], StringComparer.Ordinal);
        if (entities.Any()) teams["entities"] = new JsonArray([.. entities.Select(entity => entity.DeepClone())]);
        if (teams.Count > 0) frame["msteams"] = teams;
        return frame;
    }

    private static JsonObject Frame(string summary, JsonArray body)
    {
        var frame = new JsonObject
        {
            ["$schema"] = "https://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
        };

        // The one may hold Markdown, the other SSML.
        var said = TextCut.Cut(TeamsMarkup.Inert(summary), 400);
        if (said.Length > 0)
        {
            frame["fallbackText"] = said;
            frame["speak"] = said;
        }

        frame["body"] = body;
        return frame;
    }
}
