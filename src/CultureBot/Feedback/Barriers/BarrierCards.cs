using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;

namespace CultureBot.Feedback;

/// <summary>Receipts for what stopped somebody, and the commonest of a quarter.</summary>
internal static class BarrierCards
{
    /// <summary>In chat; the page has all.</summary>
    private const int MostLines = 10;

    public static Card Named(CultureInfo culture, ReportBarrierResult done)
    {
        var said = Said(culture, done.Owner, "ReceiptNamed");
        return new(said, [new TextBlock(said), Counted(culture, done)]);
    }

    /// <summary>This card alone leads back to it.</summary>
    public static Card Relayed(CultureInfo culture, ReportBarrierResult done, ReceiptCode code)
    {
        var said = Said(culture, done.Owner, "ReceiptRelayed");
        return new(
            said,
            [
                new TextBlock(said),
                .. FeedbackAnswers.WayBack(culture, code),
                Counted(culture, done),
            ]);
    }

    /// <param name="culture">The reader's language.</param>
    /// <param name="report">Null before the first quarter's.</param>
    public static Card List(CultureInfo culture, BarriersReport? report)
    {
        if (report is null) return Card.Of(BarrierWords.Say(culture, "ListNone"));
        var title = BarrierWords.Say(culture, "ListTitle", ("quarter", report.Quarter));
        return new(
            title,
            [
                new HeadingBlock(title),
                report.Barriers.IsEmpty
                    ? new TextBlock(BarrierWords.Say(culture, "ListEmpty", ("least", report.Least)))
                    : new ListBlock([.. report.Barriers.Take(MostLines).Select(barrier => Line(culture, barrier, report.Least))]),
                new NoteBlock(BarrierWords.Say(culture, "ListNote", ("least", report.Least))),
            ]);
    }

    private static ChatText Line(CultureInfo culture, BarrierCount barrier, int least)
    {
        (string, object)[] place =
        [
            ("team", barrier.Team.Length > 0 ? barrier.Team : BarrierWords.SayPlain(culture, "ListNobodys")),
            ("kind", BarrierWords.SayPlain(culture, "Kind" + barrier.Kind)),
        ];
        return (barrier.Count, barrier.Before) switch
        {
            ({ } count, { } before) => BarrierWords.Say(culture, "ListLineCompared", [.. place, ("count", count), ("before", before)]),
            ({ } count, null) => BarrierWords.Say(culture, "ListLine", [.. place, ("count", count)]),
            _ => BarrierWords.Say(culture, "ListLineFewer", [.. place, ("least", least), ("before", barrier.Before ?? 0)]),
        };
    }

    private static ChatText Said(CultureInfo culture, Account? owner, string key) =>
        owner is null ? BarrierWords.Say(culture, "ReceiptNobody") : BarrierWords.Say(culture, key, ("owner", owner.Name));

    private static NoteBlock Counted(CultureInfo culture, ReportBarrierResult done) => new(BarrierWords.Say(culture, "ReceiptCounted", ("least", done.Least)));
}
