using CultureBot.Chat;

namespace CultureBot.Actions;

/// <summary>What of actions can be asked for in chat, and who answers.</summary>
internal static class ActionsChat
{
    public const string PromiseButton = "actions.promise";
    public const string MineButton = "actions.mine";
    public const string DoneButton = "actions.done";
    public const string ProgressButton = "actions.progress";
    public const string DeclineButton = "actions.decline";
    public const string OwnerButton = "actions.owner";
    public const string TalkedButton = "actions.talked";

    public static void Map(ChatRoutes chat)
    {
        chat.For<PromiseChat>()
            .Button(PromiseButton, c => c.OpenAsync)
            .Form(PromiseForm.Id, c => c.SubmitAsync);
        chat.For<ActionsTopic>().Button(MineButton, c => c.MineAsync);
        chat.For<ActionButtons>()
            .Button(DoneButton, c => c.DoneAsync)
            .Button(ProgressButton, c => c.OpenProgressAsync)
            .Button(DeclineButton, c => c.OpenDeclineAsync)
            .Button(OwnerButton, c => c.OpenOwnerAsync);
        chat.For<ActionSubmissions>()
            .Form(ActionForms.ProgressId, c => c.ProgressAsync)
            .Form(ActionForms.DeclineId, c => c.DeclineAsync)
            .Form(ActionForms.OwnerId, c => c.OwnerAsync);
        chat.For<TeamTalkChat>().Button(TalkedButton, c => c.TalkedAsync);
    }
}
