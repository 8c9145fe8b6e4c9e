using CultureBot.Chat;

namespace CultureBot.House.Tests.Cards;

/// <summary>A card or a form that the product makes, with a name for messages to developers.</summary>
internal sealed record ProductCard(string Name, Card? Card, Form? Form = null)
{
    /// <summary>Everything on it that people read.</summary>
    public IEnumerable<ChatText> Texts => [.. CardTexts, .. FormTexts];

    private IEnumerable<ChatText> CardTexts => Card is null ? [] : Card.Blocks.SelectMany(TextsOf).Prepend(Card.Summary);

    private IEnumerable<ChatText> FormTexts => Form is null
        ? []
        : [Form.Title, Form.SubmitLabel, Form.CancelLabel, .. Form.Fields.SelectMany(TextsOf)];

    private static IEnumerable<ChatText> TextsOf(CardBlock block) => block switch
    {
        HeadingBlock heading => [heading.Text],
        TextBlock text => [text.Text],
        QuoteBlock quote => [quote.Words],
        ListBlock list => list.Items,
        NoteBlock note => [note.Text],
        ActionsBlock actions => actions.Buttons.Select(b => (ChatText)b.Label),
        ChartBlock chart => [chart.Title, chart.Unit, .. chart.Points.SelectMany(point => (IEnumerable<ChatText>)[point.Label, point.InWords])],
        DividerBlock => [],
        _ => throw new NotSupportedException($"Say what people read on a {block.GetType().Name}."),
    };

    private static IEnumerable<ChatText> TextsOf(FormField field) =>
    [
        field.Label,
        field.Hint ?? "",
        .. field switch
        {
            TextField text => [(ChatText)text.Initial],
            ChoiceField choice => choice.Options.Select(o => (ChatText)o.Label),
            ChoicesField choices => choices.Options.Select(o => (ChatText)o.Label),
            _ => [],
        },
    ];
}
