using System.Globalization;
using CultureBot.Chat;
using CultureBot.Schedules;

namespace CultureBot.Pulse;

/// <summary>What an auditor agrees to: every question in every language, the audience in words, the promise in numbers, the schedule.</summary>
internal static class ApprovalCards
{
    // A card has room for so many lines in one list.
    private const int QuestionsAList = 20;

    public static Card Ask(CultureInfo culture, Survey survey, Schedule? schedule) =>
        new(SurveyWords.Say(culture, "ApprovalTitle", ("name", survey.Name)), [.. Blocks(culture, survey, schedule)]);

    public static IEnumerable<CardBlock> Blocks(CultureInfo culture, Survey survey, Schedule? schedule)
    {
        var value = $"{survey.Id.Subject}{DeskApprovals.BeforeRevision}{SurveyRevision.Of(survey)}";
        return
        [
            new HeadingBlock(SurveyWords.Say(culture, "ApprovalTitle", ("name", survey.Name))),
            new TextBlock(ChatText.Join("\n",
            [
                SurveyWords.Say(culture, "ListWho", ("who", SurveyInWords.Audience(culture, survey.Audience))),
                SurveyInWords.Promise(culture, survey.Promise),
                schedule is not null ? SurveyWords.Say(culture, "ListWhen", ("when", ScheduleWords.Describe(culture, schedule)))
                    : SurveyWords.Say(culture, survey.Template.AsksOnOwnDay() ? "ListOwnDay" : "ListByHand"),
                SurveyWords.Say(culture, "ApprovalDays", ("days", survey.OpenDays)),
                .. survey.Template.AsksOnOwnDay() ? [] : (ReadOnlySpan<ChatText>)[SurveyWords.Say(culture, "FollowUps")],
            ])),
            .. SurveyInWords.Questions(culture, survey.Questions).Chunk(QuestionsAList).Select(some => new ListBlock([.. some])),
            new ActionsBlock(
            [
                new() { Label = SurveyWords.SayPlain(culture, "ButtonApprove"), Action = DeskChat.ApproveButton, Value = value, Style = ButtonStyle.Primary },
                new() { Label = SurveyWords.SayPlain(culture, "ButtonSendBack"), Action = DeskChat.SendBackButton, Value = value, OpensForm = true },
            ]),
        ];
    }
}
