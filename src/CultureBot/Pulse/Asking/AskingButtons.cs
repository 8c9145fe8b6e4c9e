using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>Makes the buttons of one card: all of them carry the same sealed draft.</summary>
internal sealed class AskingButtons(AskingReader reader, AskedPerson respondent, string draft)
{
    /// <param name="label">A key of the phrasebook.</param>
    /// <param name="action">The route.</param>
    /// <param name="tap">What it means there.</param>
    public Button Say(string label, string action, string tap = "") => Make(reader.SayPlain(label), action, tap);

    public Button Answer(Question question, int number) => Make(
        AnswerLabels.OnButton(reader, question, number), AskingChat.AnswerButton, number.ToString(CultureInfo.InvariantCulture));

    public Button Change(int question) => Make(
        reader.SayPlain("ButtonChange", ("number", question + 1)), AskingChat.ChangeButton, question.ToString(CultureInfo.InvariantCulture));

    public Button Page(string label, int page) => Make(reader.SayPlain(label), AskingChat.ShowButton, page.ToString(CultureInfo.InvariantCulture));

    private Button Make(string label, string action, string tap) => new()
    {
        Label = label,
        Action = action,
        Value = new CardValue(respondent.Window.Id, respondent.Wave, tap, draft).ToString(),
        Style = action == (respondent.Open.IsEmpty ? AskingChat.SubmitButton : AskingChat.WordsButton) ? ButtonStyle.Primary : ButtonStyle.Plain,
        OpensForm = action == AskingChat.WordsButton,
    };
}
