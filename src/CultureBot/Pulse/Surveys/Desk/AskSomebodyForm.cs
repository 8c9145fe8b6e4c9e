using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>Names people who are asked now by a survey that asks people on their own day.</summary>
internal static class AskSomebodyForm
{
    public const string Id = "survey.ask";
    public const string People = "people";

    public static Form Make(CultureInfo culture, SurveyId survey) => new(
        Id,
        SurveyWords.SayPlain(culture, "AskTitle"),
        SurveyWords.SayPlain(culture, "AskSubmit"),
        SurveyWords.SayPlain(culture, "FormCancel"),
        survey.Subject,
        [new PeopleField(People, SurveyWords.SayPlain(culture, "AskLabel")) { Hint = SurveyWords.SayPlain(culture, "AskHint") }]);
}
