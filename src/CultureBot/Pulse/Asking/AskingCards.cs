using System.Collections.Immutable;
using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>The card that asks: one question after the other, then all answers to be read again and sent.</summary>
internal sealed class AskingCards(DraftSeal seal)
{
    private const int MostInARow = 4;
    private const int ReviewedAtOnce = 8;
    private const int ChangesInARow = 4;

    /// <summary>The question that the draft is at, or all answers.</summary>
    /// <param name="reader">Who reads it.</param>
    /// <param name="respondent">Who answers, with their draft.</param>
    /// <param name="reminder">Which reminder this is, from 1; 0 for none.</param>
    /// <param name="page">Which page of the answers.</param>
    public Card Of(AskingReader reader, AskedPerson respondent, int reminder = 0, int page = 0)
    {
        var draft = respondent.Draft;
        var buttons = new AskingButtons(reader, respondent, seal.Seal(respondent.Window.Id, respondent.Wave, respondent.Person, draft));
        var card = draft.At < respondent.Tapped.Length ? Question(reader, respondent, buttons) : Review(reader, respondent, buttons, page);
        IEnumerable<CardBlock> before = (reminder, draft.IsUntouched) switch
        {
            ( > 0, _) => [new TextBlock(Reminding(reader, respondent, reminder))],
            (_, true) => [new HeadingBlock(respondent.Survey.Name)],
            _ => [],
        };
        return card with
        {
            Summary = reminder > 0 ? Reminding(reader, respondent, reminder) : card.Summary,
            Blocks = [.. before, .. card.Blocks, .. draft.IsUntouched ? BeforeTheFirstTap(reader, respondent, buttons) : []],
        };
    }

    private static Card Question(AskingReader reader, AskedPerson respondent, AskingButtons buttons)
    {
        var draft = respondent.Draft;
        var question = respondent.Tapped[draft.At];
        var progress = reader.Say("Progress", ("number", draft.At + 1), ("count", respondent.Tapped.Length));
        Button[] beside =
        [
            buttons.Say("ButtonCannotSay", AskingChat.AnswerButton, CardValue.CannotSay),
            buttons.Say("ButtonSkip", AskingChat.AnswerButton, CardValue.Skip),
            .. draft.At > 0 || draft.IsChanging ? [buttons.Say("ButtonBack", AskingChat.BackButton)] : (Button[])[],
            .. draft.IsUntouched ? [] : (Button[])[buttons.Say("ButtonStored", AskingChat.StoredButton)],
        ];
        return new(
            reader.Say("Summary", ("survey", respondent.Survey.Name), ("progress", progress)),
            [
                new NoteBlock(progress),
                new TextBlock(ChatText.Bold(reader.WordsOf(question))),
                .. draft.Marks[draft.At] == Mark.None ? [] : (CardBlock[])[new NoteBlock(reader.Say("SoFar", ("answer", AnswerLabels.Of(reader, question, draft.Marks[draft.At]))))],
                .. Rows(question).Select(row => new ActionsBlock([.. row.Select(number => buttons.Answer(question, number))])),
                new ActionsBlock([.. beside]),
            ]);
    }

    // Five belong together; more than five are broken into even rows.
    private static IEnumerable<int[]> Rows(Question question)
    {
        var scale = AnswerScale.Of(question);
        return scale.Length <= MostInARow + 1 ? [[.. scale]] : scale.Chunk(MostInARow);
    }

    private static Card Review(AskingReader reader, AskedPerson respondent, AskingButtons buttons, int page)
    {
        var (questions, draft) = (respondent.Tapped, respondent.Draft);
        var pages = Math.Max(1, (questions.Length + ReviewedAtOnce - 1) / ReviewedAtOnce);
        page = Math.Clamp(page, 0, pages - 1);
        var shown = Enumerable.Range(0, questions.Length).Skip(page * ReviewedAtOnce).Take(ReviewedAtOnce).ToArray();
        ImmutableArray<Button> turning =
        [
            .. page > 0 ? [buttons.Page("ButtonEarlier", page - 1)] : (Button[])[],
            .. page < pages - 1 ? [buttons.Page("ButtonMore", page + 1)] : (Button[])[],
        ];
        return new(
            reader.Say("ReviewSummary", ("survey", respondent.Survey.Name)),
            [
                new TextBlock(questions.IsEmpty ? reader.Say("OnlyWords") : reader.Say("Review")),
                .. shown.Length == 0 ? [] : (CardBlock[])[new ListBlock([.. shown.Select(i => Reviewed(reader, questions[i], i, draft.Marks[i]))])],
                .. shown.Chunk(ChangesInARow).Select(row => new ActionsBlock([.. row.Select(buttons.Change)])),
                .. turning.IsEmpty ? [] : (CardBlock[])[new ActionsBlock(turning)],
                new ActionsBlock(
                [
                    .. respondent.Open.IsEmpty ? [] : (Button[])[buttons.Say("ButtonWords", AskingChat.WordsButton)],
                    buttons.Say(respondent.Open.IsEmpty ? "ButtonSubmit" : "ButtonSubmitOnly", AskingChat.SubmitButton),
                    .. draft.IsUntouched ? [] : (Button[])[buttons.Say("ButtonStored", AskingChat.StoredButton)],
                ]),
            ]);
    }

    private static ChatText Reviewed(AskingReader reader, Question question, int index, Mark mark) => reader.Say(
        "Reviewed", ("number", index + 1), ("question", reader.WordsOf(question)), ("answer", AnswerLabels.Of(reader, question, mark)));

    private static ChatText Reminding(AskingReader reader, AskedPerson respondent, int reminder) =>
        respondent.Window.ClosesAt is { } closesAt
            ? reader.Say(reminder == 1 ? "ReminderUntil" : "LastReminderUntil", ("survey", respondent.Survey.Name), ("day", reader.Day(closesAt)))
            : reader.Say(reminder == 1 ? "Reminder" : "LastReminder", ("survey", respondent.Survey.Name));

    private static IEnumerable<CardBlock> BeforeTheFirstTap(AskingReader reader, AskedPerson respondent, AskingButtons buttons) =>
    [
        new DividerBlock(),
        new NoteBlock(reader.Say("StoredShort")),
        new NoteBlock(StoredCards.Promised(reader, respondent.Window.Promise)),
        new ActionsBlock([buttons.Say("ButtonStored", AskingChat.StoredButton), buttons.Say("ButtonAfter", AskingChat.AfterButton)]),
    ];
}
