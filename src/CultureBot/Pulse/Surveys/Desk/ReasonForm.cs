using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>Asks for some words that are kept with a decision: why to launch in spite of a brake, what has to change before an approval.</summary>
internal static class ReasonForm
{
    public const string LaunchId = "survey.launch_reason";
    public const string SendBackId = "survey.send_back_words";
    public const string Words = "words";

    public static Form ForLaunch(CultureInfo culture, SurveyId survey) => Make(culture, LaunchId, survey.Subject, "LaunchReason");

    /// <param name="culture">The reader's language.</param>
    /// <param name="state">The survey and its revision.</param>
    public static Form ForSendingBack(CultureInfo culture, string state) => Make(culture, SendBackId, state, "SendBack");

    private static Form Make(CultureInfo culture, string id, string state, string key) => new(
        id,
        SurveyWords.SayPlain(culture, key + "Title"),
        SurveyWords.SayPlain(culture, key + "Submit"),
        SurveyWords.SayPlain(culture, "FormCancel"),
        state,
        [
            new TextField(Words, SurveyWords.SayPlain(culture, key + "Label"))
            {
                IsMultiline = true, MaxLength = 500, Hint = SurveyWords.SayPlain(culture, key + "Hint"),
            },
        ]);
}
