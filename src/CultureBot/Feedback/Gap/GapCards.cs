using System.Globalization;
using CultureBot.Chat;
using CultureBot.Statistics;

namespace CultureBot.Feedback;

/// <summary>Blind spots and hidden strengths, in words: those of the organization for everybody, a team's for the team.</summary>
internal static class GapCards
{
    /// <param name="culture">The reader's language.</param>
    /// <param name="gaps">As the reader sees them.</param>
    public static IEnumerable<CardBlock> Of(CultureInfo culture, OwnGaps gaps)
    {
        if (gaps.Expected is { } expected) yield return new TextBlock(Expected(culture, expected));
        if (gaps.Own is { } own && gaps.All.Teams.TryGetValue(own.Team.Key, out var gap)) yield return new TextBlock(Figure(culture, "GapTeam", gap, ("team", own.Team.Name)));
        if (gaps.Invited is { } invited) yield return new NoteBlock(GapWords.Say(culture, "Invite", ("quarter", invited)));
        if (gaps.All.Organization.Length == 0) yield break;
        yield return new TextBlock(GapWords.Say(culture, "GapsTitle"));
        yield return new ListBlock([.. gaps.All.Organization.Select(one => Organization(culture, one))]);
    }

    private static ChatText Expected(CultureInfo culture, PredictionGap gap) => GapWords.Say(
        culture,
        "Expected" + gap.Verdict,
        ("tenths", gap.Tenths),
        ("percent", Rounded.Percent(gap.Customers.Share)), ("low", Rounded.Percent(gap.Customers.Likely.Low)), ("high", Rounded.Percent(gap.Customers.Likely.High)));

    private static ChatText Organization(CultureInfo culture, OrganizationGap gap) => gap.About is { } about
        ? Figure(culture, "GapPair", gap.Figure, ("about", FeedbackWords.SayPlain(culture, "About" + about)))
        : Figure(culture, "GapRatings", gap.Figure);

    private static ChatText Figure(CultureInfo culture, string key, GapFigure gap, params ReadOnlySpan<(string Name, object Value)> more) => ChatText.Join(
        " ",
        [
            GapWords.Say(
                culture, key,
                [.. more, ("self", Rounded.Percent(gap.Self.Share)), ("selfN", gap.Self.N), ("others", Rounded.Percent(gap.Customers.Share)), ("n", gap.Customers.N)]),
            Verdict(culture, gap),
        ]);

    // Of a hidden strength both ends are below 0: said as how much more the customers give.
    private static ChatText Verdict(CultureInfo culture, GapFigure gap)
    {
        var (low, high) = (Rounded.Percent(gap.Difference.Interval.Low), Rounded.Percent(gap.Difference.Interval.High));
        return gap.Verdict == GapVerdict.HiddenStrength
            ? GapWords.Say(culture, "VerdictHiddenStrength", ("low", -high), ("high", -low))
            : GapWords.Say(culture, "Verdict" + gap.Verdict, ("low", low), ("high", high));
    }
}
