using System.Collections.Immutable;
using CultureBot.Chat;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Testing.Cards;

/// <summary>Cards and forms as nasty as the contract allows. Every word of a person starts with <see cref="Marker"/>.</summary>
public static class AnyCard
{
    public const string Marker = "✪";

    private static readonly string[] Pieces =
    [
        "word", "thanks", " ", " ", "\n", "\r\n", "\t", "<!channel>", "<!subteam^S1>", "<@U1>", "<#C1|x>", "<https://a.example|b>", "https://a.example/?q=1&r=2",
        "@here", "*", "_", "~", "`", "```", "&amp;", "&", ":tada:", "\\", "\"", "'", "👩‍👩‍👧‍👦", "🇩🇪", "𝔘", "e\u0301\u0302", "שלום", "مرحبا", "\u202e", "\u2066",
        "\0", "\u0007", "\u001b[31m", "\u0085", "\u2028", "\ud800", "\udc00", "\ufeff", "\u200b", "数字", "{0}", "**", "#", "|",
        "<at>Ana</at>", "[a](https://a.example)", "{{DATE(2026-01-01T00:00:00Z)}}", "- ", "1. ", "<b>", "# ",
    ];

    public static Gen<string> Words { get; } = Gen.Frequency(
        (1, Gen.Constant("")),
        (1, Gen.Elements(" ", "\n", "\0", "\r\n\t")),
        (12, Gen.ListOf(Gen.Elements(Pieces)).Select(pieces => Marker + string.Concat(pieces))),
        (2, from piece in Gen.Elements(Pieces) from times in Gen.Choose(2, 6000) select Marker + string.Concat(Enumerable.Repeat(piece, times))),
        (1, from piece in Gen.Elements("long words ", "𝔘", "x", "e\u0301") select Marker + string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length))));

    private static readonly Gen<Uri> Address = Gen.Elements(
        new Uri("https://culture.example/me?x=1&y=ü"),
        new Uri("mailto:ana@example.com"),
        new Uri("ftp://files.example/"),
        new Uri("/relative", UriKind.Relative),
        new Uri("https://culture.example/" + new string('a', 2_900)),
        new Uri("https://culture.example/" + new string('a', 4_000)));

    private static readonly Gen<ChatSegment> Segment =
        from words in Words
        from id in Gen.Elements("U1", "W0123456789", "")
        from address in Address
        from isBold in Gen.Elements(true, false)
        from segment in Gen.Frequency<ChatSegment>(
            (4, Gen.Constant<ChatSegment>(new PlainSegment(words))),
            (1, Gen.Constant<ChatSegment>(new MentionSegment(id, words))),
            (1, Gen.Constant<ChatSegment>(new ChannelSegment(id, words))),
            (1, Gen.Constant<ChatSegment>(new LinkSegment(words, address))))
        select segment with { IsBold = isBold };

    private static readonly Gen<ChatText> Text = Few(Segment, 5).Select(segments => new ChatText(segments));

    private static readonly Gen<Button> AnyButton =
        from label in Words
        from action in Gen.Elements("kudos.send", "kudos.boost")
        from value in Gen.Elements("", "a", new string('v', 2000))
        from address in Gen.Frequency((4, Gen.Constant<Uri?>(null)), (1, Address.Select(address => (Uri?)address)))
        from style in Gen.Elements(ButtonStyle.Plain, ButtonStyle.Primary, ButtonStyle.Danger)
        select new Button { Label = label, Action = address is null ? action : "", Value = value, Address = address, Style = style };

    private static readonly Gen<ChartPoint> Point =
        from label in Words
        from value in Gen.Choose(0, 40)
        from words in Words
        select new ChartPoint(label, value, words);

    private static readonly Gen<CardBlock> Chart =
        from kind in Gen.Elements(ChartKind.Bar, ChartKind.Line, ChartKind.Area, ChartKind.Pie)
        from title in Text
        from unit in Words
        from points in Few(Point, 12)
        select (CardBlock)new ChartBlock(kind, title, points) { Unit = unit };

    private static readonly Gen<CardBlock> Block = Gen.OneOf(
        Chart,
        Text.Select(text => (CardBlock)new HeadingBlock(text)),
        Text.Select(text => (CardBlock)new TextBlock(text)),
        Text.Select(text => (CardBlock)new NoteBlock(text)),
        Words.Select(words => (CardBlock)new QuoteBlock(words)),
        Few(Text, 8).Select(items => (CardBlock)new ListBlock(items)),
        Gen.Constant<CardBlock>(new ListBlock([.. Enumerable.Repeat(ChatText.Plain(Marker), 300)])),
        Gen.Constant<CardBlock>(new DividerBlock()),
        Few(AnyButton, 30).Select(buttons => (CardBlock)new ActionsBlock(buttons)));

    public static Gen<Card> Cards { get; } =
        from summary in Text
        from blocks in Gen.Frequency((4, Few(Block, 8)), (1, Few(Block, 70)))
        select new Card(summary, blocks);

    public static Gen<Form> Forms { get; } =
        from title in Words
        from submit in Words
        from cancel in Words
        from state in Gen.Elements("", "key", new string('s', 3000))
        from count in Gen.Frequency((4, Gen.Choose(1, 6)), (1, Gen.Constant(100)))
        from fields in Gen.ArrayOf(AnyField, count)
        select new Form("kudos", title, submit, cancel, state, [.. fields.Select((one, i) => one with { Name = $"field{i}" })]);

    private static Gen<FormField> AnyField =>
        from label in Words
        from hint in Words
        from initial in Words
        from isOptional in Gen.Elements(true, false)
        from most in Gen.Elements(0, 1, 20, 3000, 9000)
        from count in Gen.Choose(1, 12)
        from input in Gen.Elements<FormField>(
            new TextField("", label) { Initial = initial, MaxLength = most, IsMultiline = isOptional },
            new PeopleField("", label) { Initial = isOptional ? [] : ["U1", "U2"] },
            new ChoiceField("", label, Options(hint, count)) { Initial = isOptional ? null : "o0" },
            new ChoicesField("", label, Options(hint, count)) { Initial = isOptional ? [] : ["o0", "gone"] })
        select input with { Hint = isOptional ? null : hint, IsOptional = isOptional };

    private static ImmutableArray<FormOption> Options(string label, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new FormOption($"o{i}", label))];

    private static Gen<ImmutableArray<T>> Few<T>(Gen<T> one, int most) =>
        from count in Gen.Choose(0, most)
        from all in Gen.ArrayOf(one, count)
        select ImmutableArray.Create(all);
}
