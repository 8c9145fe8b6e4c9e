using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Celebrations;

/// <summary>The question for dates, its form, and what is answered.</summary>
internal static class DateCards
{
    public const string FormId = "celebrations.dates";
    public const string TellButton = "celebrations.tell";
    public const string RatherNotButton = "celebrations.rather_not";

    public static Card Asked(CultureInfo culture, IReadOnlyList<OwnCelebration> own)
    {
        var open = own.Where(one => one is { IsWanted: true, Listed: null, Said: null }).Select(one => one.Kind).ToList();
        var title = CelebrationWords.Say(culture, open.Count > 0 ? "AskedTitle" : "AnsweredTitle");
        List<CardBlock> blocks = [new HeadingBlock(title), .. own.Select(one => new TextBlock(State(culture, one)))];
        if (open.Count > 0)
        {
            blocks.Add(new ActionsBlock([Tell(culture, open), .. open.Select(kind => RatherNot(culture, kind, isAlone: open.Count == 1))]));
            blocks.Add(new NoteBlock(CelebrationWords.Say(culture, "AskedNote")));
        }

        return new(title, [.. blocks]);
    }

    public static Form Form(CultureInfo culture, IReadOnlyList<OwnCelebration> own) => new(
        FormId,
        CelebrationWords.SayPlain(culture, "FormTitle"),
        CelebrationWords.SayPlain(culture, "FormSubmit"),
        CelebrationWords.SayPlain(culture, "FormCancel"),
        DatesAsked.Write(own.Select(one => one.Kind)),
        [.. own.SelectMany(one => OwnDates.Make(culture, one))]);

    /// <summary>How it stands now, after an answer.</summary>
    public static Card Answer(CultureInfo culture, IReadOnlyList<OwnCelebration> own) =>
        Card.Of(ChatText.Join("\n", own.Select(one => State(culture, one))));

    private static ChatText State(CultureInfo culture, OwnCelebration own) =>
        !own.IsWanted ? CelebrationWords.Say(culture, "Refused" + own.Kind)
        : (own.Listed ?? own.Said) is { } date ? CelebrationWords.Say(culture, "Kept" + own.Kind, ("day", OwnDates.Write(culture, own.Kind, date)))
        : CelebrationWords.Say(culture, "Asked" + own.Kind);

    private static Button Tell(CultureInfo culture, IEnumerable<CelebrationKind> open) => new()
    {
        Label = CelebrationWords.SayPlain(culture, "ButtonTell"), Action = TellButton, Value = DatesAsked.Write(open), OpensForm = true, Style = ButtonStyle.Primary,
    };

    // Slack wants each button of a message to differ in its action or value.
    private static Button RatherNot(CultureInfo culture, CelebrationKind kind, bool isAlone) => new()
    {
        Label = CelebrationWords.SayPlain(culture, isAlone ? "ButtonRatherNot" : "ButtonRatherNot" + kind), Action = RatherNotButton, Value = kind.ToString(),
    };
}
