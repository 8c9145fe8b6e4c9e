using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>How one action is told, wherever it stands, and the buttons below it.</summary>
internal static class ActionCards
{
    /// <summary>What was said, what is done about it, and how far it is.</summary>
    public static IEnumerable<CardBlock> Told(CultureInfo culture, ActionStory story, LocalDate today)
    {
        yield return new TextBlock(ActionsWords.Say(culture, "Said", ("said", story.Action.Said)));
        yield return new TextBlock(Answer(culture, story.Action));
        if (story.Action.Why.Length > 0) yield return new TextBlock(ActionsWords.Say(culture, "Because", ("why", story.Action.Why)));
        if (story is { Progress: { } progress, Action.State: ActionState.Open })
            yield return new TextBlock(ActionsWords.Say(culture, "HowItGoes", ("words", progress.Words)));
        yield return new NoteBlock(Note(culture, story, today));
        foreach (var known in EffectWords.All(culture, story.Action)) yield return new NoteBlock(known);
    }

    /// <summary>"We will: …", "We did: …" or "We won't: …".</summary>
    public static ChatText Answer(CultureInfo culture, TeamAction action) => action.State switch
    {
        ActionState.Open => ActionsWords.Say(culture, "WeWill", ("what", action.What)),
        ActionState.Done => ActionsWords.Say(culture, "WeDid", ("what", action.What)),
        _ when action.What.Length > 0 => ActionsWords.Say(culture, "WeWont", ("what", action.What)),
        _ => ActionsWords.Say(culture, "WeLeaveIt"),
    };

    /// <summary>Done, how it goes, and for who may decide: we won't, and somebody else.</summary>
    public static ActionsBlock Buttons(CultureInfo culture, TeamAction action, bool mayDecide) => new(
    [
        Press(culture, "ButtonDone", ActionsChat.DoneButton, action) with { Style = ButtonStyle.Primary, OpensForm = false },
        Press(culture, "ButtonProgress", ActionsChat.ProgressButton, action),
        .. mayDecide
            ? [Press(culture, "ButtonDecline", ActionsChat.DeclineButton, action), Press(culture, "ButtonOwner", ActionsChat.OwnerButton, action)]
            : ImmutableArray<Button>.Empty,
    ]);

    public static Button PromiseButton(CultureInfo culture, Team team, string item = "") => new()
    {
        Label = ActionsWords.SayPlain(culture, "ButtonPromise"),
        Action = ActionsChat.PromiseButton,
        Value = new PromiseValue(team, item).ToString(),
        Style = ButtonStyle.Primary,
        OpensForm = true,
    };

    /// <summary>The manager says that they have talked about the results with their team.</summary>
    public static Button TalkedButton(CultureInfo culture, Team team) => new()
    {
        Label = ActionsWords.SayPlain(culture, "ButtonTalked"),
        Action = ActionsChat.TalkedButton,
        Value = team.Subject,
        Style = ButtonStyle.Primary,
    };

    public static Button MineButton(CultureInfo culture) => new() { Label = ActionsWords.SayPlain(culture, "ButtonMine"), Action = ActionsChat.MineButton };

    public static string Date(CultureInfo culture, LocalDate date) => date.ToString("d MMMM yyyy", culture);

    private static Button Press(CultureInfo culture, string label, string route, TeamAction action) => new()
    {
        Label = ActionsWords.SayPlain(culture, label),
        Action = route,
        Value = action.Id.Subject,
        OpensForm = true,
    };

    private static ChatText Note(CultureInfo culture, ActionStory story, LocalDate today)
    {
        var action = story.Action;
        return action.State switch
        {
            ActionState.Done => Say("NoteDone", OwnDay.Of(story.Owner, action.DoneAt!.Value)),
            ActionState.Declined => Say("NoteDeclined", OwnDay.Of(story.Owner, action.DeclinedAt!.Value)),
            _ => Say(action.IsOverdue(today) ? "NoteOverdue" : "NoteOpen", action.DueOn!.Value),
        };

        ChatText Say(string key, LocalDate date) => ActionsWords.Say(
            culture,
            key,
            ("team", ActionsWords.Team(culture, action.TeamName)),
            ("question", story.Question),
            ("owner", story.Owner.Name),
            ("date", Date(culture, date)));
    }
}
