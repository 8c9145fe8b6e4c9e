using System.Collections.Immutable;

namespace CultureBot.Chat.Teams;

/// <summary>Takes a card to pieces that can be put on pages.</summary>
/// <param name="isDialog">True in a dialog, where mentions are not read and Action.Execute does not work.</param>
/// <param name="mostBytes">No line gets larger; longer ones are parted.</param>
/// <param name="enough">When so many bytes are reached, only the buttons at the end are added.</param>
internal sealed class CardParts(bool isDialog, int mostBytes, int enough)
{
    private readonly TeamsMentions _mentions = new(areRead: !isDialog);
    private readonly List<CardPart> _parts = [];
    private int _bytes;
    private int _quotations;
    private bool _isRuled;
    private bool _hasChart;

    public static ImmutableArray<CardPart> Of(Card card, bool isDialog, int mostBytes, int enough = int.MaxValue)
    {
        var parts = new CardParts(isDialog, mostBytes, enough);
        var end = card.Blocks.Length - card.Blocks.Reverse().TakeWhile(block => block is ActionsBlock).Count();
        for (var i = 0; i < card.Blocks.Length; i++)
        {
            if (i >= end || !parts.HasEnough) parts.Add(card.Blocks[i]);
        }

        // Teams shows nothing at all for a card without a body.
        if (parts._parts.Count == 0) parts.AddLines("…", TeamsLineStyle.Body);
        return [.. parts._parts];
    }

    private bool HasEnough => _bytes > enough;

    /// <summary>What says that there was more.</summary>
    public static CardPart More() => Line("…", TeamsLineStyle.Body, new(areRead: false));

    /// <summary>Which page this is.</summary>
    public static CardPart Number(int page, int of) => Line(TeamsCardWords.Page(page, of), TeamsLineStyle.Note, new(areRead: false));

    /// <summary>The same line cut at a word, or as little of it as there can be.</summary>
    public static CardPart Cut(CardPart part, int bytes)
    {
        var mentions = new TeamsMentions(areRead: false);
        var (fits, tooMuch) = (0, Math.Min(bytes, TextCut.Length(part.Line!)));
        while (tooMuch - fits > 1)
        {
            var middle = (fits + tooMuch) / 2;
            if (Line(TextCut.Cut(part.Line!, middle), part.Style, mentions).Bytes <= bytes) fits = middle;
            else tooMuch = middle;
        }

        return Line(TextCut.Cut(part.Line!, Math.Max(fits, 1)), part.Style, mentions) with
        {
            Quotation = part.Quotation,
            Spacing = part.Spacing,
            HasSeparator = part.HasSeparator,
        };
    }

    private void Add(CardBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                AddHeading(heading.Text);
                break;
            case TextBlock text:
                AddLines(text.Text, TeamsLineStyle.Body);
                break;
            case NoteBlock note:
                AddLines(note.Text, TeamsLineStyle.Note);
                break;
            case QuoteBlock quote:
                AddLines(quote.Words, TeamsLineStyle.Body, quotation: ++_quotations);
                break;
            case ListBlock list:
                AddItems(list.Items);
                break;
            case ChartBlock chart:
                AddChart(chart);
                break;
            case ActionsBlock actions:
                foreach (var row in TeamsButtons.Rows(actions.Buttons, isDialog, mostBytes)) Add(new CardPart(row) { IsButtons = true });
                break;
            case DividerBlock:
                _isRuled = true;
                break;
            default:
                throw new ArgumentException($"Teams has no way to show a {block.GetType().Name}.", nameof(block));
        }
    }

    private void AddHeading(ChatText text)
    {
        // A heading pings nobody.
        ChatText words = new([.. text.Segments.Select(segment => segment is LinkSegment ? segment : new PlainSegment(segment.Plain))]);
        AddLines(words, _parts.Count == 0 ? TeamsLineStyle.Title : TeamsLineStyle.Heading, _parts.Count == 0 ? "" : "Medium");
    }

    private void AddItems(ImmutableArray<ChatText> items)
    {
        var isFirst = true;
        foreach (var item in items.Where(item => TeamsLines.Of(item, _mentions).Any()))
        {
            AddLines(Bulleted(item), TeamsLineStyle.Body, isFirst ? "" : "Small");
            isFirst = false;
        }
    }

    private static ChatText Bulleted(ChatText item)
    {
        ImmutableArray<ChatSegment> segments = [.. item.Segments.SkipWhile(segment => string.IsNullOrWhiteSpace(segment.Plain))];
        return segments[0] is PlainSegment { IsBold: false } plain
            ? new([plain with { Text = "• " + plain.Text.TrimStart() }, .. segments[1..]])
            : "• " + new ChatText(segments);
    }

    /// <summary>Only the first one is drawn; the finding stands above it and the numbers below, whatever of it is seen.</summary>
    private void AddChart(ChartBlock chart)
    {
        AddLines(ChatText.Bold(LiteralText.Line(chart.Title.ToPlain())), TeamsLineStyle.Bold);
        var isDrawn = !_hasChart && ChartDrawing.IsDrawable(chart);
        if (isDrawn) Add(new CardPart(TeamsChart.Element(chart)) { Spacing = "Small" });
        _hasChart |= isDrawn;
        AddLines(ChartDrawing.Numbers(chart), isDrawn ? TeamsLineStyle.Note : TeamsLineStyle.Body, isDrawn ? "Small" : "None");
    }

    private void AddLines(ChatText text, TeamsLineStyle style, string spacing = "", int quotation = 0)
    {
        var isFirst = true;
        foreach (var (line, isAfterBlank) in TeamsLines.Of(text, _mentions))
        {
            var above = isFirst ? spacing : isAfterBlank ? "Small" : "None";
            for (var rest = line; !rest.IsEmpty && !HasEnough; above = "None")
            {
                (var part, rest) = Fitting(rest, style);
                // Of a line that was parted, a piece may be nothing but spaces, and Teams knows no empty heading.
                if (!part.Line!.IsBlank) Add(part with { Quotation = quotation, Spacing = above });
            }

            isFirst = false;
        }
    }

    private (CardPart Part, ChatText Tail) Fitting(ChatText line, TeamsLineStyle style)
    {
        for (var length = mostBytes; ; length = Math.Max(1, length * 3 / 4))
        {
            var (head, rest) = TeamsLines.Split(line, length);
            var part = Line(head, style, _mentions);
            if (part.Bytes <= mostBytes || length == 1) return (part, rest);
        }
    }

    private static CardPart Line(ChatText line, TeamsLineStyle style, TeamsMentions mentions)
    {
        var mentioned = line.Segments.OfType<MentionSegment>().Where(mentions.CanMention).DistinctBy(m => m.AccountId, StringComparer.Ordinal);
        return new(TeamsLine.Element(line, style, mentions), [.. mentioned.Select(mentions.Entity)]) { Line = line, Style = style };
    }

    private void Add(CardPart part)
    {
        _parts.Add(part with { HasSeparator = _isRuled, Spacing = _isRuled ? "Medium" : part.Spacing });
        _isRuled = false;
        _bytes += part.Bytes;
    }
}
