using System.Globalization;
using CultureBot.Chat;
using CultureBot.Schedules;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>A survey in the list: a few lines, and what can be done with it.</summary>
internal static class SurveyLines
{
    public static IEnumerable<ChatText> Of(CultureInfo culture, ListedSurvey listed, DateTimeZone zone)
    {
        yield return Name(culture, listed.Survey);
        foreach (var line in Details(culture, listed, zone)) yield return line;
        if (listed.Latest is { State: WindowState.Open } open) yield return Open(culture, open);
    }

    /// <summary>When it goes out, and to whom.</summary>
    public static IEnumerable<ChatText> Details(CultureInfo culture, ListedSurvey listed, DateTimeZone zone)
    {
        var survey = listed.Survey;
        yield return listed.Schedule is { } schedule
            ? SurveyWords.Say(culture, "ListWhen", ("when", ScheduleWords.Describe(culture, schedule)))
            : SurveyWords.Say(culture, survey.Template.AsksOnOwnDay() ? "ListOwnDay" : "ListByHand");
        if (listed.Next is { } next) yield return SurveyWords.Say(culture, "ListNext", ("when", SurveyWords.Moment(culture, next, zone)));
        yield return SurveyWords.Say(culture, "ListWho", ("who", SurveyInWords.Audience(culture, survey.Audience)));
    }

    public static IEnumerable<Button> Buttons(CultureInfo culture, ListedSurvey listed)
    {
        var survey = listed.Survey;
        yield return Button("ButtonChange", DeskChat.ChangeButton, opensForm: true);
        if (survey.State == SurveyState.Scheduled && survey.Template == SurveyTemplate.Exit) yield return Button("ButtonAskSomebody", DeskChat.AskSomebodyButton, opensForm: true);
        else if (survey.State == SurveyState.Scheduled && !survey.Template.AsksOnOwnDay()) yield return Button("ButtonLaunch", DeskChat.LaunchButton);
        yield return survey.State == SurveyState.Paused ? Button("ButtonGoOn", DeskChat.GoOnButton) : Button("ButtonPause", DeskChat.PauseButton);
        yield return Button("ButtonEnd", DeskChat.EndButton);

        Button Button(string label, string action, bool opensForm = false) => new()
        {
            Label = SurveyWords.SayPlain(culture, label), Action = action, Value = survey.Id.Subject, OpensForm = opensForm,
        };
    }

    // A survey that was left with its template's name needs it once.
    private static ChatText Name(CultureInfo culture, Survey survey)
    {
        var (template, state) = (SurveyWords.SayPlain(culture, "Name" + survey.Template), SurveyWords.Say(culture, "State" + survey.State));
        return string.Equals(survey.Name, template, StringComparison.OrdinalIgnoreCase)
            ? SurveyWords.Say(culture, "ListNameAlone", ("name", survey.Name), ("state", state))
            : SurveyWords.Say(culture, "ListName", ("name", survey.Name), ("template", template), ("state", state));
    }

    // One figure for the whole organization, counted once a day: no other is shown before the close.
    public static ChatText Open(CultureInfo culture, Window window) =>
        window.AnsweredCountedAt is null || window.Invited == 0
            ? SurveyWords.Say(culture, "ListOpenUncounted", ("wave", window.Wave), ("waves", window.Waves))
            : SurveyWords.Say(
                culture, "ListOpen", ("wave", window.Wave), ("waves", window.Waves), ("percent", 100 * window.Answered / window.Invited));
}
