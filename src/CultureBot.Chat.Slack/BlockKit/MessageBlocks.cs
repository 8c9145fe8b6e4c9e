using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Slack;

/// <summary>
/// The blocks of one message. Slack refuses messages of some 13,200 characters with msg_blocks_too_long although each
/// block keeps its limit (bolt-js #2509), so the blocks share a budget, of which every later block keeps a little.
/// </summary>
/// <param name="spent">Characters of the message that are no block.</param>
/// <param name="drawsCharts">False where Slack shows none: in modals and home pages.</param>
internal sealed class MessageBlocks(int spent, bool drawsCharts)
{
    private const int MostBlocks = 50;
    private const int MostButtons = 25;
    private const int MostItems = 100;
    private const int LongestText = 3000;
    private const int LongestHeading = 150;
    private const int ButtonShare = 4_500;
    private const int LongestLabel = 75;
    private const int KeptForEach = 60;

    private readonly Dictionary<string, int> _actions = new(StringComparer.Ordinal);

    // What is not seen may count too, and it cannot be cut: buttons, ids and addresses take theirs first, up to a share.
    private int _leftForButtons = ButtonShare;
    private int _leftForAddresses = 2_500;
    private int _left = 12_800 - spent;

    public JsonArray Render(ImmutableArray<CardBlock> all)
    {
        var blocks = WithChartsInWords(all).Select(Prepare).OfType<CardBlock>().ToList();
        if (blocks.Count > MostBlocks) blocks = [.. blocks.Take(MostBlocks - 1), new TextBlock("…")];

        _left -= ButtonShare - _leftForButtons + Math.Min(_leftForAddresses, blocks.Sum(AddressCost));
        var kept = blocks.Sum(Kept);
        var rendered = new JsonArray();
        foreach (var block in blocks)
        {
            kept -= Kept(block);
            rendered.Add((JsonNode)Block(block, Math.Min(LongestText, _left - kept)));
        }

        return rendered;
    }

    /// <summary>Below the one chart that is drawn, and in the place of any other, stand its numbers.</summary>
    private IEnumerable<CardBlock> WithChartsInWords(ImmutableArray<CardBlock> all)
    {
        var isFree = drawsCharts;
        foreach (var block in all)
        {
            if (block is not ChartBlock chart)
            {
                yield return block;
                continue;
            }

            var isDrawn = isFree && ChartDrawing.IsDrawable(chart);
            if (isDrawn)
            {
                isFree = false;
                _left -= SlackChart.Cost;
                yield return chart;
            }

            yield return new TextBlock(SlackChart.Words(chart, isDrawn));
        }
    }

    /// <summary>The block as Slack can take it, or null when nothing would be seen of it: Slack refuses empty texts.</summary>
    private CardBlock? Prepare(CardBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                var line = LiteralText.Line(heading.Text.ToPlain());
                return line.Length == 0 ? null : new HeadingBlock(TextCut.Cut(line, LongestHeading));
            case TextBlock text:
                return Seen(text.Text) is { } paragraph ? new TextBlock(paragraph) : null;
            case NoteBlock note:
                return Seen(note.Text) is { } print ? new NoteBlock(print) : null;
            case QuoteBlock quote:
                var words = LiteralText.Clean(quote.Words).Trim('\n');
                return string.IsNullOrWhiteSpace(words) ? null : new QuoteBlock(words);
            case ListBlock list:
                var items = list.Items.Select(Seen).OfType<ChatText>().ToImmutableArray();
                return items.IsEmpty ? null : new ListBlock(items);
            case ActionsBlock actions:
                var buttons = actions.Buttons.Where(IsAffordable).Take(MostButtons).ToImmutableArray();
                return buttons.IsEmpty ? null : new ActionsBlock(buttons);
            default:
                return block;
        }
    }

    private static ChatText? Seen(ChatText text) => RichText.Prepare(text) is var seen && seen.IsBlank ? null : seen;

    private static int Kept(CardBlock block) => block is DividerBlock or ActionsBlock or ChartBlock ? 0 : KeptForEach;

    private bool IsAffordable(Button button)
    {
        if (button.Address is not null && !SlackLiteral.IsAddress(button.Address)) return false;
        var cost = LongestLabel + button.Value.Length + (button.Address?.AbsoluteUri.Length ?? 0);
        if (cost > _leftForButtons) return false;
        _leftForButtons -= cost;
        return true;
    }

    private JsonObject Block(CardBlock block, int limit) => block switch
    {
        HeadingBlock heading => new() { ["type"] = "header", ["text"] = PlainText.Of(Spend(heading.Text, limit).ToPlain()) },
        TextBlock text => RichText.Block(RichText.Run("rich_text_section", Spend(text.Text, limit))),
        NoteBlock note when RichText.IsPlain(note.Text) => new()
        {
            ["type"] = "context",
            ["elements"] = new JsonArray(PlainText.Of(Spend(note.Text, limit).ToPlain())),
        },
        NoteBlock note => RichText.Block(RichText.Run("rich_text_section", Spend(note.Text, limit))),
        QuoteBlock quote => RichText.Block(RichText.Run("rich_text_quote", Spend(quote.Words, limit))),
        ListBlock list => RichText.Block(RichText.Bullets(Items(list.Items, limit))),
        ChartBlock chart => SlackChart.Block(chart),
        DividerBlock => new() { ["type"] = "divider" },
        ActionsBlock actions => new() { ["type"] = "actions", ["elements"] = new JsonArray([.. actions.Buttons.Select(Button)]) },
        _ => throw new ArgumentException($"Slack has no way to show a {block.GetType().Name}.", nameof(block)),
    };

    private ChatText Spend(ChatText text, int limit)
    {
        var cut = TextCut.Cut(text, limit);
        _left -= TextCut.Length(cut);
        return new([.. cut.Segments.Select(AfterAddress)]);
    }

    /// <summary>The segment, or its plain text when the message already holds too many ids and addresses.</summary>
    private ChatSegment AfterAddress(ChatSegment segment)
    {
        var cost = AddressCost(segment);
        if (cost > _leftForAddresses) return new PlainSegment(segment.Plain) { IsBold = segment.IsBold };
        _leftForAddresses -= cost;
        return segment;
    }

    private static int AddressCost(CardBlock block) => block switch
    {
        TextBlock text => text.Text.Segments.Sum(AddressCost),
        NoteBlock note => note.Text.Segments.Sum(AddressCost),
        ListBlock list => list.Items.Sum(item => item.Segments.Sum(AddressCost)),
        _ => 0,
    };

    private static int AddressCost(ChatSegment segment) => segment switch
    {
        MentionSegment mention => mention.AccountId.Length,
        ChannelSegment channel => channel.ChannelId.Length,
        LinkSegment link => link.Address.AbsoluteUri.Length,
        _ => 0,
    };

    private List<ChatText> Items(ImmutableArray<ChatText> items, int limit)
    {
        var shown = new List<ChatText>();
        for (var i = 0; i < items.Length; i++)
        {
            var isLast = i == items.Length - 1;
            var isLastShown = isLast || i == MostItems - 1 || TextCut.Length(items[i]) + KeptForEach > limit;
            var item = Spend(isLast || !isLastShown ? items[i] : items[i] + " …", limit);
            shown.Add(item);
            if (isLastShown) break;
            limit -= TextCut.Length(item);
        }

        return shown;
    }

    private JsonObject Button(Button button)
    {
        var action = button.Address is null ? SlackLiteral.Key(button.Action, 240, "button's action") : SlackActionId.Link;
        var occurrence = _actions[action] = _actions.GetValueOrDefault(action) + 1;
        var node = new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = SlackActionId.Of(action, occurrence),
            ["text"] = PlainText.Of(button.Label, LongestLabel),
        };
        if (button.Value.Length > 0) node["value"] = SlackLiteral.Key(button.Value, 2000, "button's value");
        if (button.Address is not null) node["url"] = button.Address.AbsoluteUri;
        if (button.Style == ButtonStyle.Primary) node["style"] = "primary";
        if (button.Style == ButtonStyle.Danger) node["style"] = "danger";
        return node;
    }
}
