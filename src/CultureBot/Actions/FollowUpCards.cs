using System.Globalization;
using CultureBot.Chat;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>What managers and owners are asked and told on the way.</summary>
internal static class FollowUpCards
{
    /// <param name="culture">The reader's language.</param>
    /// <param name="team">Whose results.</param>
    /// <param name="name">The team's.</param>
    /// <param name="guide">Opens the guide for the talk.</param>
    public static Card TalkAsked(CultureInfo culture, Team team, string name, Button guide)
    {
        var text = ActionsWords.Say(culture, "TalkAsked", ("team", ActionsWords.Team(culture, name)));
        return new(
            text,
            [
                new TextBlock(text),
                new ActionsBlock([ActionCards.TalkedButton(culture, team), guide]),
                new NoteBlock(ActionsWords.Say(culture, "TalkAskedNote")),
            ]);
    }

    /// <summary>What is left of the question once they have talked.</summary>
    public static Card TalkDone(CultureInfo culture) => Card.Of(ActionsWords.Say(culture, "TalkDone"));

    /// <summary>The answer to "we talked".</summary>
    public static Card Talked(CultureInfo culture, Team team)
    {
        var text = ActionsWords.Say(culture, "Talked");
        return new(text, [new TextBlock(text), new ActionsBlock([ActionCards.PromiseButton(culture, team)])]);
    }

    public static Card ActionsAsked(CultureInfo culture, Team team, string name)
    {
        var text = ActionsWords.Say(culture, "ActionsAsked", ("team", ActionsWords.Team(culture, name)));
        return new(
            text,
            [new TextBlock(text), new ActionsBlock([ActionCards.PromiseButton(culture, team)]), new NoteBlock(ActionsWords.Say(culture, "ActionsAskedNote"))]);
    }

    /// <summary>What is left of the question once the team has been answered.</summary>
    public static Card ActionsGiven(CultureInfo culture, string name, IEnumerable<ActionStory> stories, LocalDate today)
    {
        var text = ActionsWords.Say(culture, "ActionsGiven", ("team", ActionsWords.Team(culture, name)));
        return new(text, [new TextBlock(text), .. stories.SelectMany(story => ActionCards.Told(culture, story, today))]);
    }

    public static Card ProgressAsked(CultureInfo culture, ActionStory story, LocalDate today, bool mayDecide, string day) => Asked(
        culture,
        ActionsWords.Say(culture, "ProgressAsked"),
        ActionsWords.Say(culture, "ProgressAskedNote", ("day", day)),
        story,
        today,
        mayDecide);

    public static Card Overdue(CultureInfo culture, ActionStory story, LocalDate today, bool mayDecide) => Asked(
        culture,
        ActionsWords.Say(culture, "OverdueTold", ("date", ActionCards.Date(culture, story.Action.DueOn!.Value))),
        ActionsWords.Say(culture, "OverdueNote"),
        story,
        today,
        mayDecide);

    public static Card Yours(CultureInfo culture, ActionStory story, LocalDate today, bool mayDecide) =>
        Asked(culture, ActionsWords.Say(culture, "YoursTold"), null, story, today, mayDecide);

    /// <summary>What is left of a question about an action that needs no answer any more.</summary>
    public static Card Settled(CultureInfo culture, ActionStory story, LocalDate today)
    {
        var text = ActionsWords.Say(culture, "Settled");
        return new(text, [new TextBlock(text), .. ActionCards.Told(culture, story, today)]);
    }

    public static Card NotYours(CultureInfo culture) => Card.Of(ActionsWords.Say(culture, "NotYours"));

    public static Card DidItHelp(CultureInfo culture, ActionStory story, LocalDate today)
    {
        var title = ActionsWords.Say(culture, "EffectTitle");
        return new(
            ChatText.Join(" ", [title, .. EffectWords.All(culture, story.Action)]),
            [new HeadingBlock(title), .. ActionCards.Told(culture, story, today), new NoteBlock(ActionsWords.Say(culture, "EffectNote"))]);
    }

    private static Card Asked(CultureInfo culture, ChatText text, ChatText? note, ActionStory story, LocalDate today, bool mayDecide) => new(
        text,
        [
            new TextBlock(text),
            .. ActionCards.Told(culture, story, today),
            ActionCards.Buttons(culture, story.Action, mayDecide),
            .. note is null ? (ReadOnlySpan<CardBlock>)[] : [new NoteBlock(note)],
        ]);
}
