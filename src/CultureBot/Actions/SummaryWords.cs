using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Actions;

/// <summary>The numbers of a summary, a line each.</summary>
internal static class SummaryWords
{
    public static IEnumerable<ChatText> Lines(CultureInfo culture, ActionsSummary summary) =>
    [
        .. Sentences(culture, summary),
        .. summary.Groups > 0 ? [ActionsWords.Say(culture, "Debt", ("without", summary.WithoutResponse), ("groups", summary.Groups))] : (ReadOnlySpan<ChatText>)[],
    ];

    /// <summary>On time, done, and what people see of it, one sentence after the other.</summary>
    public static ChatText Numbers(CultureInfo culture, ActionsSummary summary) => ChatText.Join(" ", Sentences(culture, summary));

    private static IEnumerable<ChatText> Sentences(CultureInfo culture, ActionsSummary summary)
    {
        if (summary.Due > 0)
            yield return ActionsWords.Say(culture, "OnTime", ("onTime", summary.OnTime), ("due", summary.Due), ("percent", Percent(summary.OnTime, summary.Due)));
        yield return summary.Promised > 0
            ? ActionsWords.Say(culture, "DoneShare", ("done", summary.Done), ("promised", summary.Promised), ("percent", Percent(summary.Done, summary.Promised)))
            : ActionsWords.Say(culture, "NonePromised");
        yield return summary.Visible is { } visible
            ? ActionsWords.Say(culture, "Visible", ("fives", visible.Fives), ("n", visible.N), ("percent", Percent(visible.Fives, visible.N)))
            : ActionsWords.Say(culture, "VisibleUnknown");
    }

    private static int Percent(int part, int whole) => (int)Math.Round(100.0 * part / whole, MidpointRounding.AwayFromZero);
}
