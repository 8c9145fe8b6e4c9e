using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>The short forms in which feedback is answered, and in which whoever gave no name writes back.</summary>
internal static class AnswerForms
{
    public const string AnswerId = "feedback.answer";
    public const string WriteBackId = "feedback.write_back";
    public const string Words = "words";

    private const char Between = ' ';

    /// <summary>Of <see cref="Answer"/>; null for what is no state of that form.</summary>
    public static AnswerValue? ReadValue(FormRequest request) => AnswerValue.Read(ToneForm.StateOf(request));

    /// <param name="culture">The owner's language.</param>
    /// <param name="value">What is answered, and how.</param>
    /// <param name="isOfTeam">It is about a team: what was done may be told to everybody, in the owner's words.</param>
    public static Form Answer(CultureInfo culture, AnswerValue value, bool isOfTeam = false) => new(
        AnswerId,
        Say(culture, "Title" + value.Kind),
        Say(culture, "FormSubmit"),
        Say(culture, "Cancel"),
        value.ToString(),
        [
            Sentence(
                culture, "Field" + value.Kind, value.Subject.IsRelay ? "FieldAnswerRelayHint" : "FieldAnswerHint",
                isOfTeam && value.Kind == AnswerKind.Done ? " " + FeedbackDigestWords.Book.SayPlain(culture, "DoneHint") : ""),
        ]);

    /// <param name="culture">The writer's language.</param>
    /// <param name="code">Of the receipt.</param>
    /// <param name="once">Of this form: sent twice it is one.</param>
    public static Form WriteBack(CultureInfo culture, ReceiptCode code, ReceiptCode once) => new(
        WriteBackId,
        Say(culture, "WriteBackTitle"),
        Say(culture, "FormSubmit"),
        Say(culture, "Cancel"),
        code.Text + Between + once.Text,
        [Sentence(culture, "FieldWriteBack", "FieldWriteBackHint")]);

    /// <summary>The receipt's code and the form's own; null for what is no state of that form.</summary>
    public static (ReceiptCode Code, ReceiptCode Once)? ReadState(FormRequest request) =>
        ToneForm.StateOf(request).Split(Between) is [var code, var once] && ReceiptCode.Read(code) is { } receipt && ReceiptCode.Read(once) is { } form ? (receipt, form) : null;

    private static TextField Sentence(CultureInfo culture, string label, string hint, string more = "") => new(Words, Say(culture, label))
    {
        IsMultiline = true, Hint = Say(culture, hint) + more, MaxLength = Rating.MostCharacters,
    };

    private static string Say(CultureInfo culture, string key) => FeedbackWords.SayPlain(culture, key);
}
