using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>The lists behind <c>/culture actions</c>: one's own, and HR's.</summary>
internal static class ActionLists
{
    /// <summary>So many are shown; a list in chat is for a minute.</summary>
    public const int Most = 8;

    public static Card Mine(CultureInfo culture, OwnActions own, LocalDate today, bool isRefused)
    {
        var title = ActionsWords.Say(culture, "MineTitle");
        return new(
            title,
            [
                new HeadingBlock(title),
                .. isRefused ? [new NoteBlock(ActionsWords.Say(culture, "AllNotForYou"))] : ImmutableArray<CardBlock>.Empty,
                .. Listed(culture, own.Shown, own.More, today, "MineEmpty"),
                .. own.ToAnswer is { } team ? [new ActionsBlock([ActionCards.PromiseButton(culture, team)])] : ImmutableArray<CardBlock>.Empty,
            ]);
    }

    public static Card All(CultureInfo culture, OwnActions open, ActionsSummary summary, LocalDate today)
    {
        var title = ActionsWords.Say(culture, "AllTitle");
        return new(
            title,
            [
                new HeadingBlock(title),
                new ListBlock([.. SummaryWords.Lines(culture, summary)]),
                .. Listed(culture, open.Shown, open.More, today, "AllEmpty"),
                .. open.ToAnswer is { } company ? [new ActionsBlock([ActionCards.PromiseButton(culture, company)])] : ImmutableArray<CardBlock>.Empty,
            ]);
    }

    private static IEnumerable<CardBlock> Listed(
        CultureInfo culture, ImmutableArray<OwnAction> shown, int more, LocalDate today, string empty)
    {
        if (shown.IsEmpty) yield return new TextBlock(ActionsWords.Say(culture, empty));
        foreach (var (story, mayDecide) in shown)
        {
            yield return new DividerBlock();
            foreach (var block in ActionCards.Told(culture, story, today)) yield return block;
            if (story.Action.State == ActionState.Open) yield return ActionCards.Buttons(culture, story.Action, mayDecide);
        }

        if (more > 0) yield return new NoteBlock(ActionsWords.Say(culture, "More", ("count", more)));
    }
}

/// <param name="Shown">The first few.</param>
/// <param name="More">How many more there are, as far as was looked.</param>
/// <param name="ToAnswer">A team that the reader may answer for; null when there is none.</param>
internal sealed record OwnActions(ImmutableArray<OwnAction> Shown, int More, Team? ToAnswer);

/// <param name="Story">The action.</param>
/// <param name="MayDecide">The reader may decline it and hand it over.</param>
internal readonly record struct OwnAction(ActionStory Story, bool MayDecide);
