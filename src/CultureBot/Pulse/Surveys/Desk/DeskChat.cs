using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>What of surveys can be asked for in chat, and who answers.</summary>
internal static class DeskChat
{
    public const string CommandName = "pulse";
    public const string NewButton = "survey.new";
    public const string ListButton = "survey.list";
    public const string ScheduleButton = "survey.schedule";
    public const string ReviseButton = "survey.revise";
    public const string ChangeButton = "survey.change";
    public const string PauseButton = "survey.pause";
    public const string GoOnButton = "survey.go_on";
    public const string EndButton = "survey.end";
    public const string EndForGoodButton = "survey.end_for_good";
    public const string LaunchButton = "survey.launch";
    public const string LaunchAnywayButton = "survey.launch_anyway";
    public const string AskSomebodyButton = "survey.ask_somebody";
    public const string ApproveButton = "survey.approve";
    public const string SendBackButton = "survey.send_back";

    public static void Map(ChatRoutes chat)
    {
        chat.For<DeskCommand>()
            .Command(CommandName, desk => desk.AnswerAsync)
            .Button(ListButton, desk => desk.ListAsync)
            .Button(NewButton, desk => desk.NewAsync)
            .Form(TemplateForm.Id, desk => desk.ChooseTemplateAsync);
        chat.For<DeskDrafts>()
            .Form(SurveyForm.Id, desk => desk.PreviewAsync)
            .Button(ReviseButton, desk => desk.ReviseAsync)
            .Button(ChangeButton, desk => desk.ChangeAsync)
            .Button(ScheduleButton, desk => desk.ScheduleAsync);
        chat.For<DeskSurveys>()
            .Button(PauseButton, desk => desk.PauseAsync)
            .Button(GoOnButton, desk => desk.GoOnAsync)
            .Button(EndButton, desk => desk.EndAsync)
            .Button(EndForGoodButton, desk => desk.EndForGoodAsync);
        chat.For<DeskLaunches>()
            .Button(LaunchButton, desk => desk.LaunchAsync)
            .Button(LaunchAnywayButton, desk => desk.OpenReasonAsync)
            .Form(ReasonForm.LaunchId, desk => desk.LaunchAnywayAsync)
            .Button(AskSomebodyButton, desk => desk.OpenAskAsync)
            .Form(AskSomebodyForm.Id, desk => desk.AskAsync);
        chat.For<DeskApprovals>()
            .Button(ApproveButton, desk => desk.ApproveAsync)
            .Button(SendBackButton, desk => desk.OpenSendBackAsync)
            .Form(ReasonForm.SendBackId, desk => desk.SendBackAsync);
    }
}
