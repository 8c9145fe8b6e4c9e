using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CultureBot.Chat;

/// <summary>
/// A message as every platform can show it. Renderers cut what exceeds a platform's limits at a word and add "…";
/// cards never have to count.
/// </summary>
/// <param name="Summary">One line for notifications and screen readers.</param>
/// <param name="Blocks">What is shown, from top to bottom.</param>
public sealed record Card(ChatText Summary, ImmutableArray<CardBlock> Blocks)
{
    /// <summary>A card of one paragraph, which is its own summary.</summary>
    public static Card Of(ChatText text) => new(text, [new TextBlock(text)]);

    /// <summary>The same card with each of its texts replaced. A person's quoted words, charts and buttons stay as they are.</summary>
    public Card WithTexts(Func<ChatText, ChatText> replace) => new(
        replace(Summary),
        [
            .. Blocks.Select(block => block switch
            {
                HeadingBlock heading => new HeadingBlock(replace(heading.Text)),
                TextBlock text => new TextBlock(replace(text.Text)),
                NoteBlock note => new NoteBlock(replace(note.Text)),
                ListBlock list => new ListBlock([.. list.Items.Select(replace)]),
                _ => block,
            }),
        ]);
}

[JsonDerivedType(typeof(HeadingBlock), "heading")]
[JsonDerivedType(typeof(TextBlock), "text")]
[JsonDerivedType(typeof(QuoteBlock), "quote")]
[JsonDerivedType(typeof(ListBlock), "list")]
[JsonDerivedType(typeof(NoteBlock), "note")]
[JsonDerivedType(typeof(DividerBlock), "divider")]
[JsonDerivedType(typeof(ChartBlock), "chart")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
public abstract record CardBlock;

/// <summary>A short title above what follows.</summary>
public sealed record HeadingBlock(ChatText Text) : CardBlock;

/// <summary>A paragraph.</summary>
public sealed record TextBlock(ChatText Text) : CardBlock;

/// <summary>A person's own words, whole and on their own lines, set off as a quotation.</summary>
public sealed record QuoteBlock(string Words) : CardBlock;

/// <summary>A bulleted list; each item is one line or paragraph.</summary>
public sealed record ListBlock(ImmutableArray<ChatText> Items) : CardBlock;

/// <summary>Small print: value chips, dates, how something was counted.</summary>
public sealed record NoteBlock(ChatText Text) : CardBlock;

public sealed record DividerBlock : CardBlock;

/// <summary>Buttons in one row; at most five are shown on any platform.</summary>
public sealed record ActionsBlock(ImmutableArray<Button> Buttons) : CardBlock;

/// <summary>A button: either an action with a value that comes back in a <see cref="ButtonRequest"/>, or a link.</summary>
public sealed record Button
{
    /// <summary>What the button says; platforms cut it near 75 characters.</summary>
    public required string Label { get; init; }

    /// <summary>The route's name (for example <c>kudos.send</c>); empty for a link.</summary>
    public string Action { get; init; } = "";

    /// <summary>An opaque key, never a person's words; at most 2,000 characters.</summary>
    public string Value { get; init; } = "";

    public Uri? Address { get; init; }

    public ButtonStyle Style { get; init; }

    /// <summary>True when pressing it opens a form: some platforms have to know beforehand.</summary>
    public bool OpensForm { get; init; }
}

public enum ButtonStyle
{
    Plain,
    Primary,
    Danger,
}
