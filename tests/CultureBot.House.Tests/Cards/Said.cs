namespace CultureBot.House.Tests.Cards;

/// <summary>What people bring into cards: their names, their words, the names of their places.</summary>
internal sealed record Said(string Kind, string Name, string Words, string Place)
{
    /// <summary>Starts every piece of <see cref="Nasty"/>.</summary>
    public const string Marker = "✪";

    /// <summary>Digits alone, so that a letter on a card comes from the product.</summary>
    public static Said Digits { get; } = new("digits", "1001", "2001 2002 2003 2004 2005 2006 2007", "3001");

    public static IReadOnlyList<Said> Nasty { get; } =
    [
        Of("empty", "", ""),
        Of("huge", new string('x', 3000), string.Concat(Enumerable.Repeat("so many words ", 2000))),
        Of("astral", "𝔄𝔫𝔞 👩‍👩‍👧‍👦", string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦𝔗𝔥𝔞𝔫𝔨𝔰", 900))),
        Of("right to left", "آنا \u202e", "شكرا جزيلا لك \u2066<@U1>\u2069 שלום"),
        Of("markup", "<@U1> *A* _b_", "<!channel> <!here> *bold* _it_ ~no~ `code` ```pre``` <@U1> <#C1|x> <https://evil.example|click> https://a.example & &amp; @everyone\n> quoted"),
        Of("broken", "\ud800\0\u001b[31m", "\udc00 half \ud83d a \u0007 character\r\n\u2028"),
    ];

    // The empty kind stays empty: it has nothing to mark.
    private static Said Of(string kind, string name, string words) =>
        kind == "empty" ? new(kind, "", "", "") : new(kind, Marker + name, Marker + words, Marker + name);

    public override string ToString() => Kind;
}
