using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.Schedules;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>What HR reads at the desk.</summary>
internal static class DeskCards
{
    private const int MostListed = 8;
    private const int MostDrafts = 3;

    public static Card Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        Card.Of(SurveyWords.Say(culture, key, values));

    public static Card Help(CultureInfo culture) => new(
        SurveyWords.Say(culture, "HelpTitle"),
        [
            new HeadingBlock(SurveyWords.Say(culture, "HelpTitle")),
            new ListBlock([SurveyWords.Say(culture, "HelpNew"), SurveyWords.Say(culture, "HelpList"), SurveyWords.Say(culture, "HelpAnswer"), SurveyWords.Say(culture, "HelpPromise")]),
            new ActionsBlock([New(culture), new() { Label = SurveyWords.SayPlain(culture, "ButtonList"), Action = DeskChat.ListButton }]),
        ]);

    /// <summary>For whoever answers: what a pulse is, what waits for them, and when the next one comes.</summary>
    public static Card ForEverybody(
        CultureInfo culture, IReadOnlyCollection<OpenQuestions> open, ImmutableArray<ListedSurvey> surveys, DateTimeZone zone)
    {
        var next = surveys.Where(listed => listed.Survey.State == SurveyState.Scheduled).Min(listed => listed.Next);
        var title = AskingWords.Book.Say(culture, "EverybodyTitle");
        return new(
            title,
            [
                new TextBlock(title),
                .. open.Count > 0 ? OpenQuestions.Blocks(culture, open) : [new TextBlock(AskingWords.Book.Say(culture, "NothingOpen"))],
                new NoteBlock(next is { } at
                    ? AskingWords.Book.Say(culture, "EverybodyNext", ("when", at.InZone(zone).Date.ToString("D", culture)))
                    : AskingWords.Book.Say(culture, "EverybodyNone")),
            ]);
    }

    /// <summary>What is scheduled, each survey with its buttons, and the reader's own drafts that wait.</summary>
    public static Card List(
        CultureInfo culture, ImmutableArray<ListedSurvey> surveys, DateTimeZone zone, bool requiresApproval, IReadOnlyList<SurveyDraft> drafts)
    {
        var title = SurveyWords.Say(culture, "ListTitle", ("count", surveys.Length));
        return new(
            title,
            [
                new HeadingBlock(title),
                .. surveys.Take(MostListed).SelectMany(listed => (CardBlock[])
                    [
                        new TextBlock(ChatText.Join("\n", SurveyLines.Of(culture, listed, zone))),
                        new ActionsBlock([.. SurveyLines.Buttons(culture, listed)]),
                    ]),
                .. surveys.Length > MostListed ? [new NoteBlock(SurveyWords.Say(culture, "ListMore", ("more", surveys.Length - MostListed)))] : ImmutableArray<CardBlock>.Empty,
                .. requiresApproval ? [new NoteBlock(SurveyWords.Say(culture, "ListApproval"))] : ImmutableArray<CardBlock>.Empty,
                .. drafts.Take(MostDrafts).SelectMany(draft => Draft(culture, draft)),
                new ActionsBlock([New(culture)]),
            ]);
    }

    /// <summary>For an auditor: what waits for them.</summary>
    public static Card Waiting(CultureInfo culture, ImmutableArray<ListedSurvey> surveys)
    {
        var waiting = surveys.Where(listed => listed.Survey.State == SurveyState.AwaitingApproval).ToList();
        var title = SurveyWords.Say(culture, "WaitingTitle", ("count", waiting.Count));
        return new(
            title,
            [
                new HeadingBlock(title),
                .. waiting.Take(MostListed).SelectMany(listed => ApprovalCards.Blocks(culture, listed.Survey, listed.Schedule)),
            ]);
    }

    public static Card Scheduled(CultureInfo culture, Survey survey, ImmutableArray<Instant> next, DateTimeZone zone)
    {
        var text = (survey.State, next) switch
        {
            (SurveyState.AwaitingApproval, _) => SurveyWords.Say(culture, "ScheduledWaiting", ("name", survey.Name)),
            (_, [var first, ..]) => SurveyWords.Say(culture, "ScheduledFirst", ("name", survey.Name), ("when", SurveyWords.Moment(culture, first, zone))),
            _ => SurveyWords.Say(culture, survey.Template.AsksOnOwnDay() ? "ScheduledOwnDay" : "ScheduledNoNext", ("name", survey.Name)),
        };
        return new(text, [new TextBlock(text), new ActionsBlock([new() { Label = SurveyWords.SayPlain(culture, "ButtonList"), Action = DeskChat.ListButton }])]);
    }

    /// <summary>Its hour has passed since the preview, say.</summary>
    public static Card NotScheduled(CultureInfo culture, SurveyDraft draft, ScheduleChange refused)
    {
        var why = ScheduleWords.Refuse(culture, refused);
        return new(
            why,
            [
                new TextBlock(why),
                new ActionsBlock([new()
                {
                    Label = SurveyWords.SayPlain(culture, "ButtonRevise"), Action = DeskChat.ReviseButton, Value = draft.Id.ToString("D"), Style = ButtonStyle.Primary, OpensForm = true,
                }]),
            ]);
    }

    /// <summary>Somebody else has changed it since the form was begun: what they did is not overwritten.</summary>
    public static Card Overtaken(CultureInfo culture, string name, SurveyId survey)
    {
        var text = SurveyWords.Say(culture, "Overtaken", ("name", name));
        return new(
            text,
            [
                new TextBlock(text),
                new ActionsBlock([new()
                {
                    Label = SurveyWords.SayPlain(culture, "ButtonChange"), Action = DeskChat.ChangeButton, Value = survey.Subject, Style = ButtonStyle.Primary, OpensForm = true,
                }]),
            ]);
    }

    public static Card ReallyEnd(CultureInfo culture, Survey survey)
    {
        var question = SurveyWords.Say(culture, "ReallyEnd", ("name", survey.Name));
        return new(
            question,
            [
                new TextBlock(question),
                new ActionsBlock(
                [
                    new() { Label = SurveyWords.SayPlain(culture, "ButtonEndForGood"), Action = DeskChat.EndForGoodButton, Value = survey.Id.Subject, Style = ButtonStyle.Danger },
                    new() { Label = SurveyWords.SayPlain(culture, "ButtonKeep"), Action = DeskChat.ListButton },
                ]),
            ]);
    }

    public static Card Launching(CultureInfo culture, Survey survey) => Say(culture, "Launching", ("name", survey.Name));

    public static Card NotLaunched(CultureInfo culture, Survey survey, LaunchWindowResult refused, DateTimeZone zone) => new(
        HeldCards.Why(culture, survey, refused, zone),
        [new TextBlock(HeldCards.Why(culture, survey, refused, zone)), .. HeldCards.WayOut(culture, survey, refused.Refusal)]);

    public static Card Asked(CultureInfo culture, Survey survey, int count) => Say(culture, "Asked", ("name", survey.Name), ("count", count));

    private static CardBlock[] Draft(CultureInfo culture, SurveyDraft draft) =>
    [
        new TextBlock(SurveyWords.Say(culture, "DraftWaits", ("name", draft.Text(SurveyFields.Name) is { Length: > 0 } name ? TextCut.Cut(name, PlanRules.LongestName) : TemplateWords.NameOf(culture, draft.Template)))),
        new ActionsBlock([new() { Label = SurveyWords.SayPlain(culture, "ButtonGoOnDraft"), Action = DeskChat.ReviseButton, Value = draft.Id.ToString("D"), OpensForm = true }]),
    ];

    private static Button New(CultureInfo culture) => new()
    {
        Label = SurveyWords.SayPlain(culture, "ButtonNew"), Action = DeskChat.NewButton, Style = ButtonStyle.Primary, OpensForm = true,
    };
}
