using System.Text;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Slack;

/// <summary>Cards as Slack messages and forms as modals, within every limit that Slack documents.</summary>
public static class BlockKitRenderer
{
    /// <summary>Slack's documented limit of a view is 250 KB; counted here with every non-ASCII character escaped.</summary>
    private const int ViewBytes = 250_000;

    /// <summary>The <c>text</c> and <c>blocks</c> of chat.postMessage, chat.update and response_url.</summary>
    /// <exception cref="ArgumentException">A button's action or value is longer than the card's contract allows.</exception>
    public static JsonObject Message(Card card)
    {
        var text = Notification(card);
        var blocks = new MessageBlocks(TextCut.Length(text), drawsCharts: true).Render(card.Blocks);
        return new() { ["text"] = text, ["blocks"] = blocks };
    }

    /// <summary>The <c>view</c> of views.publish.</summary>
    /// <exception cref="ArgumentException">A button's action or value is longer than the card's contract allows.</exception>
    public static JsonObject Home(Card card) => new() { ["type"] = "home", ["blocks"] = ViewBlocks(card) };

    /// <summary>The <c>blocks</c> of a modal or a home page that shows the card.</summary>
    /// <exception cref="ArgumentException">A button's action or value is longer than the card's contract allows.</exception>
    public static JsonArray ViewBlocks(Card card) => new MessageBlocks(spent: 0, drawsCharts: false).Render(card.Blocks);

    /// <summary>The <c>view</c> of views.open and views.update.</summary>
    /// <exception cref="ArgumentException">The form breaks its contract: no field, a repeated name, no options, keys that are too long.</exception>
    public static JsonObject View(Form form)
    {
        // A view that is too large gets shorter and shorter texts; keys and options are never left out.
        for (var longest = 3000; ; longest /= 2)
        {
            var view = new FormView(longest).Render(form);
            if (Encoding.UTF8.GetByteCount(view.ToJsonString()) <= ViewBytes) return view;
            if (longest < 10) throw new ArgumentException($"The form '{form.Id}' is larger than a Slack view can be.", nameof(form));
        }
    }

    /// <summary>
    /// What notifications and screen readers say. Slack parses this field as mrkdwn, so it is escaped; a message needs some,
    /// even when its card is empty.
    /// </summary>
    private static string Notification(Card card)
    {
        var summary = LiteralText.Line(card.Summary.ToPlain());
        return summary.Length == 0 ? "…" : SlackLiteral.Escape(TextCut.Cut(summary, 400));
    }
}
