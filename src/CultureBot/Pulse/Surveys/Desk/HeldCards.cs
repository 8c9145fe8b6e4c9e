using System.Globalization;
using CultureBot.Chat;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>Why a survey did not go out, and what to do.</summary>
internal static class HeldCards
{
    public static ChatText Why(CultureInfo culture, Survey survey, LaunchWindowResult refused, DateTimeZone zone) => refused switch
    {
        { Refusal: LaunchRefusal.Brake, Brake: { } brake } => SurveyWords.Say(
            culture, "HeldBrake", ("name", survey.Name), ("without", brake.WithoutResponse), ("groups", brake.Groups)) + More(culture, brake),
        { Refusal: LaunchRefusal.StillOpen, Window.ClosesAt: { } closes } => SurveyWords.Say(
            culture, "HeldStillOpenUntil", ("name", survey.Name), ("when", SurveyWords.Moment(culture, closes, zone))),
        { Refusal: { } other } => SurveyWords.Say(culture, "Held" + other, ("name", survey.Name)),
        _ => throw new ArgumentException("This launch was not refused.", nameof(refused)),
    };

    private static ChatText More(CultureInfo culture, WindowBrake brake) => brake.More is { } more ? " " + more(culture) : ChatText.Empty;

    public static IEnumerable<CardBlock> WayOut(CultureInfo culture, Survey survey, LaunchRefusal? refusal)
    {
        Button? button = refusal switch
        {
            LaunchRefusal.Brake => Press("ButtonLaunchAnyway", DeskChat.LaunchAnywayButton, opensForm: true),
            LaunchRefusal.Nobody or LaunchRefusal.OtherPromise => Press("ButtonChange", DeskChat.ChangeButton, opensForm: true),
            LaunchRefusal.NotRunning => Press("ButtonGoOn", DeskChat.GoOnButton),
            _ => null,
        };
        return button is null ? [] : [new ActionsBlock([button])];

        Button Press(string label, string action, bool opensForm = false) => new()
        {
            Label = SurveyWords.SayPlain(culture, label), Action = action, Value = survey.Id.Subject, Style = ButtonStyle.Primary, OpensForm = opensForm,
        };
    }
}
